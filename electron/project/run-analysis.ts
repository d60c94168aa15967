import { analysisOf } from '../../core/analyses/registry.ts';
import { ofBeside } from '../../core/analyses/parts/beside.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { unmatchedAnswers } from '../../core/background/classify.ts';
import type { Input } from '../../core/contract/requests.ts';
import type { Sealed } from '../../core/results/seal.ts';
import { unmatchedOf } from '../../core/intake/coding/field-coding.ts';
import { AppError } from '../../core/errors.ts';
import { datasetKinds, type FieldId, fieldOf, isFieldId } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import type { ComputeTask } from '../messages/compute-messages.ts';
import { importFactsOf } from './import-facts.ts';
import type { Job } from '../base/job.ts';
import type { ProjectSession } from './session.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { filtersNamed, optionsNamed } from './answers-named.ts';
import { codedColumn, codingOf, fieldCodingOf, placedByHand, workColumns } from './coded-columns.ts';
import { schemeFor } from './named-schemes.ts';
import { besideDatasets } from './beside-datasets.ts';
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
    ...columnsDeclared(session, dataset, request.analysisId),
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

/** Columns of numbers and dates that the analysis declares and the dataset has. */
function columnsDeclared(
  session: ProjectSession,
  dataset: StoredDataset,
  analysisId: string,
): Required<Pick<ComputeTask, 'numbers' | 'dates'>> {
  const numbers = new Map<FieldId, Float64Array>();
  const dates = new Map<FieldId, Int32Array>();
  for (const { field } of analysisOf(analysisId).needs) {
    const name = columnOf(dataset, field);
    const column = name === null || isCategory(field) ? null : session.column(dataset.id, name);
    if (column?.type === 'number') numbers.set(field, column.values);
    if (column?.type === 'date') dates.set(field, column.days);
  }
  return { numbers, dates };
}

function isCategory(field: FieldId): boolean {
  return fieldOf(field).type === 'category';
}

/** Columns of the fields named by options, weighting and filters. A dataset beside must have those of the filters only. */
function fieldsNamed(
  session: ProjectSession,
  dataset: StoredDataset,
  request: AnalysisRequest,
): ReadonlyMap<FieldId, CategoryColumn> {
  const specs = analysisOf(request.analysisId).options;
  const named = Object.entries(specs).flatMap(([name, spec]) => {
    const value = request.options[name] ?? spec.initial;
    const isLacking = (each: unknown): boolean => isField(each) && columnOf(dataset, each) === null;
    if (spec.kind === 'field') {
      const isAsked = Object.hasOwn(request.options, name) && value !== spec.initial;
      const there = isLacking(value) && !isAsked ? (spec.otherwise ?? value) : value;
      return spec.isOptional && !isAsked && isLacking(there) ? [] : [there];
    }
    return spec.kind === 'fields' && Array.isArray(value) ? value : [];
  });
  const filterFields = request.filters.map(({ field }) => field);
  if (dataset.id !== request.datasetId) {
    const held = named.filter((each) => isField(each) && columnOf(dataset, each) !== null);
    return columnsOf(session, dataset, [...held, ...filterFields]);
  }
  const weightFields = request.weighting?.kind === 'asked' ? request.weighting.by : [];
  const unasked = fieldsUnasked(session, dataset, request);
  return columnsOf(session, dataset, [...named, ...weightFields, ...filterFields, ...unasked]);
}

function isField(value: unknown): value is FieldId {
  return typeof value === 'string' && isFieldId(value);
}

function columnsOf(
  session: ProjectSession,
  dataset: StoredDataset,
  fields: readonly unknown[],
): ReadonlyMap<FieldId, CategoryColumn> {
  return new Map(
    [...new Set(fields.filter(isField))].map((field) => [field, codedColumn(session, dataset, field)]),
  );
}

/** Fields that the analysis reads without being asked; those with uncoded answers are left out. */
function fieldsUnasked(
  session: ProjectSession,
  dataset: StoredDataset,
  { analysisId, options }: AnalysisRequest,
): readonly FieldId[] {
  const mapped = [...fieldLabelsOf(dataset).keys()].filter(isCategory);
  return analysisOf(analysisId)
    .bind(options)
    .fieldsBeside(mapped)
    .filter((field) => {
      const { labels } = categoryColumn(session, dataset, field);
      return unmatchedOf(field, labels, fieldCodingOf(session, dataset.id, field, labels)).length === 0;
    });
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
