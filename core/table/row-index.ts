import type { TextColumn } from './column.ts';

/** Index of a text column's rows by value, without blanks. */
export class RowIndex {
  /** Number of distinct values, and of values in more than one row. */
  readonly distinct: number;
  readonly repeated: number;
  readonly blanks: number;
  private readonly column: TextColumn;
  private readonly mask: number;
  /** Hash table of the last row of each value, plus one; 0 is an empty slot. */
  private readonly table: Int32Array;
  /** Per row: the previous row with the same value, or -1. */
  private readonly before: Int32Array;

  constructor(column: TextColumn) {
    this.column = column;
    const rows = column.offsets.length - 1;
    let slots = 1_024;
    while (slots < rows * 2) slots *= 2;
    this.mask = slots - 1;
    this.table = new Int32Array(slots);
    this.before = new Int32Array(rows).fill(-1);
    let distinct = 0;
    let repeated = 0;
    let blanks = 0;
    for (let row = 0; row < rows; row++) {
      const start = column.offsets[row]!;
      const end = column.offsets[row + 1]!;
      if (start === end) {
        blanks++;
        continue;
      }
      const slot = this.slotOf(column.bytes, start, end);
      const known = this.table[slot]! - 1;
      if (known < 0) distinct++;
      else if (this.before[known]! < 0) repeated++;
      this.before[row] = known;
      this.table[slot] = row + 1;
    }
    this.distinct = distinct;
    this.repeated = repeated;
    this.blanks = blanks;
  }

  /** The last row with the value `bytes[start, end)`, or -1. */
  lastRowOf(bytes: Uint8Array, start: number, end: number): number {
    return start === end ? -1 : this.table[this.slotOf(bytes, start, end)]! - 1;
  }

  /** The previous row with the same value, or -1. */
  rowBefore(row: number): number {
    return this.before[row] ?? -1;
  }

  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    let slot = hashOf(bytes, start, end) & this.mask;
    for (;;) {
      const row = this.table[slot]! - 1;
      if (row < 0 || this.isSame(row, bytes, start, end)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }

  private isSame(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.column.offsets[row]!;
    if (this.column.offsets[row + 1]! - own !== end - start) return false;
    for (let at = 0; at < end - start; at++) {
      if (this.column.bytes[own + at] !== bytes[start + at]) return false;
    }
    return true;
  }
}

/** FNV-1a (Fowler, Noll and Vo), 32 bits, with a final mix since slots use the low bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}
