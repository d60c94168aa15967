import { MOST_ALIKE } from '../../reading/columns/column-builder.ts';

export const NOT_FOUND = -1;

/** Columns beyond these are read as if nothing had come before: the places of one take 16 KB. */
const MOST_COLUMNS = 128;
/** Places of a column, and how many of them are filled at most, so that a free one is never far. */
const PLACES = MOST_ALIKE;
const MOST_FILLED = 256;
const MOST_STEPS = 8;

/** Fields are looked up by so many bytes, or by fewer where the delimiter comes first. */
const KEY_BYTES = 8;

/** Of an entry's words in 32 bits: two of the key, the size with quotes and delimiter, the quotes, and the rest. */
const ENTRY_BITS = 3;
const SECOND = 1;
const SIZE = 2;
const QUOTES = 3;
const LAST = 4;
const REST = 5;

/** A column is judged after some misses; from one in eight on it is not worth looking. */
const LEAST_MISSES = 512;
const FIELDS_A_MISS = 8;

/**
 * Fields that came before in their column, byte for byte up to the delimiter. One that comes again is found by its
 * beginning: nobody need look for its end, nor look it up in a dictionary.
 */
export class FieldMemory {
  /** By column: 1 while it is worth looking. */
  readonly isKept: Uint8Array;
  private readonly entries: Int32Array;
  private readonly delimiters: number;
  private readonly filled: Uint16Array;
  private readonly misses: Int32Array;
  /** What long fields hold between the key and their last four bytes. */
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

  /** The entry of the field at `at`, or NOT_FOUND. Uses no byte from `end` on. */
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

  /** Bytes of the field from the first to the delimiter. */
  sizeOf(entry: number): number {
    return this.entries[entry + SIZE]!;
  }

  /** Bytes before and after the value: 1 where it stands in quotes. */
  quotesOf(entry: number): number {
    return this.entries[entry + QUOTES]!;
  }

  /** To be called for every field that was not found where `isKept`; `records` came before. */
  countMiss(column: number, records: number): void {
    const misses = this.misses[column]! + 1;
    this.misses[column] = misses;
    if (misses >= LEAST_MISSES && misses * FIELDS_A_MISS > records) this.isKept[column] = 0;
  }

  /** Keeps the field at `at`, which was not found; its entry, or NOT_FOUND where it cannot be kept. */
  keep(view: DataView, at: number, size: number, quotes: number, column: number): number {
    const { delimiters, entries } = this;
    if (at + KEY_BYTES > view.byteLength || this.filled[column]! >= MOST_FILLED) return NOT_FOUND;
    const word = view.getInt32(at, true);
    const inWord = zeroBytes(word ^ delimiters);
    const first = word & upToLowest(inWord);
    const second = secondKey(view.getInt32(at + 4, true), delimiters, inWord);
    // A delimiter inside quotes would end the key before the field, and what follows would go unseen.
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

/** The number of an entry among those of its column: 1 to MOST_ALIKE. */
export function numberOf(entry: number): number {
  return ((entry >> ENTRY_BITS) & (PLACES - 1)) + 1;
}

const ONES = 0x01010101;
const HIGH_BITS = -0x7f7f7f80;

/** The high bit of the lowest byte that is zero; higher bits mean nothing (Warren, Hacker's Delight, 6-1). */
function zeroBytes(word: number): number {
  return (word - ONES) & ~word & HIGH_BITS;
}

/** All bits up to the lowest that is set, or simply all. */
function upToLowest(bits: number): number {
  return ((bits & -bits) << 1) - 1;
}

/** The second four bytes as far as they belong to the key: not at all after a delimiter among the first. */
function secondKey(word: number, delimiters: number, inFirst: number): number {
  const noneBefore = ~((inFirst | -inFirst) >> 31);
  return word & upToLowest(zeroBytes(word ^ delimiters)) & noneBefore;
}

/** Bytes of a key, its delimiter included. */
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
