import { type Contrast, requireShare, type TestResult } from './interval.ts';
import { chiSquareUpperTail } from './normal.ts';

/**
 * Pearson's chi-square test of independence for a table of counts (rows of equal length).
 * Rows and columns with nobody in them are left out. Null when fewer than two of either remain.
 * Throws RangeError for a negative count or rows of unequal length.
 * Source: Pearson, Philosophical Magazine 50 (1900), 157–175; Fisher (1922) for (rows − 1)(columns − 1).
 */
export function chiSquareIndependence(table: readonly (readonly number[])[]): TestResult | null {
  return chiSquare(table, 0);
}

/** Pearson's test for two proportions without a correction, 1 degree of freedom. Null when an outcome has nobody. */
export function chiSquareTwoByTwo(contrast: Contrast): TestResult | null {
  return chiSquare(tableOf(contrast), 0);
}

/**
 * The same with Yates' correction: ½, but never more than the deviation itself.
 * Source: Yates, Supplement to the Journal of the Royal Statistical Society 1 (1934), 217–235; limit as R does it.
 */
export function chiSquareYates(contrast: Contrast): TestResult | null {
  return chiSquare(tableOf(contrast), 0.5);
}

function tableOf({ x1, n1, x2, n2 }: Contrast): readonly (readonly number[])[] {
  requireShare(x1, n1);
  requireShare(x2, n2);
  return [
    [x1, n1 - x1],
    [x2, n2 - x2],
  ];
}

function chiSquare(table: readonly (readonly number[])[], correction: number): TestResult | null {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width || !row.every((count) => count >= 0))) {
    throw new RangeError('A table needs rows of equal length and counts of at least 0.');
  }
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = Array.from({ length: width }, (_, column) =>
    table.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const total = rowSums.reduce((sum, count) => sum + count, 0);
  const rows = rowSums.filter((sum) => sum > 0).length;
  const columns = columnSums.filter((sum) => sum > 0).length;
  if (rows < 2 || columns < 2) return null;
  let statistic = 0;
  for (const [row, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      const expected = ((rowSums[row] ?? 0) * (columnSums[column] ?? 0)) / total;
      if (expected === 0) continue;
      const deviation = Math.abs(count - expected);
      statistic += (deviation - Math.min(correction, deviation)) ** 2 / expected;
    }
  }
  const degreesOfFreedom = (rows - 1) * (columns - 1);
  return { statistic, degreesOfFreedom, p: chiSquareUpperTail(statistic, degreesOfFreedom) };
}
