import type { TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';
import { rowsWhere } from './check.ts';

export type Repeats = {
  /** Number of identifiers that stand in more than one row. */
  readonly people: number;
  /** All rows of these people; then the same without the first row of each, and without the last. */
  readonly rows: Int32Array;
  readonly notFirst: Int32Array;
  readonly notLast: Int32Array;
};

/** Finds repeated identifiers; blank ones are ignored. */
export function repeatsIn(identifiers: TextColumn): Repeats {
  const rows = identifiers.offsets.length - 1;
  const index = new RowIndex(identifiers);
  const none = new Int32Array();
  if (index.repeated === 0) return { people: 0, rows: none, notFirst: none, notLast: none };
  const hasLater = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const before = index.rowBefore(row);
    if (before >= 0) hasLater[before] = 1;
  }
  return {
    people: index.repeated,
    rows: rowsWhere(rows, (row) => hasLater[row] === 1 || index.rowBefore(row) >= 0),
    notFirst: rowsWhere(rows, (row) => index.rowBefore(row) >= 0),
    notLast: rowsWhere(rows, (row) => hasLater[row] === 1),
  };
}
