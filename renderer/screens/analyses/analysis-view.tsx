import './analyses.css';
import { type ReactNode, useEffect } from 'react';
import { EVERYONE } from '../../../core/results/everyone.ts';
import { countText } from '../../../core/words/figure-text.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { type Dataset, session, useSession } from '../../session/session.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import type { AnalysisSummary } from './analysis-list.tsx';
import { BesideChoice, useBeside } from './beside-choice.tsx';
import { FactChips, FilterChips } from './filter-chips.tsx';
import { OptionsForm } from './options-form.tsx';
import { fieldThatWaits } from './field-that-waits.ts';
import { PinButton } from './pin-button.tsx';
import { ResultAsides } from './result-asides.tsx';
import { ResultMethod } from './result-method.tsx';
import { ResultView } from './result-view.tsx';
import { type AnalysisRequest, type AnalysisRun, useAnalysisRun } from './use-analysis-run.ts';

type AnalysisViewProps = {
  readonly analysis: AnalysisSummary;
  readonly dataset: Dataset;
  /** What the screen says before the result. */
  readonly notice?: ReactNode;
};

/** The view of any registered analysis: question, options, result. */
export function AnalysisView({ analysis, dataset, notice }: AnalysisViewProps) {
  const open = analysis.isOfImport ? 0 : dataset.unmatchedAnswers;
  if (analysis.missing === null && open === 0) {
    return <RunningAnalysis analysis={analysis} dataset={dataset} notice={notice} />;
  }
  return (
    <div className="stack">
      <ScreenTitle title={analysis.question} />
      {notice}
      {analysis.missing === null ? (
        <EmptyState
          icon="question"
          title={`${countOf(open, 'answer')} ${open === 1 ? 'has' : 'have'} no group yet`}
        >
          <p>
            Findings wait until every answer to the key question has a place, so that nobody is counted by
            accident.
          </p>
          <LinkButton to="answers">Group the answers</LinkButton>
        </EmptyState>
      ) : (
        <EmptyState icon="question" title="This dataset cannot answer that">
          <p>{analysis.missing}</p>
          <LinkButton to="import">Go to Import and map</LinkButton>
        </EmptyState>
      )}
    </div>
  );
}

const noOptions = {};

function RunningAnalysis({ analysis, dataset, notice }: AnalysisViewProps) {
  const options = useSession((state) => state.options[analysis.id] ?? noOptions);
  const filters = useSession((state) => state.filters);
  const weighting = useSession((state) => state.weighting);
  const beside = useBeside(analysis, dataset);
  const request: AnalysisRequest = {
    analysisId: analysis.id,
    datasetId: dataset.id,
    ...(beside.length === 0 ? {} : { besideIds: [...beside] }),
    options: { ...options },
    filters: [...filters],
    ...(weighting.kind === 'none' ? {} : { weighting }),
  };
  const run = useAnalysisRun(request);
  useUsableShare(run, request);
  usePlacedByHand(run, request);
  return (
    <div className="stack">
      <div className="title-line">
        <ScreenTitle title={analysis.question} />
        <PinButton request={request} result={run.isStale || run.isRunning ? null : run.result} />
      </div>
      {notice}
      {analysis.isOfImport ? (
        <FactChips facts={run.result?.chips ?? []} />
      ) : (
        <FilterChips
          dataset={dataset}
          facts={run.result?.chips ?? []}
          weight={run.isStale ? null : (run.result?.context.weight ?? null)}
        />
      )}
      <div className="analysis-layout">
        <div className="analysis-side stack">
          <OptionsForm
            specs={analysis.options}
            values={options}
            dataset={dataset}
            onChange={(changed) =>
              session.change({ options: { ...session.read().options, [analysis.id]: changed } })
            }
          />
          <BesideChoice analysis={analysis} dataset={dataset} chosen={beside} />
        </div>
        <div className="analysis-main stack">
          <RunState run={run} request={request} dataset={dataset} />
          {weighting.kind !== 'none' && analysis.whyUnweighted !== null && !analysis.isOfImport ? (
            <p className="notice">Not weighted. {analysis.whyUnweighted}</p>
          ) : null}
          {run.result ? <ResultView result={run.result} isStale={run.isStale} /> : null}
        </div>
        {run.result ? (
          <div className="analysis-asides stack">
            <ResultAsides result={run.result} />
          </div>
        ) : null}
      </div>
      {run.result ? <ResultMethod result={run.result} /> : null}
    </div>
  );
}

type RunStateProps = {
  readonly run: AnalysisRun;
  readonly request: AnalysisRequest;
  readonly dataset: Dataset;
};

function RunState({ run, request, dataset }: RunStateProps) {
  const waiting = run.failure && fieldThatWaits(run.failure, request, dataset);
  if (run.failure && waiting) {
    return (
      <EmptyState icon="question" title={run.failure.what}>
        <p>{run.failure.whatToDo}</p>
        <LinkButton to="answers" detail={waiting}>
          Group these answers
        </LinkButton>
      </EmptyState>
    );
  }
  if (run.failure) return <ErrorPanel failure={run.failure} action="Try again" onAction={run.again} />;
  if (!run.isRunning && run.result === null) {
    return (
      <EmptyState icon="question" title="Stopped">
        <p>The analysis was cancelled before it was done.</p>
        <button className="button button-primary" type="button" onClick={run.again}>
          Run it
        </button>
      </EmptyState>
    );
  }
  if (!run.isRunning && run.isStale) {
    return (
      <div className="notice run-state">
        <p>Stopped. The figures below are from before the last change.</p>
        <button className="button button-plain" type="button" onClick={run.again}>
          Run it
        </button>
      </div>
    );
  }
  if (!run.isRunning) return null;
  return (
    <section className="card run-state" aria-label="Running">
      <ProgressLine
        label={run.result ? 'Working it out again. The figures below are from before.' : 'Working it out'}
        progress={run.progress}
        onCancel={run.cancel}
      />
    </section>
  );
}

/** Publishes the number of hand-coded answers to the status bar, from the last result without filters. */
function usePlacedByHand({ result, isStale }: AnalysisRun, { datasetId, filters }: AnalysisRequest): void {
  const isOfEveryone = filters.length === 0;
  useEffect(() => {
    if (result === null || isStale || !isOfEveryone) return;
    const { values } = result.context.facts.find(({ id }) => id === 'placed-by-hand') ?? { values: [] };
    const [people, usable] = ['people', 'usable'].map((name) => values.find(({ id }) => id === name)?.value);
    const of = typeof usable === 'number' ? ` of ${countText(usable)}` : '';
    const text =
      values.length === 0 ? '' : typeof people === 'number' ? `${countText(people)}${of}` : 'in part';
    session.change({ placed: { ...session.read().placed, [datasetId]: text } });
  }, [result, isStale, isOfEveryone, datasetId]);
}

/** Publishes the usable share to the rail, from the result of Data health. */
function useUsableShare(run: AnalysisRun, request: AnalysisRequest): void {
  const { result, isStale } = run;
  const { datasetId } = request;
  const isOfEveryone = request.filters.length === 0;
  useEffect(() => {
    if (result === null || isStale || !isOfEveryone) return;
    const share = result.estimates.find(
      ({ measure, of }) => measure === 'usable-share' && of['by'] === EVERYONE,
    )?.value;
    if (typeof share !== 'number') return;
    session.change({ usable: { ...session.read().usable, [datasetId]: `${Math.round(100 * share)}%` } });
  }, [result, isStale, isOfEveryone, datasetId]);
}
