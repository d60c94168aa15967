import type { CategoryColumn } from '../../table/column.ts';
import { categoriesOf, type CheckedDataset, numbersOf } from './check.ts';
import { mediansBy } from './medians.ts';

/** Smallest group with a median: in a smaller one the odd values themselves move it. */
export const LEAST_FOR_A_MEDIAN = 10;

/** Pay beside its reference median, one entry a row; NaN where pay is blank or not above zero. */
export type ComparedPay = {
  readonly pay: Float64Array;
  /** Full-time equivalent of `pay` where the FTE is known, otherwise `pay`. */
  readonly fullTime: Float64Array;
  /** Median of the row's pay basis and grade, or of its pay basis where too few people have the grade. */
  readonly usual: (row: number) => number;
};

/** Null without a column of pay. Amounts on different pay bases are never compared. */
export function comparePay(dataset: CheckedDataset): ComparedPay | null {
  const column = numbersOf(dataset, 'pay');
  if (column === null) return null;
  const pay = column.values.map((value) => (value > 0 ? value : Number.NaN));
  const share = numbersOf(dataset, 'fte')?.values;
  const fullTime = pay.map((value, row) => {
    const part = share?.[row] ?? 1;
    return part > 0 && part <= 1 ? value / part : value;
  });
  const basis = codesOf(categoriesOf(dataset, 'pay-basis'));
  const grade = codesOf(categoriesOf(dataset, 'grade'));
  const groupOf = (row: number): number => basis.of(row) * grade.count + grade.of(row);
  const byGroup = mediansBy(fullTime, groupOf, basis.count * grade.count, LEAST_FOR_A_MEDIAN);
  const byBasis = mediansBy(fullTime, basis.of, basis.count, LEAST_FOR_A_MEDIAN);
  const usual = (row: number): number => {
    const own = byGroup[groupOf(row)]!;
    return Number.isNaN(own) ? byBasis[basis.of(row)]! : own;
  };
  return { pay, fullTime, usual };
}

function codesOf(column: CategoryColumn | null): { count: number; of: (row: number) => number } {
  return column === null
    ? { count: 1, of: () => 0 }
    : { count: column.labels.length, of: (row) => column.codes[row]! };
}
