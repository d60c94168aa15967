import { completeCoding, suggestCoding } from '../../core/background/classify.ts';
import type { Coding } from '../../core/background/scheme.ts';
import { decisionsOnSpellings } from '../../core/background/spellings.ts';
import type { CodedAnswers, WorkColumns } from '../../core/background/work-columns.ts';
import { AppError } from '../../core/errors.ts';
import {
  codeColumn,
  codesOf,
  type FieldCoding,
  isCodable,
  unmatchedOf,
  withSuggestions,
} from '../../core/intake/coding/field-coding.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import type { ProjectSession } from './session.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { categoryColumn, columnOf, fieldLabelsOf } from './dataset-columns.ts';

/** Coding of the key question: the person's decisions over the meanings that printed wordings suggest. */
export function codingOf(session: ProjectSession, datasetId: string, labels: readonly string[]): Coding {
  return completeCoding(labels, session.store.coding(datasetId));
}

/** Answers that a person coded otherwise than their wording suggests, or that no wording fits. */
export function placedByHand(
  session: ProjectSession,
  datasetId: string,
  labels: readonly string[],
): readonly string[] {
  const decided = decisionsOnSpellings(labels, session.store.coding(datasetId).assignments);
  const recognised = suggestCoding(labels).assignments;
  return labels.filter((label) => {
    if (!Object.hasOwn(decided, label)) return false;
    const meaning = Object.hasOwn(recognised, label) ? recognised[label] : undefined;
    return JSON.stringify(decided[label]) !== JSON.stringify(meaning);
  });
}

/** Coding of any other field, likewise. */
export function fieldCodingOf(
  session: ProjectSession,
  datasetId: string,
  field: FieldId,
  labels: readonly string[],
): FieldCoding {
  return withSuggestions(field, labels, session.store.fieldCoding(datasetId, field));
}

/**
 * Coded column of a field, categories in place of raw answers. Errors: analysis/missing-field,
 * coding/unmatched-answers.
 */
export function codedColumn(session: ProjectSession, dataset: StoredDataset, field: FieldId): CategoryColumn {
  const column = categoryColumn(session, dataset, field);
  return isCodable(field)
    ? codeColumn(field, column, settledCoding(session, dataset, field, column))
    : column;
}

/** The other three questions on the main earner's work; null where one is missing. Errors: coding/unmatched-answers. */
export function workColumns(session: ProjectSession, dataset: StoredDataset): WorkColumns | null {
  const questions = ['seb-employment', 'seb-size', 'seb-supervise'] as const;
  if (questions.some((field) => columnOf(dataset, field) === null)) return null;
  const answersTo = (field: FieldId): CodedAnswers => {
    const column = categoryColumn(session, dataset, field);
    return { column, codes: codesOf(field, column.labels, settledCoding(session, dataset, field, column)) };
  };
  const [employment, size, supervised] = questions;
  return { employment: answersTo(employment), size: answersTo(size), supervised: answersTo(supervised) };
}

function settledCoding(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
  { labels }: CategoryColumn,
): FieldCoding {
  const coding = fieldCodingOf(session, dataset.id, field, labels);
  const open = unmatchedOf(field, labels, coding).length;
  if (open === 0) return coding;
  const name = fieldLabelsOf(dataset).get(field) ?? fieldOf(field).label;
  throw new AppError(
    'coding/unmatched-answers',
    `At least one answer to ${name} has no meaning yet.`,
    'Give each a meaning, or set it aside, on the Group answers screen.',
    { count: open, field },
  );
}
