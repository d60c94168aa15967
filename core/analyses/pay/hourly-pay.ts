import type { Cohort } from '../../cohort/cohort.ts';
import { AppError } from '../../errors.ts';
import type { CategoryColumn } from '../../table/column.ts';
import type { FieldId } from '../../table/fields.ts';
import { numberText } from '../../words/figure-text.ts';
import type { OptionSpec } from '../parts/options.ts';
import { payBases, type PayBasis, timesAYear, WEEKS_A_YEAR } from './pay-basis.ts';

/** Says by row what pay is for. */
export const BASIS_FIELD: FieldId = 'pay-basis';

export const payIs = {
  kind: 'choice',
  label: 'Pay in the file is',
  help: 'How an hour’s pay is worked out from it. What is paid to part-timers is divided by their full-time equivalent, or by their weekly hours.',
  initial: 'by-file',
  choices: [
    { id: 'by-file', label: 'A year, as if full time, or what Pay basis says' },
    { id: 'by-file-paid', label: 'A year, as paid, or what Pay basis says' },
    { id: 'full-time-year', label: 'A year, as if full time' },
    { id: 'paid-year', label: 'A year, as paid' },
    { id: 'full-time-month', label: 'A month, as if full time' },
    { id: 'paid-month', label: 'A month, as paid' },
    { id: 'hour', label: 'An hour' },
  ],
} as const satisfies OptionSpec;

export const fullTimeHours = {
  kind: 'number',
  label: 'Full-time hours',
  help: 'Those of everyone who works full time. They change the pounds, and a gap only where pay is told by the hour for some.',
  initial: 37.5,
  least: 1,
  most: 80,
  unit: 'hours a week',
  isWhole: false,
  isMore: true,
} as const satisfies OptionSpec;

export type HourlyRule = { readonly payIs: string; readonly hours: number };

const oneBasis: Readonly<Record<string, PayBasis>> = {
  'full-time-year': { period: 'year', isPaid: false },
  'paid-year': { period: 'year', isPaid: true },
  'full-time-month': { period: 'month', isPaid: false },
  'paid-month': { period: 'month', isPaid: true },
  hour: { period: 'hour', isPaid: false },
};

export type HourlyPay = {
  /** What it was worked out from: the same for amounts that differ by a factor alone. */
  readonly basis: string;
  /** As many of the amounts of that basis are one pound an hour. */
  readonly unit: number;
  /** NaN where it is missing, zero, negative, or lacks what it needs to be worked out. */
  readonly pay: Float64Array;
};

/** Each person’s pay an hour. Errors: analysis/missing-field, analysis/unread-pay-basis. */
export function hourlyPay(cohort: Cohort, { payIs: kind, hours }: HourlyRule): HourlyPay {
  const amounts = cohort.numbers?.get('pay');
  if (!amounts) throw noPay();
  const isByFile = kind === 'by-file' || kind === 'by-file-paid';
  const column = isByFile ? basisColumn(cohort) : undefined;
  const one = oneBasis[isByFile ? (kind === 'by-file' ? 'full-time-year' : 'paid-year') : kind];
  if (column === undefined && one === undefined) throw new RangeError(`No pay is called ${kind}.`);
  const basisOf = column ? payBases(column, kind === 'by-file-paid') : () => one ?? null;
  const weekly = cohort.numbers?.get('hours');
  const parts = cohort.numbers?.get('fte') ?? weekly?.map((each) => each / hours);
  const isPaid = (row: number): boolean => basisOf(row)?.isPaid === true && amounts[row]! > 0;
  const rows = [...amounts.keys()];
  if (column && !rows.some((row) => basisOf(row) !== null) && rows.some((row) => amounts[row]! > 0)) {
    throw unreadBasis(cohort.fieldLabel(BASIS_FIELD));
  }
  if (!parts && rows.some(isPaid)) throw noFullTimeEquivalent();
  const year = WEEKS_A_YEAR * hours;
  return {
    basis: column ? `${kind} at ${hours} hours` : one?.isPaid === true ? 'pay at full time' : 'pay',
    unit: column || !one ? 1 : year / timesAYear(one.period, hours),
    pay: amounts.map((amount, row) => {
      const basis = basisOf(row);
      if (basis === null) return Number.NaN;
      const part = basis.isPaid ? parts![row]! : 1;
      return amount > 0 && part > 0 ? (amount * timesAYear(basis.period, hours)) / (year * part) : Number.NaN;
    }),
  };
}

/** Undefined where it is not there, or says nothing of anybody. */
function basisColumn({ fields }: Cohort): CategoryColumn | undefined {
  const column = fields.get(BASIS_FIELD);
  return column?.labels.some((label) => label !== '') ? column : undefined;
}

/** How an hour’s pay came about, for the method. */
export function hourlyRule({ payIs: kind, hours }: HourlyRule): string {
  const year = `(365.25 ÷ 7 weeks × ${numberText(hours, Number.isInteger(hours) ? 0 : 1)} hours)`;
  const left =
    'People whose pay is missing, zero or negative are not counted: none of these is a rate of pay.';
  const without = `${left} Nor are those whose pay is as paid and who have no full-time equivalent above zero. Where the file has weekly hours instead, the full-time equivalent is weekly hours ÷ ${numberText(hours, Number.isInteger(hours) ? 0 : 1)}.`;
  switch (kind) {
    case 'hour':
      return `Pay an hour is that of the file. ${left}`;
    case 'paid-year':
      return `Pay an hour = pay of the year, as paid ÷ full-time equivalent ÷ ${year}. ${without}`;
    case 'full-time-year':
      return `Pay an hour = full-time pay of the year ÷ ${year}. ${left}`;
    case 'paid-month':
      return `Pay an hour = 12 × pay of the month, as paid ÷ full-time equivalent ÷ ${year}. ${without}`;
    case 'full-time-month':
      return `Pay an hour = 12 × full-time pay of the month ÷ ${year}. ${left}`;
    default: {
      const unsaid = kind === 'by-file-paid' ? 'as paid' : 'as if full time';
      return `Pay an hour = pay × how many of its periods a year has (12 months, 365.25 ÷ 7 weeks, 5 days a week) ÷ full-time equivalent where it is as paid ÷ ${year}; pay by the hour is as it is. The column Pay basis says for each row what pay is for; where it does not say as paid or as if full time, it is ${unsaid}. Without that column pay is of the year, ${unsaid}. ${without} Nor are those whose basis names no period.`;
    }
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
    'Pay as paid can be compared by the hour only where the full-time equivalent or the weekly hours are known, and this dataset has no column for either.',
    'Map one on the Import screen, or say that pay is as if full time.',
  );
}

function unreadBasis(label: string): AppError {
  return new AppError(
    'analysis/unread-pay-basis',
    `${label} names no year, month, week, day or hour that pay could be for.`,
    'Say in the options what pay in the file is, or give the answers of that column such names on the Group answers screen.',
  );
}
