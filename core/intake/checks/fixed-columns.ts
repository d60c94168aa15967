import { type Column, MISSING_DAY } from '../../table/column.ts';

/** Fixes applied to imported columns. Rows are indices of the import, from 0. */

/** Makes values blank, in place. */
export function blankRows(column: Column, rows: Int32Array): void {
  switch (column.type) {
    case 'category':
      for (const row of rows) column.codes[row] = 0;
      return;
    case 'number':
      for (const row of rows) column.values[row] = Number.NaN;
      return;
    case 'date':
      for (const row of rows) column.days[row] = MISSING_DAY;
      return;
    case 'text':
      throw new RangeError('No fix makes text blank.');
  }
}

/**
 * Multiplies values, in place. A factor below 1 divides by its reciprocal, a whole number, so that 80 × 0.01 is exactly
 * 0.8.
 */
export function rescaleRows(column: Column, rows: Int32Array, factor: number): void {
  if (column.type !== 'number') throw new RangeError('Only numbers can be multiplied.');
  const divisor = factor < 1 ? Math.round(1 / factor) : 1;
  for (const row of rows) {
    const value = column.values[row]!;
    column.values[row] = factor < 1 ? value / divisor : value * factor;
  }
}

/** Remaining rows in ascending order; null where none was set aside. Repeated row indices count once. */
export function leftRows(rowCount: number, setAside: readonly Int32Array[]): Int32Array | null {
  if (setAside.length === 0) return null;
  const isOut = new Uint8Array(rowCount);
  for (const rows of setAside) for (const row of rows) isOut[row] = 1;
  let out = 0;
  for (const flag of isOut) out += flag;
  const left = new Int32Array(rowCount - out);
  let at = 0;
  for (let row = 0; row < rowCount; row++) if (isOut[row] === 0) left[at++] = row;
  return left;
}
