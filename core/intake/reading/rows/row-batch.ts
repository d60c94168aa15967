import { enlarged } from '../columns/chunk-room.ts';
import type { ColumnKind, FieldBatch } from '../columns/column-builder.ts';
import type { ColumnPlan } from '../columns/column-plan.ts';
import { isoDay } from '../columns/day-text.ts';
import { seenEnd, seenStart } from '../columns/unseen.ts';
import type { ReadBudget } from '../read-budget.ts';
import { NO_WORD, Words } from './interned-words.ts';

const BATCH_ROWS = 1_024;
const BATCH_SLOTS = 65_536;
const FIRST_ARENA_BYTES = 65_536;
/** UTF-8 bytes for one UTF-16 unit, at most. */
const MOST_BYTES_PER_UNIT = 3;

/** Text bytes from which a batch is handed over, however few its rows. */
const FULL_ARENA_BYTES = 1 << 20;

/** Longer than any printed number. */
const MOST_DIGITS = 32;

/** Storage class of a column in the batch: skipped, numbers, or bytes in the arena. */
type Lane = 'none' | 'given' | 'bytes';

/**
 * Rows of a typed format on their way to the column builders. A row-wise reader puts the cells of a row in any order,
 * omits blank ones and ends the row. A columnar reader puts a run of values for each column and then ends all rows of
 * the run.
 */
export class RowBatch {
  private readonly width: number;
  private readonly mostRows: number;
  private readonly lanes: readonly Lane[];
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly alike: Uint16Array;
  private readonly rowNumbers: Int32Array;
  private readonly given: readonly (Float64Array | null)[];
  private readonly words: (Words | undefined)[] = [];
  /** By column: word numbers of printed numbers. */
  private readonly printed: (Map<number, number> | undefined)[] = [];
  private readonly encoder = new TextEncoder();
  private readonly digits = new Uint8Array(MOST_DIGITS);
  private readonly take: (batch: FieldBatch) => boolean;
  private readonly budget: ReadBudget;
  private readonly wanted: number;
  /** Text bytes: words of earlier batches, then the texts of this one. */
  private arena = new Uint8Array(FIRST_ARENA_BYTES);
  private wordBytes = 0;
  private newWords: { readonly words: Words; readonly number: number }[] = [];
  private used = 0;
  private rows = 0;
  private base = 0;

  /** `take` returns whether more rows are wanted. */
  constructor(plans: readonly ColumnPlan[], budget: ReadBudget, take: (batch: FieldBatch) => boolean) {
    this.budget = budget;
    this.wanted = plans.filter(({ isLeftOut }) => !isLeftOut).length;
    this.width = plans.length;
    this.take = take;
    this.mostRows = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_SLOTS / this.width)));
    this.lanes = plans.map(({ kind, isLeftOut }) => (isLeftOut ? 'none' : laneOf(kind)));
    this.starts = new Int32Array(this.mostRows * this.width);
    this.ends = new Int32Array(this.mostRows * this.width);
    this.alike = new Uint16Array(this.mostRows * this.width);
    this.rowNumbers = new Int32Array(this.mostRows);
    this.given = this.lanes.map((lane) =>
      lane === 'given' ? new Float64Array(this.mostRows).fill(Number.NaN) : null,
    );
  }

  /** Whether the column is read at all. */
  isWanted(column: number): boolean {
    return this.lanes[column] !== 'none';
  }

  /** Rows that fit before the next hand-over; at least one. */
  room(): number {
    return this.mostRows - this.rows;
  }

  /** `row` counts from the current row, here and below. */
  putText(column: number, text: string, row = 0): void {
    if (this.lanes[column] !== 'bytes') return;
    this.budget.takeText(text.length);
    this.makeRoom(text.length * MOST_BYTES_PER_UNIT);
    const { written } = this.encoder.encodeInto(text, this.arena.subarray(this.used));
    const start = seenStart(this.arena, this.used, this.used + written);
    const end = seenEnd(this.arena, start, this.used + written);
    this.used = start;
    this.place(column, row, end - start);
  }

  /** `bytes[from, to)` is UTF-8; surrounding invisible characters are dropped. */
  putBytes(column: number, bytes: Uint8Array, from: number, to: number, row = 0): void {
    if (this.lanes[column] !== 'bytes') return;
    this.budget.takeText(to - from);
    const start = seenStart(bytes, from, to);
    const end = seenEnd(bytes, start, to);
    this.makeRoom(end - start);
    const { arena } = this;
    for (let at = start, into = this.used; at < end; at++, into++) arena[into] = bytes[at]!;
    this.place(column, row, end - start);
  }

  /** Interns a repeated text and returns its word number, valid for this batch; NO_WORD where it is not kept. */
  wordOf(column: number, bytes: Uint8Array, from: number, to: number): number {
    if (this.lanes[column] !== 'bytes') return NO_WORD;
    const start = seenStart(bytes, from, to);
    const end = seenEnd(bytes, start, to);
    const words = (this.words[column] ??= new Words());
    const number = words.numberOf(bytes, start, end);
    if (words.hasPlace(number)) return number;
    this.makeRoom(end - start);
    this.arena.set(bytes.subarray(start, end), this.used);
    words.place(number, this.used, this.used + end - start);
    this.used += end - start;
    this.newWords.push({ words, number });
    return number;
  }

  /** `number` comes from `wordOf` for the same column. */
  putWord(column: number, number: number, row = 0): void {
    const words = this.words[column];
    if (!words) return;
    const slot = this.base + row * this.width + column;
    this.starts[slot] = words.starts[number]!;
    this.ends[slot] = words.ends[number]!;
    this.alike[slot] = number;
  }

  /** Puts words in several rows, each by its index into `numbers`; negative indices are blank. */
  putWords(column: number, numbers: Uint16Array, places: Int32Array, row: number): void {
    const words = this.words[column];
    if (!words) return;
    const { starts, ends, alike, width } = this;
    let slot = this.base + row * width + column;
    for (let index = 0; index < places.length; index++, slot += width) {
      const place = places[index]!;
      if (place < 0) continue;
      const number = numbers[place]!;
      starts[slot] = words.starts[number]!;
      ends[slot] = words.ends[number]!;
      alike[slot] = number;
    }
  }

  /** NaN is blank. */
  putNumber(column: number, value: number, row = 0): void {
    const values = this.given[column];
    if (values) values[this.rows + row] = value;
    else if (!Number.isNaN(value) && this.lanes[column] === 'bytes') this.putPrinted(column, value, row);
  }

  /** Days since 1970-01-01; NaN is blank. */
  putDay(column: number, day: number, row = 0): void {
    const values = this.given[column];
    if (values) values[this.rows + row] = day;
    else if (!Number.isNaN(day)) this.putText(column, isoDay(day), row);
  }

  /** Array that the numbers or days of a column go into, one a row of the run; null where they become text. */
  numbersOf(column: number): Float64Array | null {
    return this.given[column]?.subarray(this.rows) ?? null;
  }

  /** `rowNumber`: the row as the source program numbers it. Returns false where no more rows are wanted. */
  endRow(rowNumber: number): boolean {
    this.rowNumbers[this.rows++] = rowNumber;
    this.base += this.width;
    return !this.isFull() || this.flush();
  }

  /** `endRow` for several rows; `count` is at most `room()`. */
  endRows(firstRowNumber: number, count: number): boolean {
    for (let row = 0; row < count; row++) this.rowNumbers[this.rows++] = firstRowNumber + row;
    this.base += count * this.width;
    return !this.isFull() || this.flush();
  }

  /** Hands over the remaining rows. */
  flush(): boolean {
    if (this.rows === 0) return true;
    this.budget.takeCells(this.rows * this.wanted);
    const { arena, starts, ends, alike, width, rows, rowNumbers, given } = this;
    const view = new DataView(arena.buffer);
    const isMoreWanted = this.take({
      bytes: arena,
      view,
      starts,
      ends,
      alike,
      width,
      rows,
      rowNumbers,
      given,
    });
    starts.fill(0, 0, this.base);
    ends.fill(0, 0, this.base);
    alike.fill(NO_WORD, 0, this.base);
    for (const values of given) values?.fill(Number.NaN, 0, rows);
    this.keepWords();
    this.rows = 0;
    this.base = 0;
    return isMoreWanted;
  }

  private isFull(): boolean {
    return this.rows === this.mostRows || this.used - this.wordBytes >= FULL_ARENA_BYTES;
  }

  /** Carries the words over to the next batch and clears everything else. */
  private keepWords(): void {
    for (const { words, number } of this.newWords) {
      const start = words.starts[number]!;
      const end = words.ends[number]!;
      this.arena.copyWithin(this.wordBytes, start, end);
      words.place(number, this.wordBytes, this.wordBytes + end - start);
      this.wordBytes += end - start;
    }
    this.newWords = [];
    this.used = this.wordBytes;
  }

  /** Numbers kept as text are usually few and repeated, such as ages, so each is printed once. */
  private putPrinted(column: number, value: number, row: number): void {
    const printed = (this.printed[column] ??= new Map());
    let word = printed.get(value);
    if (word === undefined) {
      const { written } = this.encoder.encodeInto(String(value), this.digits);
      word = this.wordOf(column, this.digits, 0, written);
      if (word !== NO_WORD) printed.set(value, word);
    }
    if (word === NO_WORD) this.putText(column, String(value), row);
    else this.putWord(column, word, row);
  }

  private place(column: number, row: number, length: number): void {
    const slot = this.base + row * this.width + column;
    this.starts[slot] = this.used;
    this.used += length;
    this.ends[slot] = this.used;
  }

  /** Copied rather than transferred; chunk-room.ts says why. */
  private makeRoom(length: number): void {
    const needed = this.used + length;
    if (needed <= this.arena.length) return;
    this.arena = enlarged(this.arena, new Uint8Array(needed * 2), this.budget);
  }
}

function laneOf(kind: ColumnKind): Lane {
  return kind.type === 'given-number' || kind.type === 'given-date' ? 'given' : 'bytes';
}
