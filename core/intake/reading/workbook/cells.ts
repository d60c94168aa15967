import { beyondLastCell } from './refusals.ts';

/**
 * Consumer of the cells of a sheet, row by row. Columns count from 0, rows from 1 as shown to people. Empty cells are
 * omitted.
 */
export type CellTaker = {
  readonly startRow: (row: number) => void;
  readonly text: (column: number, bytes: Uint8Array, start: number, end: number) => void;
  readonly number: (column: number, value: number) => void;
  /** Days since 1970-01-01. */
  readonly day: (column: number, day: number, hasTime: boolean) => void;
  /** A cell that shows something without a value, such as an error. */
  readonly blank: (column: number) => void;
  /** Returns false where no more rows are wanted. */
  readonly endRow: () => boolean;
};

export const LAST_ROW = 1_048_576;
export const COLUMNS = 16_384;
const LETTERS = 26;
const FIRST_LETTER = 65;

export function checkPlace(column: number, row: number): void {
  if (column < 0 || column >= COLUMNS || row < 1 || row > LAST_ROW) throw beyondLastCell();
}

/** Reference of a cell, such as AA12. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(FIRST_LETTER + ((rest - 1) % LETTERS)) + letters;
  }
  return `${letters}${row}`;
}

/** Count of remarkable cells of one kind, and the first of them. */
export class CellTally {
  count = 0;
  first = '';

  add(column: number, row: number): void {
    if (this.count++ === 0) this.first = cellAddress(column, row);
  }
}

/** Tallies of remarkable cells in a sheet, for remarks after the last row. */
export class SheetNotes {
  readonly errors = new CellTally();
  readonly uncomputed = new CellTally();
  /** Serial days that do not exist: day 0 and 29 February of 1900. */
  readonly noDays = new CellTally();
  /** The first few merged ranges. */
  readonly merged: string[] = [];
  mergedCount = 0;
  hiddenRows = 0;
  /** Proportion of the sheet that was read, an estimate. */
  readProportion = 1;
  /** Whether the sheet was read to its end. */
  isComplete = false;
  private readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];

  addMerged(range: string): void {
    if (this.mergedCount++ < MOST_RANGES_NAMED) this.merged.push(range);
  }

  /** Columns first to last, from 0. */
  addHiddenColumns(first: number, last: number): void {
    if (this.hiddenColumns.length < COLUMNS) this.hiddenColumns.push({ first, last });
  }

  isHiddenColumn(column: number): boolean {
    return this.hiddenColumns.some(({ first, last }) => column >= first && column <= last);
  }
}

const MOST_RANGES_NAMED = 3;

/** Passes over the cells of a sheet, as often as called. */
export type CellSource = (cells: CellTaker) => SheetNotes;
