import type { CategoryColumn } from '../../table/column.ts';
import { categoriesOf, type CheckedDataset, numbersOf } from './check.ts';
import { mediansBy } from './medians.ts';

/** A median of fewer is moved too easily by the very values that are odd. */
export const LEAST_FOR_A_MEDIAN = 10;

/** Pay above zero beside what it should be like; NaN elsewhere. */
export type ComparedPay = {
  readonly pay: Float64Array;
  /** The same as for full time, where the share of it is known; else equal to `pay`. */
  readonly fullTime: Float64Array;
  /** The median of the row's basis and grade, or of its basis where too few have its grade. */
  readonly usual: (row: number) => number;
};

/** Null without a column of pay. Amounts on different bases are never compared with each other. */
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
