import { analysisOf } from '../../core/analyses/registry.ts';
import type { Input } from '../../core/contract/requests.ts';
import { unmatchedOf } from '../../core/intake/coding/field-coding.ts';
import { type FieldId, fieldOf, isFieldId } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import type { ComputeTask } from '../messages/compute-messages.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { codedColumn, fieldCodingOf } from './coded-columns.ts';
import { categoryColumn, columnOf, fieldLabelsOf, noColumn } from './dataset-columns.ts';
import type { ProjectSession } from './session.ts';

type AnalysisRequest = Input<'finding.pin'>;

/**
 * Columns of numbers and dates that the analysis declares and the dataset has, and those that its options name. Errors:
 * analysis/missing-field.
 */
export function columnsDeclared(
  session: ProjectSession,
  dataset: StoredDataset,
  request: AnalysisRequest,
): Required<Pick<ComputeTask, 'numbers' | 'dates'>> {
  const numbers = new Map<FieldId, Float64Array>();
  const dates = new Map<FieldId, Int32Array>();
  const declared = analysisOf(request.analysisId).needs.map(({ field }) => field);
  const chosen = fieldsChosen(dataset, request).filter((field) => !isCategory(field));
  for (const field of dataset.id === request.datasetId ? chosen : []) {
    if (columnOf(dataset, field) === null) throw noColumn(field);
  }
  for (const field of [...declared, ...chosen]) {
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

/** Fields that the options name, each as the dataset has it. */
function fieldsChosen(dataset: StoredDataset, { analysisId, options }: AnalysisRequest): readonly FieldId[] {
  const named = Object.entries(analysisOf(analysisId).options).flatMap(([name, spec]) => {
    const value = options[name] ?? spec.initial;
    const isLacking = (each: unknown): boolean => isField(each) && columnOf(dataset, each) === null;
    if (spec.kind === 'field') {
      const isAsked = Object.hasOwn(options, name) && value !== spec.initial;
      const there = isLacking(value) && !isAsked ? (spec.otherwise ?? value) : value;
      return spec.isOptional && !isAsked && isLacking(there) ? [] : [there];
    }
    return spec.kind === 'fields' && Array.isArray(value) ? value : [];
  });
  return named.filter(isField);
}

/** Columns of answers named by options, weighting and filters. A dataset beside must have those of the filters only. */
export function fieldsNamed(
  session: ProjectSession,
  dataset: StoredDataset,
  request: AnalysisRequest,
): ReadonlyMap<FieldId, CategoryColumn> {
  const named = fieldsChosen(dataset, request).filter(isCategory);
  const filterFields = request.filters.map(({ field }) => field);
  if (dataset.id !== request.datasetId) {
    const held = named.filter((each) => columnOf(dataset, each) !== null);
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
