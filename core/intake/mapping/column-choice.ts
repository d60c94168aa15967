import type { FieldId } from '../../table/fields.ts';
import { EMPTY, type Guess } from './mapping.ts';

/** Origin of a column's meaning: a guess that was kept (sure, or to be checked), the template, or the person. */
export const columnChoices = ['sure-guess', 'checked-guess', 'template', 'person'] as const;
export type ColumnChoice = (typeof columnChoices)[number];

/** `earlier`: the field in the template; null where there is no template, or the column was left out of it. */
export function choiceOf(field: FieldId, guess: Guess | undefined, earlier: FieldId | null): ColumnChoice {
  if (field === earlier) return 'template';
  if (!guess || guess.leaveOut || guess.field !== field) return 'person';
  return guess.confidence === 'sure' ? 'sure-guess' : 'checked-guess';
}

/** Reasons why a column was left out of the dataset. */
export const leftOutReasons = ['empty', 'identifier', 'template', 'choice', 'unsettled', 'no-match'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type ColumnLeftOut = {
  readonly column: string;
  /** The field that was guessed; null where none was. */
  readonly looksLike: FieldId | null;
  /** Null where no reason was recorded. */
  readonly why: LeftOutReason | null;
};

/** `isAsBefore`: whether the template left the column out as well. */
export function leftOutBecause(column: string, guess: Guess | undefined, isAsBefore: boolean): ColumnLeftOut {
  const looksLike = guess?.field ?? null;
  if (guess?.leaveOut && guess.reason === EMPTY) return { column, looksLike: null, why: 'empty' };
  if (guess?.leaveOut) return { column, looksLike: null, why: 'identifier' };
  if (isAsBefore) return { column, looksLike, why: 'template' };
  if (!guess) return { column, looksLike, why: null };
  if (looksLike !== null) return { column, looksLike, why: 'choice' };
  return { column, looksLike, why: guess.confidence === 'check' ? 'unsettled' : 'no-match' };
}

/** The reasons as a report prints them. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  empty: 'It is empty',
  identifier: 'It points at people',
  template: 'Left out in the file before, too',
  choice: 'Left out by choice',
  unsettled: 'It may mean several things, and none was chosen',
  'no-match': 'No match: neither its heading nor its values are known',
};

export const chooserWords: Readonly<Record<ColumnChoice, string>> = {
  'sure-guess': 'Guess: Sure',
  'checked-guess': 'Guess: Check, kept',
  template: 'As in the file before',
  person: 'By hand',
};
