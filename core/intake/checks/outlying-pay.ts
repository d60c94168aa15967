import { countText } from '../../words/figure-text.ts';
import { type Check, type CheckFinding, rowsWhere } from './check.ts';
import { countAsMissing, rescale } from './fixes.ts';
import { comparePay, type ComparedPay, LEAST_FOR_A_MEDIAN } from './pay.ts';

/**
 * Smallest ratio to the median of the grade that is reported. The smallest mistake of a unit, monthly pay among annual,
 * is a factor of 12; the spread within a grade stays far below 8.
 */
const LOOKED_AT = 8;
/** Largest ratio to the median, after conversion, at which the other unit is taken as proven. */
const NEAR = 2;
/** 37.5 hours a week for 52 weeks; an hour more or less a week changes it by under 3%. */
const HOURS_A_YEAR = 1_950;

type Unit = {
  readonly id: string;
  readonly factor: number;
  readonly like: string;
  /** The conversion in words. */
  readonly words: string;
};

const hoursWords = '1,950, which is 37.5 hours a week for 52 weeks,';

const units: readonly Unit[] = [
  { id: 'by-the-month', factor: 12, like: 'pay by the month', words: 'Times 12' },
  { id: 'by-the-week', factor: 52, like: 'pay by the week', words: 'Times 52' },
  { id: 'by-the-hour', factor: HOURS_A_YEAR, like: 'pay by the hour', words: `Times ${hoursWords}` },
  {
    id: 'by-the-year',
    factor: 1 / HOURS_A_YEAR,
    like: 'pay by the year among pay by the hour',
    words: `Divided by ${hoursWords}`,
  },
  { id: 'in-pence', factor: 1 / 100, like: 'amounts in pence', words: 'Divided by 100' },
];

/** Pay far from the median of its grade on the same pay basis. */
export const outlyingPay: Check = {
  id: 'outlying-pay',
  title: 'Pay unlike that of others in the grade',
  findingIds: [...units.map(({ id }) => id), 'other'].map((id) => `outlying-pay/${id}`),
  find(dataset) {
    const compared = comparePay(dataset);
    if (compared === null) return [];
    const outlying = rowsWhere(dataset.rows, (row) => !isWithin(LOOKED_AT, 1, row, compared));
    const unitOf = (row: number): string =>
      units.find(({ factor }) => isWithin(NEAR, factor, row, compared))?.id ?? 'other';
    const byUnit = Map.groupBy(outlying, unitOf);
    return [
      ...units.flatMap((unit) => findingOf(unit, byUnit.get(unit.id) ?? [])),
      ...otherFinding(byUnit.get('other') ?? []),
    ];
  },
};

/**
 * Whether pay is near the median, as paid or as full-time equivalent: either reading may be right. True where there is
 * no median.
 */
function isWithin(
  limit: number,
  factor: number,
  row: number,
  { pay, fullTime, usual }: ComparedPay,
): boolean {
  const median = usual(row);
  if (Number.isNaN(pay[row]) || Number.isNaN(median)) return true;
  const isNear = (amount: number): boolean => amount < median * limit && amount * limit > median;
  return isNear(pay[row]! * factor) || isNear(fullTime[row]! * factor);
}

function findingOf(unit: Unit, found: readonly number[]): readonly CheckFinding[] {
  if (found.length === 0) return [];
  const rows = Int32Array.from(found);
  return [
    {
      id: `outlying-pay/${unit.id}`,
      sentence: `Pay of ${rows.length === 1 ? '1 row looks' : `${countText(rows.length)} rows looks`} like ${unit.like}.`,
      why: `${unit.words} it comes to less than twice and more than half of what is usual in the grade.`,
      count: rows.length,
      rows,
      fixes: [rescale('pay', unit.factor, rows), countAsMissing('pay', rows)],
      answersOf: null,
    },
  ];
}

function otherFinding(found: readonly number[]): readonly CheckFinding[] {
  if (found.length === 0) return [];
  const rows = Int32Array.from(found);
  return [
    {
      id: 'outlying-pay/other',
      sentence: `Pay of ${rows.length === 1 ? '1 row' : `${countText(rows.length)} rows`} is eight times the median of the grade or more, or an eighth or less.`,
      why: `Pay in one grade does not spread so far, and no unit explains it: it may be a slip. At the very top it may be true: then leave it. Grades of fewer than ${LEAST_FOR_A_MEDIAN} are compared with everybody.`,
      count: rows.length,
      rows,
      fixes: [countAsMissing('pay', rows)],
      answersOf: null,
    },
  ];
}
