import { beyondLastCell } from './refusals.ts';

/**
 * Where a sheet puts its cells, row by row from the top. Columns count from 0, rows from 1 as a person sees them.
 * Cells without content are left out.
 */
export type CellTaker = {
  readonly startRow: (row: number) => void;
  readonly text: (column: number, bytes: Uint8Array, start: number, end: number) => void;
  readonly number: (column: number, value: number) => void;
  /** Days since 1970-01-01. */
  readonly day: (column: number, day: number, hasTime: boolean) => void;
  /** A cell that shows something which is no value, such as an error. */
  readonly blank: (column: number) => void;
  /** False: enough was seen. */
  readonly endRow: () => boolean;
};

export const LAST_ROW = 1_048_576;
export const COLUMNS = 16_384;
const LETTERS = 26;
const FIRST_LETTER = 65;

export function checkPlace(column: number, row: number): void {
  if (column < 0 || column >= COLUMNS || row < 1 || row > LAST_ROW) throw beyondLastCell();
}

/** Such as AA12. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(FIRST_LETTER + ((rest - 1) % LETTERS)) + letters;
  }
  return `${letters}${row}`;
}

/** Cells of one kind that a person is told about: how many, and where the first one is. */
export class CellTally {
  count = 0;
  first = '';

  add(column: number, row: number): void {
    if (this.count++ === 0) this.first = cellAddress(column, row);
  }
}

/** Tallies of odd cells in a sheet, for remarks after the last row. */
export class SheetNotes {
  readonly errors = new CellTally();
  readonly uncomputed = new CellTally();
  /** Day 0 of 1900, and 29 February 1900, which there was not. */
  readonly noDays = new CellTally();
  /** The first few. */
  readonly merged: string[] = [];
  mergedCount = 0;
  hiddenRows = 0;
  /** How much of the sheet was gone through, as far as can be told. */
  readProportion = 1;
  /** Whether it was gone through to its end. */
  isComplete = false;
  private readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];

  addMerged(range: string): void {
    if (this.mergedCount++ < MOST_RANGES_NAMED) this.merged.push(range);
  }

  /** From and to a column, counted from 0. */
  addHiddenColumns(first: number, last: number): void {
    if (this.hiddenColumns.length < COLUMNS) this.hiddenColumns.push({ first, last });
  }

  isHiddenColumn(column: number): boolean {
    return this.hiddenColumns.some(({ first, last }) => column >= first && column <= last);
  }
}

const MOST_RANGES_NAMED = 3;

/** Goes through the cells of a sheet, again and again if need be. */
export type CellSource = (cells: CellTaker) => SheetNotes;
