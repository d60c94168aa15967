import type { FieldId } from '../../table/fields.ts';
import type { Guess } from './mapping.ts';

/** Who gave a column its meaning: a guess that was kept, sure or to be checked; an earlier file; or the person. */
export const columnChoices = ['sure-guess', 'checked-guess', 'template', 'person'] as const;
export type ColumnChoice = (typeof columnChoices)[number];

/** `earlier` is what the column meant in the template; null where there is none, or where it had no meaning. */
export function choiceOf(field: FieldId, guess: Guess | undefined, earlier: FieldId | null): ColumnChoice {
  if (field === earlier) return 'template';
  if (!guess || guess.leaveOut || guess.field !== field) return 'person';
  return guess.confidence === 'sure' ? 'sure-guess' : 'checked-guess';
}

/** Why a column is not in the dataset. */
export const leftOutReasons = ['identifier', 'template', 'choice', 'unsettled', 'no-match'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type ColumnLeftOut = {
  readonly column: string;
  /** What it was taken for; null where for nothing. */
  readonly looksLike: FieldId | null;
  /** Null where nothing is known of it. */
  readonly why: LeftOutReason | null;
};

/** `isAsBefore`: the earlier file whose mapping was taken over had the column, and left it out. */
export function leftOutBecause(column: string, guess: Guess | undefined, isAsBefore: boolean): ColumnLeftOut {
  const looksLike = guess?.field ?? null;
  if (guess?.leaveOut) return { column, looksLike: null, why: 'identifier' };
  if (isAsBefore) return { column, looksLike, why: 'template' };
  if (!guess) return { column, looksLike, why: null };
  if (looksLike !== null) return { column, looksLike, why: 'choice' };
  return { column, looksLike, why: guess.confidence === 'check' ? 'unsettled' : 'no-match' };
}

/** As a report says it. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
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
