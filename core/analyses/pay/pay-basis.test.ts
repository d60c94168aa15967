import { expect, it } from 'vitest';
import { readPayBasis, timesAYear } from './pay-basis.ts';

it.each([
  ['Annual', 'year', false],
  ['Annual FTE', 'year', false],
  ['annual_actual', 'year', true],
  ['Actual salary', 'year', true],
  ['FTE', 'year', false],
  ['Per month (paid)', 'month', true],
  ['Monthly full-time equivalent', 'month', false],
  ['£ pcm', 'month', false],
  ['Hourly rate', 'hour', false],
  ['per hour, actual', 'hour', false],
  ['Weekly', 'week', false],
  ['Day rate', 'day', false],
] as const)('the basis %s is of a %s', (label, period, isPaid) => {
  expect(readPayBasis(label, false)).toEqual({ period, isPaid });
});

it('the basis is as paid where that is unsaid and was chosen, and none where no period is named', () => {
  expect(readPayBasis('Monthly', true)).toEqual({ period: 'month', isPaid: true });
  expect(readPayBasis('Annual FTE', true)).toEqual({ period: 'year', isPaid: false });
  for (const label of ['', 'Spot rate', 'Grade 7', 'Payroll']) expect(readPayBasis(label, false)).toBeNull();
});

it('a month is a twelfth of a year, and an hour one of the full-time hours', () => {
  expect(timesAYear('month', 37.5)).toBe(12);
  expect(timesAYear('hour', 40)).toBeCloseTo(2_087.14, 2);
  expect(timesAYear('day', 40) * 8).toBeCloseTo(timesAYear('hour', 40), 9);
});
