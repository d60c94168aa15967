import { analysisOf } from '../../core/analyses/registry.ts';
import type { Input } from '../../core/contract/requests.ts';
import { categoryNamed } from '../../core/intake/coding/answer-named.ts';
import { isCodable } from '../../core/intake/coding/field-coding.ts';
import { isFieldId } from '../../core/table/fields.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { fieldCodingOf } from './coded-columns.ts';
import { categoryColumn, columnOf } from './dataset-columns.ts';
import type { ProjectSession } from './session.ts';

type AnalysisRequest = Input<'finding.pin'>;

/** Options with answers named as in the file replaced by the labels that they are counted under. */
export function optionsNamed(
  session: ProjectSession,
  dataset: StoredDataset,
  { analysisId, options }: AnalysisRequest,
): AnalysisRequest['options'] {
  const specs = analysisOf(analysisId).options;
  const named = Object.entries(options).map(([name, value]): [string, unknown] => {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec?.kind !== 'answer' && spec?.kind !== 'answers') return [name, value];
    const of = options[spec.of] ?? specs[spec.of]?.initial;
    const field: unknown = Array.isArray(of) ? of[0] : of;
    const nameOne = (each: unknown): unknown =>
      typeof each === 'string' ? answerNamed(session, dataset, field, each) : each;
    return [name, Array.isArray(value) ? value.map(nameOne) : nameOne(value)];
  });
  return Object.fromEntries(named);
}

/** As `optionsNamed`, for the answers that filters keep. */
export function filtersNamed(
  session: ProjectSession,
  dataset: StoredDataset,
  { filters }: AnalysisRequest,
): AnalysisRequest['filters'] {
  return filters.map(({ field, values }) => ({
    field,
    values: [...new Set(values.map((value) => answerNamed(session, dataset, field, value)))],
  }));
}

function answerNamed(session: ProjectSession, dataset: StoredDataset, field: unknown, name: string): string {
  if (typeof field !== 'string' || !isFieldId(field) || !isCodable(field)) return name;
  if (columnOf(dataset, field) === null) return name;
  const { labels } = categoryColumn(session, dataset, field);
  return categoryNamed(field, name, labels, fieldCodingOf(session, dataset.id, field, labels));
}
