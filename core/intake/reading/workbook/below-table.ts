import { BELOW_REASON, LEAST_COLUMNS, mayStandBelow, standsBelow } from '../rows/below-table.ts';
import { SetAsideList } from '../table-layout/set-aside.ts';
import type { CellTaker } from './cells.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** Longer texts are no labels of totals, and notes are recognised by their first words. */
const MOST_BYTES = 80;
const SPACE = 32;
/** First letters, in lower case, of the words that start lines below a table. */
const FIRST_LETTERS = new Set(Array.from('tgosnrep', (letter) => letter.charCodeAt(0)));
const WORD_GAPS = 3;
/** Rows held back at most: lines below a table are few, and longer runs belong to the table. */
const MOST_HELD_ROWS = 20;
const MOST_HELD_BYTES = 65_536;

type HeldRow = {
  readonly row: number;
  readonly first: string;
  readonly cells: ((cells: CellTaker) => void)[];
};

/**
 * Holds back rows that may lie below the table (totals with gaps, notes alone) until a table row follows. Rows still
 * held at the end of the sheet are set aside.
 */
export class BelowTable implements CellTaker {
  private readonly cells: CellTaker;
  private readonly firstDataRow: number;
  private readonly places: ReadonlySet<number>;
  private readonly held: HeldRow[] = [];
  private current: HeldRow | null = null;
  private row = 0;
  private isStarted = false;
  private bytes = 0;

  constructor(cells: CellTaker, { firstDataRow, places }: SheetLayout) {
    this.cells = cells;
    this.firstDataRow = firstDataRow;
    this.places = new Set(places);
  }

  /** Call at the end of the sheet. */
  setAside(): SetAsideList {
    const list = new SetAsideList();
    for (const { row } of this.held) list.add(row, BELOW_REASON);
    return list;
  }

  startRow(row: number): void {
    this.row = row;
    this.isStarted = false;
    this.current = null;
    this.bytes = 0;
  }

  text(column: number, bytes: Uint8Array, start: number, end: number): void {
    if (!this.isStarted && this.isSuspect(column, bytes, start, end)) {
      this.current = { row: this.row, first: textOf(bytes, start, end), cells: [] };
      this.isStarted = true;
    }
    if (this.current !== null && (this.bytes += end - start) > MOST_HELD_BYTES) this.giveUp(this.current);
    if (this.current === null) return this.taker().text(column, bytes, start, end);
    const kept = bytes.slice(start, end);
    this.current.cells.push((cells) => cells.text(column, kept, 0, kept.length));
  }

  number(column: number, value: number): void {
    if (this.current === null) this.taker().number(column, value);
    else this.current.cells.push((cells) => cells.number(column, value));
  }

  day(column: number, day: number, hasTime: boolean): void {
    if (this.current === null) this.taker().day(column, day, hasTime);
    else this.current.cells.push((cells) => cells.day(column, day, hasTime));
  }

  blank(column: number): void {
    if (this.current === null) this.taker().blank(column);
    else this.current.cells.push((cells) => cells.blank(column));
  }

  endRow(): boolean {
    const { current } = this;
    if (current === null) return this.isStarted ? this.cells.endRow() : true;
    if (standsBelow(current.first, current.cells.length, this.places.size)) {
      this.held.push(current);
      return this.held.length <= MOST_HELD_ROWS || this.release();
    }
    return this.release() && replay(current, this.cells);
  }

  /** The consumer of table rows, after the held rows have been released to it. */
  private taker(): CellTaker {
    if (!this.isStarted) {
      this.isStarted = true;
      this.release();
      this.cells.startRow(this.row);
    }
    return this.cells;
  }

  /** Releases the row as far as it is buffered to the table; its remaining cells follow directly. */
  private giveUp({ row, cells: kept }: HeldRow): void {
    this.release();
    this.cells.startRow(row);
    for (const put of kept) put(this.cells);
    this.current = null;
  }

  private release(): boolean {
    const rows = this.held.splice(0);
    return rows.every((row) => replay(row, this.cells));
  }

  private isSuspect(column: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.row < this.firstDataRow || this.places.size < LEAST_COLUMNS || !this.places.has(column))
      return false;
    let gaps = 0;
    for (let at = start; at < end && at < start + MOST_BYTES; at++) if (bytes[at] === SPACE) gaps++;
    if (gaps < WORD_GAPS && !FIRST_LETTERS.has((bytes[start] ?? 0) | SPACE)) return false;
    return mayStandBelow(textOf(bytes, start, end));
  }
}

function replay({ row, cells: kept }: HeldRow, cells: CellTaker): boolean {
  cells.startRow(row);
  for (const put of kept) put(cells);
  return cells.endRow();
}

/** Text of the first bytes; non-ASCII does not matter here. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + MOST_BYTES))).trim();
}
