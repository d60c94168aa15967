import { type Column, MISSING_DAY, type TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';

/** Number of people whose rows differ in at least one of the columns; blanks are ignored. */
export function contradictingPeople(ids: TextColumn, columns: readonly Column[]): number {
  const index = new RowIndex(ids);
  if (index.repeated === 0) return 0;
  const rows = ids.offsets.length - 1;
  const isBefore = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) if (index.rowBefore(row) >= 0) isBefore[index.rowBefore(row)] = 1;
  let people = 0;
  for (let row = 0; row < rows; row++) {
    // Each person once, at the last of their rows.
    if (isBefore[row] === 1 || index.rowBefore(row) < 0) continue;
    if (columns.some((column) => differs(index, row, column))) people++;
  }
  return people;
}

function differs(index: RowIndex, last: number, column: Column): boolean {
  let said: number | string | null = null;
  for (let row = last; row >= 0; row = index.rowBefore(row)) {
    const value = valueOf(column, row);
    if (value === null) continue;
    if (said !== null && said !== value) return true;
    said = value;
  }
  return false;
}

function valueOf(column: Column, row: number): number | string | null {
  switch (column.type) {
    case 'category':
      return column.codes[row] || null;
    case 'number':
      return Number.isNaN(column.values[row]) ? null : (column.values[row] ?? null);
    case 'date':
      return column.days[row] === MISSING_DAY ? null : (column.days[row] ?? null);
    case 'text':
      return (
        String.fromCharCode(...column.bytes.subarray(column.offsets[row], column.offsets[row + 1])) || null
      );
  }
}
