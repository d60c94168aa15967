import type { TextDecoding } from '../../../ports.ts';
import { MAX_CATEGORIES } from '../../../table/column.ts';
import type { ReadBudget } from '../read-budget.ts';
import { enlarged } from './chunk-room.ts';

/** First size of the hash table: files can have thousands of columns with a dictionary each. */
const FIRST_SLOTS = 64;
const FIRST_BYTES = 512;

/** Code of a value that is not in the full dictionary. */
export const NO_CODE = -1;

/**
 * Gives each distinct run of UTF-8 bytes a code, in order of appearance; code 0 is the empty value.
 * Open addressing over hashes; no string is made until `labels`. Holds at most MAX_CATEGORIES values.
 */
export class ByteDictionary {
  /** Number of entries, the empty value included. */
  size = 1;
  /** Whether a value was turned away. */
  isFull = false;
  private table = new Int32Array(FIRST_SLOTS);
  private mask = FIRST_SLOTS - 1;
  private hashes = new Int32Array(FIRST_SLOTS / 2);
  private offsets = new Int32Array(FIRST_SLOTS / 2 + 1);
  private bytes = new Uint8Array(FIRST_BYTES);
  private view = new DataView(this.bytes.buffer);
  private readonly budget: ReadBudget | null;

  /** Without a budget only where little is stored. */
  constructor(budget: ReadBudget | null = null) {
    this.budget = budget;
  }

  /** Code of `bytes[start, end)`, added if new; NO_CODE where the dictionary is full. `view` is the same memory. */
  codeOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const length = end - start;
    if (length === 0) return 0;
    const hash = hashBytes(bytes, view, start, end);
    const { table, mask, hashes, offsets } = this;
    let slot = hash & mask;
    for (;;) {
      const code = table[slot]!;
      if (code === 0) return this.add(bytes, start, end, hash, slot);
      if (hashes[code] === hash) {
        const offset = offsets[code]!;
        if (offsets[code + 1]! - offset === length && this.isSame(offset, bytes, view, start, end))
          return code;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Keeps the first `count` values and accepts no more, so that the dictionary stays small and cheap. */
  keepFirst(count: number): void {
    this.size = Math.min(this.size, count + 1);
    this.isFull = true;
    this.placeAll(1_024);
  }

  /** Span of a value's bytes, for reading in place. */
  span(code: number): { bytes: Uint8Array; start: number; end: number } {
    return { bytes: this.bytes, start: this.offsets[code]!, end: this.offsets[code + 1]! };
  }

  label(code: number, decode: TextDecoding): string {
    return decode(this.bytes.subarray(this.offsets[code], this.offsets[code + 1]), 'utf-8');
  }

  labels(decode: TextDecoding): string[] {
    return Array.from({ length: this.size }, (_, code) => this.label(code, decode));
  }

  private isSame(offset: number, bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
    let mine = offset;
    let theirs = start;
    for (; theirs + 4 <= end; theirs += 4, mine += 4) {
      if (view.getInt32(theirs, true) !== this.view.getInt32(mine, true)) return false;
    }
    for (; theirs < end; theirs++, mine++) if (bytes[theirs] !== this.bytes[mine]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    if (this.isFull || this.size > MAX_CATEGORIES) {
      this.isFull = true;
      return NO_CODE;
    }
    const code = this.size++;
    this.makeRoom(end - start);
    let offset = this.offsets[code]!;
    // A loop: values are short, and a call to `set` costs more.
    for (let at = start; at < end; at++) this.bytes[offset++] = bytes[at]!;
    this.offsets[code + 1] = offset;
    this.hashes[code] = hash;
    this.table[slot] = code;
    if (this.size * 2 > this.mask) this.placeAll((this.mask + 1) * 4);
    return code;
  }

  private makeRoom(length: number): void {
    if (this.size >= this.hashes.length) {
      this.hashes = enlarged(this.hashes, new Int32Array(this.hashes.length * 2), this.budget);
      this.offsets = enlarged(this.offsets, new Int32Array(this.hashes.length + 1), this.budget);
    }
    const needed = this.offsets[this.size - 1]! + length;
    if (needed > this.bytes.length) {
      this.bytes = enlarged(this.bytes, new Uint8Array(needed * 2), this.budget);
      this.view = new DataView(this.bytes.buffer);
    }
  }

  private placeAll(slots: number): void {
    this.budget?.hold((slots - 1 - this.mask) * Int32Array.BYTES_PER_ELEMENT);
    this.mask = slots - 1;
    this.table = new Int32Array(slots);
    for (let code = 1; code < this.size; code++) {
      let slot = this.hashes[code]! & this.mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & this.mask;
      this.table[slot] = code;
    }
  }
}

/** Hashes every byte, four at a time, since values may differ only in the middle. */
function hashBytes(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
