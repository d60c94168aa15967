import { expect, it } from 'vitest';
import { openAnswersOf } from './open-answers.ts';

it('answers of other fields wait too, when those to the key question all have a group', () => {
  const field = { label: '', column: '', splits: true, categories: [], isCodable: true };
  const fields = [
    { ...field, field: 'job-family' as const, unmatchedAnswers: 3 },
    { ...field, field: 'grade' as const, unmatchedAnswers: 0 },
  ];
  expect(openAnswersOf({ unmatchedAnswers: 0, fields })).toBe(3);
  expect(openAnswersOf({ unmatchedAnswers: 2, fields })).toBe(5);
  expect(openAnswersOf({ unmatchedAnswers: 0, fields: fields.slice(1) })).toBe(0);
});
