import { findHeader, type Header } from '../table-layout/header.ts';
import type { SampleRecord } from '../table-layout/sample-record.ts';
import { isoDay } from '../columns/day-text.ts';
import { type CellTaker, COLUMNS } from './cells.ts';

/** Kinds of cells in a column, as bits. */
export const TEXT = 1;
export const NUMBER = 2;
export const DAY = 4;
export const BLANK = 8;

const SCOUTED_ROWS = 2_000;
const HEADER_ROWS = 400;
/** Cells searched for a header: fewer rows of a sheet with thousands of columns. */
const HEADER_CELLS = 400_000;
const FURTHER_HEADER_ROWS = 20;
const SMALL_ROWS = 50;
const SMALL_COLUMNS = 3;
/** Bytes of text kept; short cells count for more, since each takes a slot. */
const MOST_HEADER_BYTES = 16 << 20;
/** Longest column name. */
const LONGEST_NAME_BYTES = 131_072;
const BYTES_A_CELL = 32;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

type ScoutedRow = { readonly texts: (string | undefined)[]; readonly kinds: number[] };

/** First pass over the top rows of a sheet: finds the header and the kinds of each column. */
export class SheetScout implements CellTaker {
  /** Row of the first cell; 0 where the sheet is empty. */
  firstRow = 0;
  rows = 0;
  /** Kinds over all rows seen, by column of the sheet. */
  readonly used = new Uint8Array(COLUMNS);
  private readonly headerRows = new Map<number, ScoutedRow>();
  private readonly kindsFurther = new Uint8Array(COLUMNS);
  private row = 0;
  private lastRow = 0;
  private headerBytes = 0;
  private current: ScoutedRow | null = null;
  private isBlankRow = true;

  startRow(row: number): void {
    this.row = row;
    this.isBlankRow = true;
    const isNear = this.firstRow === 0 || row < this.firstRow + HEADER_ROWS;
    this.current = isNear && this.headerBytes < MOST_HEADER_BYTES ? { texts: [], kinds: [] } : null;
  }

  text(column: number, bytes: Uint8Array, start: number, end: number): void {
    this.note(column, TEXT, this.current ? nameIn(bytes, start, end) : '');
  }

  number(column: number, value: number): void {
    this.note(column, NUMBER, this.current ? String(value) : '');
  }

  day(column: number, day: number): void {
    this.note(column, DAY, this.current ? isoDay(day) : '');
  }

  blank(column: number): void {
    this.note(column, BLANK, '');
  }

  endRow(): boolean {
    if (this.isBlankRow) return true;
    if (this.firstRow === 0) this.firstRow = this.row;
    this.lastRow = this.row;
    if (this.current) this.headerRows.set(this.row, this.current);
    return ++this.rows < SCOUTED_ROWS;
  }

  /** Whether the sheet holds more than one column of remarks. */
  holdsTable(): boolean {
    const columns = this.used.filter((kinds) => kinds !== 0);
    return columns.length > 1 || columns.some((kinds) => kinds !== TEXT);
  }

  columns(): number {
    return this.used.reduce((count, kinds) => count + (kinds === 0 ? 0 : 1), 0);
  }

  isSmall(): boolean {
    return this.rows < SMALL_ROWS && this.columns() <= SMALL_COLUMNS;
  }

  /** The detected header, or the fixed one. */
  header(columns: readonly number[], fixedRow: number | null | undefined): Header {
    const lastRow = Math.max(...this.headerRows.keys());
    const fixed = fixedRow ? fixedRow - this.firstRow + FURTHER_HEADER_ROWS : 0;
    const most = Math.max(fixed, Math.floor(HEADER_CELLS / Math.max(1, columns.length)));
    const records = Array.from({ length: Math.min(lastRow - this.firstRow + 1, most) }, (_, index) =>
      recordOf(this.headerRows.get(this.firstRow + index), columns),
    );
    return findHeader(records, fixedRow, this.firstRow);
  }

  /** Whether a cell of a header row has text. */
  hasText(row: number, column: number): boolean {
    return (this.headerRows.get(row)?.texts[column]?.trim() ?? '') !== '';
  }

  hasRowsFrom(row: number): boolean {
    return this.lastRow >= row;
  }

  /** Kinds of cells in each column from one row to the end of the sheet. */
  kindsFrom(firstRow: number): Uint8Array {
    const kinds = this.kindsFurther.slice();
    for (const [row, scouted] of this.headerRows) {
      if (row < firstRow) continue;
      scouted.kinds.forEach((kind, column) => {
        kinds[column]! |= kind;
      });
    }
    return kinds;
  }

  /** Merges the kinds of the current row into those of all further rows. */
  private giveUpRow(): void {
    this.current?.kinds.forEach((kind, column) => {
      this.kindsFurther[column]! |= kind;
    });
    this.current = null;
  }

  private note(column: number, kind: number, text: string): void {
    this.isBlankRow = false;
    if (this.headerBytes >= MOST_HEADER_BYTES) this.giveUpRow();
    this.used[column]! |= kind;
    if (!this.current) {
      this.kindsFurther[column]! |= kind;
      return;
    }
    this.headerBytes += text.length + BYTES_A_CELL;
    this.current.texts[column] = text;
    this.current.kinds[column] = (this.current.kinds[column] ?? 0) | kind;
  }
}

function nameIn(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, Math.min(end, start + LONGEST_NAME_BYTES)));
}

function recordOf(row: ScoutedRow | undefined, columns: readonly number[]): SampleRecord {
  const fields = row ? columns.map((column) => row.texts[column]?.trim() ?? '') : [];
  return { fields, isMultiline: false };
}
