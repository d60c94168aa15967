import type { Column } from '../../table/column.ts';

/**
 * Duplicate rows: 1 for each row that equals an earlier one in every column, else 0. Values are compared, not only
 * their hashes.
 */
export function copiesIn(columns: readonly Column[], rows: number): Uint8Array {
  const isCopy = new Uint8Array(rows);
  const hashes = hashRows(columns, rows);
  let slots = 1_024;
  while (slots < rows * 2) slots *= 2;
  /** Hash table of row index plus one; 0 is an empty slot. */
  const table = new Int32Array(slots);
  for (let row = 0; row < rows; row++) {
    let slot = hashes[row]! & (slots - 1);
    for (;;) {
      const known = table[slot]! - 1;
      if (known < 0) {
        table[slot] = row + 1;
        break;
      }
      if (hashes[known] === hashes[row] && columns.every((column) => areEqual(column, known, row))) {
        isCopy[row] = 1;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return isCopy;
}

/** FNV-1a over the bytes of text and over 32-bit words of everything else, mixed at the end. Source: Fowler, Noll and Vo. */
function hashRows(columns: readonly Column[], rows: number): Int32Array {
  const hashes = new Int32Array(rows).fill(0x811c9dc5);
  const mix = (row: number, word: number): void => {
    hashes[row] = Math.imul(hashes[row]! ^ word, 0x01000193);
  };
  for (const column of columns) {
    switch (column.type) {
      case 'category':
        for (let row = 0; row < rows; row++) mix(row, column.codes[row]!);
        break;
      case 'date':
        for (let row = 0; row < rows; row++) mix(row, column.days[row]!);
        break;
      case 'number': {
        const words = wordsOf(column.values);
        for (let row = 0; row < rows; row++) {
          mix(row, words[row * 2]!);
          mix(row, words[row * 2 + 1]!);
        }
        break;
      }
      case 'text':
        for (let row = 0; row < rows; row++) {
          const end = column.offsets[row + 1]!;
          mix(row, end - column.offsets[row]!);
          for (let at = column.offsets[row]!; at < end; at++) mix(row, column.bytes[at]!);
        }
        break;
    }
  }
  for (let row = 0; row < rows; row++) hashes[row] = spread(hashes[row]!);
  return hashes;
}

/**
 * The high bits of floating-point words vary most, the slot is taken from the low bits. Source: the finaliser of
 * MurmurHash3.
 */
function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

function areEqual(column: Column, one: number, other: number): boolean {
  switch (column.type) {
    case 'category':
      return column.codes[one] === column.codes[other];
    case 'date':
      return column.days[one] === column.days[other];
    case 'number':
      return Object.is(column.values[one], column.values[other]);
    case 'text': {
      const { offsets, bytes } = column;
      const [from, to] = [offsets[one]!, offsets[other]!];
      const length = offsets[one + 1]! - from;
      if (offsets[other + 1]! - to !== length) return false;
      for (let at = 0; at < length; at++) if (bytes[from + at] !== bytes[to + at]) return false;
      return true;
    }
  }
}
