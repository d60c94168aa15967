import type { Cohort } from '../../cohort/cohort.ts';
import { AppError } from '../../errors.ts';
import { numberText } from '../../words/figure-text.ts';
import type { OptionSpec } from '../parts/options.ts';

/** Weeks of a year: 365.25 ÷ 7. Source: Gender pay gap reporting guidance (Government Equalities Office, 2023). */
const WEEKS_A_YEAR = 365.25 / 7;

export const payIs = {
  kind: 'choice',
  label: 'Pay in the file is',
  help: 'How an hour’s pay is worked out from it. What is paid to part-timers is divided by their full-time equivalent.',
  initial: 'full-time-year',
  choices: [
    { id: 'full-time-year', label: 'A year, as if full time' },
    { id: 'paid-year', label: 'A year, as paid' },
    { id: 'hour', label: 'An hour' },
  ],
} as const satisfies OptionSpec;

export const fullTimeHours = {
  kind: 'number',
  label: 'Full-time hours',
  help: 'Those of everyone who works full time. They change the pounds, and no gap.',
  initial: 37.5,
  least: 1,
  most: 80,
  unit: 'hours a week',
  isWhole: false,
} as const satisfies OptionSpec;

export type HourlyRule = { readonly payIs: string; readonly hours: number };

/**
 * Each person’s pay an hour; NaN where it is missing, zero, negative, or lacks the full-time equivalent it needs. `basis`
 * names what it was worked out from, the same for amounts that differ by a factor alone: `unit` of it are one pound.
 */
export function hourlyPay(
  cohort: Cohort,
  { payIs: kind, hours }: HourlyRule,
): { readonly basis: string; readonly unit: number; readonly pay: Float64Array } {
  const pay = cohort.numbers?.get('pay');
  if (!pay) throw noPay();
  const parts = kind === 'paid-year' ? cohort.numbers?.get('fte') : null;
  if (parts === undefined) throw noFullTimeEquivalent();
  const hoursAYear = kind === 'hour' ? 1 : WEEKS_A_YEAR * hours;
  return {
    basis: parts === null ? 'pay' : 'pay at full time',
    unit: hoursAYear,
    pay: pay.map((amount, row) => {
      const part = parts === null ? 1 : parts[row]!;
      return amount > 0 && part > 0 ? amount / (hoursAYear * part) : Number.NaN;
    }),
  };
}

/** How an hour’s pay came about, for the method. */
export function hourlyRule({ payIs: kind, hours }: HourlyRule): string {
  const weeks = `(365.25 ÷ 7 weeks × ${numberText(hours, Number.isInteger(hours) ? 0 : 1)} hours)`;
  const left =
    'People whose pay is missing, zero or negative are not counted: none of these is a rate of pay.';
  switch (kind) {
    case 'hour':
      return `Pay an hour is that of the file. ${left}`;
    case 'paid-year':
      return `Pay an hour = pay of the year, as paid ÷ full-time equivalent ÷ ${weeks}. ${left} Nor are those without a full-time equivalent above zero.`;
    default:
      return `Pay an hour = full-time pay of the year ÷ ${weeks}. ${left}`;
  }
}

function noPay(): AppError {
  return new AppError(
    'analysis/missing-field',
    'This dataset has no column of numbers for Pay.',
    'Map one to it on the Import screen.',
  );
}

function noFullTimeEquivalent(): AppError {
  return new AppError(
    'analysis/missing-field',
    'Pay as paid can be compared by the hour only where the full-time equivalent is known, and this dataset has no column for it.',
    'Map one to it on the Import screen, or say that pay is as if full time.',
  );
}
