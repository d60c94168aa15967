import type { FieldId } from './fields.ts';
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
