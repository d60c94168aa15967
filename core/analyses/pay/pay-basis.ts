import type { CategoryColumn } from '../../table/column.ts';

/** Weeks of a year: 365.25 ÷ 7. Source: Gender pay gap reporting guidance (Government Equalities Office, 2023). */
export const WEEKS_A_YEAR = 365.25 / 7;
const DAYS_A_WEEK = 5;

export type Period = 'year' | 'month' | 'week' | 'day' | 'hour';

/** What an amount of pay is for; `isPaid` where it is what was paid, and so less for those who work part-time. */
export type PayBasis = { readonly period: Period; readonly isPaid: boolean };

/** How many of a period a full-time year has. */
export function timesAYear(period: Period, hours: number): number {
  const times = {
    ...{ year: 1, month: 12, week: WEEKS_A_YEAR, day: DAYS_A_WEEK * WEEKS_A_YEAR },
    hour: WEEKS_A_YEAR * hours,
  };
  return times[period];
}

const periods: readonly (readonly [Period, RegExp])[] = [
  ['hour', /\b(hour|hours|hourly|hr|ph|p\/h)\b/u],
  ['day', /\b(day|daily|diem|pd)\b/u],
  ['week', /\b(week|weekly|wk|pw)\b/u],
  ['month', /\b(month|monthly|mth|pcm|pm)\b/u],
  ['year', /\b(year|yearly|yr|annual|annually|annum|pa|p\.a\.|salary|salaried)\b/u],
];
const FULL_TIME = /\b(fte|full[ -]?time|whole[ -]?time|wte)\b/u;
const PAID = /\b(actual|actually|paid|pro[ -]?rata|part[ -]?time|received)\b/u;

/** What a written basis says; null where it names no period. `isPaidUnsaid` where it does not say as paid or full time. */
export function readPayBasis(label: string, isPaidUnsaid: boolean): PayBasis | null {
  const text = label.toLowerCase().replaceAll('_', ' ');
  const period = periods.find(([, words]) => words.test(text))?.[0] ?? (FULL_TIME.test(text) ? 'year' : null);
  if (period === null) return null;
  if (period === 'hour') return { period, isPaid: false };
  const isFull = FULL_TIME.test(text);
  return { period, isPaid: PAID.test(text) && !isFull ? true : isFull ? false : isPaidUnsaid };
}

/** By row. */
export function payBases(column: CategoryColumn, isPaidUnsaid: boolean): (row: number) => PayBasis | null {
  const read = column.labels.map((label) => readPayBasis(label, isPaidUnsaid));
  return (row) => read[column.codes[row]!] ?? null;
}
