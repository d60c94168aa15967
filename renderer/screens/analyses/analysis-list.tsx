import type { Output } from '../../../core/contract/requests.ts';
import { routeTo, routeToAnalysis } from '../../session/route.ts';
import { type Dataset, useSession } from '../../session/session.ts';
import { Icon } from '../../components/icon.tsx';
import { StrengthMark } from '../../components/strength-mark.tsx';
import { countOf } from '../../words/wording.ts';
import { EmphasisedSentence } from './emphasised-sentence.tsx';
import { fieldThatWaits } from './field-that-waits.ts';
import { useAnalysisRun } from './use-analysis-run.ts';

export type AnalysisSummary = Output<'analysis.list'>[number];

type AnalysisListProps = { readonly analyses: readonly AnalysisSummary[]; readonly dataset: Dataset };

/** All analyses with their headlines; one that cannot run says what it needs. */
export function AnalysisList({ analyses, dataset }: AnalysisListProps) {
  const open = dataset.unmatchedAnswers;
  return (
    <div className="stack">
      {open > 0 ? (
        <p className="notice">
          <Icon name="warning" />
          <span>
            {countOf(open, 'answer')} to the key question {open === 1 ? 'has' : 'have'} no group yet. Findings
            wait until every answer has a place: <a href={routeTo('answers')}>group the answers</a>.
          </span>
        </p>
      ) : null}
      <ul className="stack">
        {analyses.map((analysis) => (
          <li key={analysis.id}>
            <article className="card question">
              <h2>
                <a href={routeToAnalysis(analysis.id)}>{analysis.question}</a>
              </h2>
              {analysis.missing !== null ? (
                <p className="quiet">{analysis.missing}</p>
              ) : open > 0 && !analysis.isOfImport ? null : (
                <ShortAnswer analysisId={analysis.id} dataset={dataset} />
              )}
            </article>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ShortAnswer({ analysisId, dataset }: { analysisId: string; dataset: Dataset }) {
  const filters = useSession((state) => state.filters);
  const request = { analysisId, datasetId: dataset.id, options: {}, filters: [...filters] };
  const run = useAnalysisRun(request, false);
  if (run.failure) {
    const waiting = fieldThatWaits(run.failure, request, dataset);
    return (
      <p className="quiet">
        {run.failure.what}
        {waiting === null ? null : (
          <>
            {' '}
            <a href={routeTo('answers', waiting)}>Group these answers</a>
          </>
        )}
      </p>
    );
  }
  if (run.result === null) return <p className="quiet">Working it out …</p>;
  return (
    <div className={run.isStale ? 'stack result-stale' : 'stack'}>
      <p className="lead">
        <EmphasisedSentence text={run.result.sentences[0] ?? ''} />
      </p>
      <StrengthMark strength={run.result.strength} />
    </div>
  );
}
