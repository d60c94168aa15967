import { analysisOf } from '../../core/analyses/registry.ts';
import { ofBeside } from '../../core/analyses/parts/beside.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { unmatchedAnswers } from '../../core/background/classify.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { Sealed } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import { datasetKinds } from '../../core/table/fields.ts';
import type { ComputeTask } from '../messages/compute-messages.ts';
import { importFactsOf } from './import-facts.ts';
import type { Job } from '../base/job.ts';
import type { ProjectSession } from './session.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { filtersNamed, optionsNamed } from './answers-named.ts';
import { codingOf, placedByHand, workColumns } from './coded-columns.ts';
import { schemeFor } from './named-schemes.ts';
import { besideDatasets } from './beside-datasets.ts';
import { columnsDeclared, fieldsNamed } from './columns-loaded.ts';
import { revisionOf } from './revision.ts';
import { categoryColumn, columnOf, datasetOf, fieldLabelsOf, numberOf, peopleOf } from './dataset-columns.ts';

type AnalysisRequest = Input<'finding.pin'>;

/**
 * Runs one analysis on the compute thread; `before` of the `of` runs of the job are done already. Errors:
 * background/unmatched-answers, analysis/missing-field …
 */
export async function runSealed(
  session: ProjectSession,
  request: AnalysisRequest,
  job: Job,
  before = 0,
  of = 1,
): Promise<Sealed> {
  return session.compute.run(taskOf(session, request), job, (percent) =>
    job.report(before * 100 + percent, of * 100, 'Protecting people'),
  );
}

/** Benchmark of a run: its own option, that of its recipe, or the project's. */
export function benchmarkIdOf(session: ProjectSession, request: AnalysisRequest): string {
  const chosen = request.options['benchmark'];
  return typeof chosen === 'string' ? chosen : (request.benchmarkId ?? session.store.settings().benchmarkId);
}

function taskOf(session: ProjectSession, request: AnalysisRequest): ComputeTask {
  const { store } = session;
  const dataset = datasetOf(session, request.datasetId);
  return {
    ...sourceOf(session, request, dataset),
    analysisId: request.analysisId,
    options: optionsNamed(session, dataset, request),
    ...weightsOf(session, dataset, request),
    beside: besideDatasets(session, request).map((each) =>
      ofBeside(() => sourceOf(session, request, each), `${each.label} (beside)`),
    ),
    benchmarkId: benchmarkIdOf(session, request),
    customBenchmarks: store.customBenchmarks(),
    policyId: store.facts().policyId,
    ledger: store.ledger(),
  };
}

/** One dataset as an analysis looks at it: the one that it is asked of, or one beside. */
function sourceOf(
  session: ProjectSession,
  request: AnalysisRequest,
  dataset: StoredDataset,
): ComputeTask['beside'][number] {
  const scheme = schemeFor(session, request);
  const { isOfImport } = analysisOf(request.analysisId);
  const work = scheme.classes ? workColumns(session, dataset) : null;
  // An import report is possible for a dataset in which nobody's background can be told.
  const isUnclassed = scheme.classes !== undefined && work === null;
  const isWithout = isOfImport && (isUnclassed || columnOf(dataset, 'seb-occupation') === null);
  const occupation = isWithout ? null : categoryColumn(session, dataset, 'seb-occupation');
  const coding = codingOf(session, dataset.id, occupation?.labels ?? []);
  // The import report counts uncoded answers; every other analysis waits until all are coded.
  if (!isOfImport) refuseUnmatched(unmatchedAnswers(occupation?.labels ?? [], coding).length);
  return {
    dataset: dataset.id,
    revision: revisionOf(session, dataset),
    rows: dataset.rows,
    occupation,
    work,
    asked: columnOf(dataset, 'asked-flag') === null ? null : categoryColumn(session, dataset, 'asked-flag'),
    people: peopleOf(session, dataset),
    fields: fieldsNamed(session, dataset, request),
    ...columnsDeclared(session, dataset, request),
    fieldLabels: fieldLabelsOf(dataset),
    // The import report covers the whole file: with filters the people left out could be found by difference.
    filters: isOfImport ? [] : filtersNamed(session, dataset, request),
    coding,
    joins: session.store.datasetReport(dataset.id).profile.joins ?? [],
    placedByHand: placedByHand(session, dataset.id, occupation?.labels ?? []),
    ...(isOfImport ? { file: importFactsOf(session, dataset, occupation === null ? null : scheme) } : {}),
    scheme,
    context: {
      dataset: dataset.label,
      kind: datasetKinds.find(({ id }) => id === dataset.kind)?.label ?? dataset.kind,
      wave: dataset.wave,
    },
  };
}

function weightsOf(
  session: ProjectSession,
  dataset: StoredDataset,
  { weighting = noWeighting }: AnalysisRequest,
): Pick<ComputeTask, 'weighting' | 'weights'> {
  return { weighting, weights: weighting.kind === 'column' ? numberOf(session, dataset, 'weight') : null };
}

function refuseUnmatched(count: number): void {
  if (count === 0) return;
  throw new AppError(
    'background/unmatched-answers',
    // Without a number: standard output may be passed on, and a count would disclose rare answers.
    'At least one answer to the key question has no group yet.',
    'Give each a group, or set it aside, on the Group answers screen.',
    { count },
  );
}
