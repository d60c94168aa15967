import { MOST_ALIKE } from '../../reading/columns/column-builder.ts';

export const NOT_FOUND = -1;

/** Columns that are cached; one takes 16 KB. Those beyond are scanned without a cache. */
const MOST_COLUMNS = 128;
/** Slots of a column's hash table, and the most that are filled, which keeps probe sequences short. */
const PLACES = MOST_ALIKE;
const MOST_FILLED = 256;
const MOST_STEPS = 8;

/** Length of the lookup key; shorter where the field ends sooner. */
const KEY_BYTES = 8;

/** log2 of the number of 32-bit words in an entry: two of the key, the size with quotes and delimiter, the quotes, and the rest. */
const ENTRY_BITS = 3;
const SECOND = 1;
const SIZE = 2;
const QUOTES = 3;
const LAST = 4;
const REST = 5;

/** Misses after which a column is judged; with one miss in eight records or more its cache is switched off. */
const LEAST_MISSES = 512;
const FIELDS_A_MISS = 8;

/**
 * Cache of fields seen before in their column, compared byte for byte up to the delimiter. A hit spares both the search
 * for the field's end and the lookup in a dictionary.
 */
export class FieldMemory {
  /** By column: 1 while its cache is on. */
  readonly isKept: Uint8Array;
  private readonly entries: Int32Array;
  private readonly delimiters: number;
  private readonly filled: Uint16Array;
  private readonly misses: Int32Array;
  /** Bytes of long fields between the key and their last four bytes. */
  private rests = new Int32Array(4_096);
  private restsEnd = 0;

  constructor(delimiter: number, columns: number) {
    const kept = Math.min(columns, MOST_COLUMNS);
    this.delimiters = Math.imul(delimiter, ONES);
    this.isKept = new Uint8Array(kept).fill(1);
    this.entries = new Int32Array((kept * PLACES) << ENTRY_BITS);
    this.filled = new Uint16Array(kept);
    this.misses = new Int32Array(kept);
  }

  /** The entry of the field at `at`, or NOT_FOUND. Reads no byte from `end` on. */
  find(view: DataView, at: number, end: number, column: number): number {
    if (at + KEY_BYTES > end) return NOT_FOUND;
    const { delimiters, entries, rests } = this;
    const word = view.getInt32(at, true);
    const inWord = zeroBytes(word ^ delimiters);
    const first = word & upToLowest(inWord);
    const second = secondKey(view.getInt32(at + 4, true), delimiters, inWord);
    for (let place = hashOf(first, second); ; place++) {
      const entry = (column * PLACES + (place & (PLACES - 1))) << ENTRY_BITS;
      const size = entries[entry + SIZE]!;
      if (size === 0) return NOT_FOUND;
      if (entries[entry] !== first || entries[entry + SECOND] !== second) continue;
      if (size <= KEY_BYTES) return entry;
      const last = at + size - 4;
      if (last + 4 > end || view.getInt32(last, true) !== entries[entry + LAST]) continue;
      let rest = entries[entry + REST]!;
      let from = at + KEY_BYTES;
      while (from < last && view.getInt32(from, true) === rests[rest]) {
        from += 4;
        rest++;
      }
      if (from >= last) return entry;
    }
  }

  /** Length in bytes, delimiter included. */
  sizeOf(entry: number): number {
    return this.entries[entry + SIZE]!;
  }

  /** Quote bytes on each side of the value: 1 where it is quoted, else 0. */
  quotesOf(entry: number): number {
    return this.entries[entry + QUOTES]!;
  }

  /** Counts a miss of a cached column; `records` is the number of records so far. */
  countMiss(column: number, records: number): void {
    const misses = this.misses[column]! + 1;
    this.misses[column] = misses;
    if (misses >= LEAST_MISSES && misses * FIELDS_A_MISS > records) this.isKept[column] = 0;
  }

  /** Stores the field at `at` after a miss; returns its entry, or NOT_FOUND where it cannot be stored. */
  keep(view: DataView, at: number, size: number, quotes: number, column: number): number {
    const { delimiters, entries } = this;
    if (at + KEY_BYTES > view.byteLength || this.filled[column]! >= MOST_FILLED) return NOT_FOUND;
    const word = view.getInt32(at, true);
    const inWord = zeroBytes(word ^ delimiters);
    const first = word & upToLowest(inWord);
    const second = secondKey(view.getInt32(at + 4, true), delimiters, inWord);
    // A delimiter inside quotes would end the key before the field, so that the rest would not be compared.
    if (keyBytesOf(first, second, delimiters) < Math.min(size, KEY_BYTES)) return NOT_FOUND;
    const place = this.freePlace(hashOf(first, second), column);
    if (place === NOT_FOUND) return NOT_FOUND;
    const entry = place << ENTRY_BITS;
    this.filled[column]! += 1;
    entries[entry] = first;
    entries[entry + SECOND] = second;
    entries[entry + SIZE] = size;
    entries[entry + QUOTES] = quotes;
    if (size > KEY_BYTES) {
      entries[entry + LAST] = view.getInt32(at + size - 4, true);
      entries[entry + REST] = this.restsEnd;
      this.keepRest(view, at + KEY_BYTES, at + size - 4);
    }
    return entry;
  }

  private freePlace(hash: number, column: number): number {
    for (let step = 0; step < MOST_STEPS; step++) {
      const place = column * PLACES + ((hash + step) & (PLACES - 1));
      if (this.entries[(place << ENTRY_BITS) + SIZE] === 0) return place;
    }
    return NOT_FOUND;
  }

  private keepRest(view: DataView, from: number, last: number): void {
    const needed = this.restsEnd + Math.ceil(Math.max(0, last - from) / 4);
    if (needed > this.rests.length) {
      const rests = new Int32Array(needed * 2);
      rests.set(this.rests);
      this.rests = rests;
    }
    for (let at = from; at < last; at += 4) this.rests[this.restsEnd++] = view.getInt32(at, true);
  }
}

/** Number of an entry within its column, 1 to MOST_ALIKE. */
export function numberOf(entry: number): number {
  return ((entry >> ENTRY_BITS) & (PLACES - 1)) + 1;
}

const ONES = 0x01010101;
const HIGH_BITS = -0x7f7f7f80;

/** Sets the high bit of the lowest zero byte; higher bits are undefined (Warren, Hacker's Delight, 6-1). */
function zeroBytes(word: number): number {
  return (word - ONES) & ~word & HIGH_BITS;
}

/** Mask of all bits up to the lowest one set; all bits where none is. */
function upToLowest(bits: number): number {
  return ((bits & -bits) << 1) - 1;
}

/** Bytes 4 to 7 of the key; empty where a delimiter stands among the first four. */
function secondKey(word: number, delimiters: number, inFirst: number): number {
  const noneBefore = ~((inFirst | -inFirst) >> 31);
  return word & upToLowest(zeroBytes(word ^ delimiters)) & noneBefore;
}

/** Length of a key, its delimiter included. */
function keyBytesOf(first: number, second: number, delimiters: number): number {
  const inFirst = zeroBytes(first ^ delimiters);
  const bits = inFirst === 0 ? zeroBytes(second ^ delimiters) : inFirst;
  if (bits === 0) return KEY_BYTES;
  return ((31 - Math.clz32(bits & -bits)) >> 3) + (inFirst === 0 ? 5 : 1);
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
