import type { ColumnKind, FieldBatch } from '../columns/column-builder.ts';
import type { ColumnPlan } from '../columns/column-plan.ts';
import { isoDay } from '../columns/day-text.ts';

const BATCH_ROWS = 1_024;
const BATCH_SLOTS = 65_536;
const FIRST_ARENA_BYTES = 65_536;
/** UTF-8 needs at most three bytes for each unit of a string. */
const MOST_BYTES_PER_UNIT = 3;

/** What becomes of the values of a column: nothing, a place among numbers, or bytes in the arena. */
type Lane = 'none' | 'given' | 'bytes';

/**
 * The rows of a format that holds values rather than text, on their way to the column builders. A reader puts the
 * cells of a row in any order, leaves blank ones out and ends the row.
 */
export class RowBatch {
  private readonly width: number;
  private readonly mostRows: number;
  private readonly lanes: readonly Lane[];
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly rowNumbers: Int32Array;
  private readonly given: readonly (Float64Array | null)[];
  private readonly encoder = new TextEncoder();
  private readonly take: (batch: FieldBatch) => boolean;
  private arena = new Uint8Array(FIRST_ARENA_BYTES);
  private used = 0;
  private rows = 0;
  private base = 0;

  /** `take` answers whether more rows are wanted. */
  constructor(plans: readonly ColumnPlan[], take: (batch: FieldBatch) => boolean) {
    this.width = plans.length;
    this.take = take;
    this.mostRows = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_SLOTS / this.width)));
    this.lanes = plans.map(({ kind, isLeftOut }) => (isLeftOut ? 'none' : laneOf(kind)));
    this.starts = new Int32Array(this.mostRows * this.width);
    this.ends = new Int32Array(this.mostRows * this.width);
    this.rowNumbers = new Int32Array(this.mostRows);
    this.given = this.lanes.map((lane) =>
      lane === 'given' ? new Float64Array(this.mostRows).fill(Number.NaN) : null,
    );
  }

  /** Whether the values of a column are used at all. */
  isWanted(column: number): boolean {
    return this.lanes[column] !== 'none';
  }

  putText(column: number, text: string): void {
    if (this.lanes[column] !== 'bytes') return;
    this.makeRoom(text.length * MOST_BYTES_PER_UNIT);
    const { written } = this.encoder.encodeInto(text, this.arena.subarray(this.used));
    this.place(column, written);
  }

  /** `bytes[start, end)` is UTF-8. */
  putBytes(column: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.lanes[column] !== 'bytes') return;
    this.makeRoom(end - start);
    const { arena } = this;
    for (let from = start, to = this.used; from < end; from++, to++) arena[to] = bytes[from]!;
    this.place(column, end - start);
  }

  /** NaN is blank. */
  putNumber(column: number, value: number): void {
    const values = this.given[column];
    if (values) values[this.rows] = value;
    else if (!Number.isNaN(value)) this.putText(column, String(value));
  }

  /** Days since 1970-01-01. */
  putDay(column: number, day: number): void {
    const values = this.given[column];
    if (values) values[this.rows] = day;
    else this.putText(column, isoDay(day));
  }

  /** `rowNumber` is what the person sees the row as in the program it came from. False: enough rows were seen. */
  endRow(rowNumber: number): boolean {
    this.rowNumbers[this.rows++] = rowNumber;
    this.base += this.width;
    return this.rows < this.mostRows || this.flush();
  }

  /** Hands on what is left. */
  flush(): boolean {
    if (this.rows === 0) return true;
    const { arena, starts, ends, width, rows, rowNumbers, given } = this;
    const view = new DataView(arena.buffer);
    const isMoreWanted = this.take({ bytes: arena, view, starts, ends, width, rows, rowNumbers, given });
    starts.fill(0, 0, this.base);
    ends.fill(0, 0, this.base);
    for (const values of given) values?.fill(Number.NaN, 0, rows);
    this.used = 0;
    this.rows = 0;
    this.base = 0;
    return isMoreWanted;
  }

  private place(column: number, length: number): void {
    this.starts[this.base + column] = this.used;
    this.used += length;
    this.ends[this.base + column] = this.used;
  }

  private makeRoom(length: number): void {
    const needed = this.used + length;
    if (needed <= this.arena.length) return;
    this.arena = new Uint8Array(this.arena.buffer.transfer(needed * 2));
  }
}

function laneOf(kind: ColumnKind): Lane {
  return kind.type === 'given-number' || kind.type === 'given-date' ? 'given' : 'bytes';
}
