import { describe, expect, it } from 'vitest';
import { dateProblem, typedDate } from './typed-date.ts';

describe('date as typed', () => {
  it.each(['31/03/2026', '31.3.2026', '31 3 2026', '31 March 2026', '31st Mar 2026', ' 2026-03-31 '])(
    'is understood as people write it: %s',
    (typed) => {
      expect(typedDate(typed)).toBe('2026-03-31');
      expect(dateProblem(typed)).toBeNull();
    },
  );

  it('has the day first, also where the month could be', () => {
    expect(typedDate('03/04/2026')).toBe('2026-04-03');
  });

  it.each([
    ['31/03/32026', 'Give day, month and a year of four digits, as in 31/03/2026.'],
    ['31/03/26', 'Give day, month and a year of four digits, as in 31/03/2026.'],
    ['last March', 'Give day, month and a year of four digits, as in 31/03/2026.'],
    ['31/03/0206', 'Give a year from 1900 to 2099.'],
    ['29/02/2026', 'There is no such day: give the day first, then the month, as in 31/03/2026.'],
    ['03/31/2026', 'There is no such day: give the day first, then the month, as in 31/03/2026.'],
  ])('is refused in one sentence: %s', (typed, sentence) => {
    expect(typedDate(typed)).toBeNull();
    expect(dateProblem(typed)).toBe(sentence);
  });
});
