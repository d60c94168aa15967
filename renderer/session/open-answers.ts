import type { Dataset } from './session.ts';

/** Number of answers that wait for a meaning: to the key question, and to the other fields that take answers of a list. */
export function openAnswersOf({
  unmatchedAnswers,
  fields,
}: Pick<Dataset, 'unmatchedAnswers' | 'fields'>): number {
  return fields.reduce((sum, field) => sum + field.unmatchedAnswers, unmatchedAnswers);
}
