import { createCipheriv, hash } from 'node:crypto';
import { ID_DIGITS } from '../../../core/intake/joining/align-ids.ts';
import { IdTally, isScientific } from '../../../core/intake/joining/id-profile.ts';
import type { Chunk, ChunkColumn, ChunkSink } from '../../../core/intake/reader.ts';

type TextChunk = Extract<ChunkColumn, { type: 'text' }>;

const BLOCK_BYTES = 16;
/** Longer identifiers go into a block as a digest. */
const LONGEST_PLAIN = BLOCK_BYTES - 1;
const DIGEST_MARK = 255;
/** 96 bits: among ten million people two fall together once in 10^14 projects. */
const KEPT_BYTES = ID_DIGITS / 2;
const LONGEST_HIDDEN = ID_DIGITS + 1;
/** Identifiers that go through the cipher at once. */
const PART_ROWS = 4_096;

/**
 * Turns identifiers of people into keyed pseudonyms that still join: each tidied identifier is one block (its bytes and
 * its length, or a digest of a long one) under AES-256, a keyed permutation that nobody can turn back without the key;
 * 96 bits of it are kept, in hexadecimal. A number with zeros in front has one letter more, which
 * says how many: 100 and 0100 are two people of one file, and one where two systems write the same number. As each identifier is a block of its own, thousands go through the
 * cipher at once: a fiftieth of the time of an HMAC each. Blank stays blank. The key has 32 bytes.
 */
export class PersonIds {
  readonly #key: Uint8Array;
  readonly #blocks = Buffer.alloc(PART_ROWS * BLOCK_BYTES);

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  hashColumn({ offsets, bytes }: TextChunk): TextChunk {
    const rows = offsets.length - 1;
    const ends = new Int32Array(rows + 1);
    const hashed = new Uint8Array(rows * LONGEST_HIDDEN);
    const cipher = createCipheriv('aes-256-ecb', this.#key, null).setAutoPadding(false);
    for (let first = 0; first < rows; first += PART_ROWS) {
      const last = Math.min(rows, first + PART_ROWS);
      const blocks = this.#blocks.subarray(0, (last - first) * BLOCK_BYTES).fill(0);
      for (let row = first; row < last; row++) {
        const at = (row - first) * BLOCK_BYTES;
        const [start, end] = [offsets[row]!, offsets[row + 1]!];
        const isGiven = !isScientific(bytes, start, end) && fillBlock(blocks, at, bytes, start, end);
        const length = isGiven ? ID_DIGITS + Math.sign(zerosInFront(bytes, start, end)) : 0;
        ends[row + 1] = ends[row]! + length;
      }
      const hidden = cipher.update(blocks);
      for (let row = first; row < last; row++) {
        const at = ends[row]!;
        const end = ends[row + 1]!;
        if (at < end) writeHex(hidden, (row - first) * BLOCK_BYTES, hashed, at);
        if (end - at > ID_DIGITS) hashed[at + ID_DIGITS] = zerosMark(bytes, offsets[row]!, offsets[row + 1]!);
      }
    }
    return { type: 'text', offsets: ends, bytes: hashed.subarray(0, ends[rows]) };
  }
}

const HEX = new TextEncoder().encode('0123456789abcdef');

function writeHex(from: Uint8Array, start: number, into: Uint8Array, at: number): void {
  for (let byte = 0; byte < KEPT_BYTES; byte++) {
    into[at + 2 * byte] = HEX[from[start + byte]! >> 4]!;
    into[at + 2 * byte + 1] = HEX[from[start + byte]! & 15]!;
  }
}

/** False for a blank identifier. */
function fillBlock(blocks: Buffer, at: number, bytes: Uint8Array, start: number, end: number): boolean {
  const length = writePlain(blocks, at, bytes, start, end);
  if (length >= 0) {
    blocks[at + LONGEST_PLAIN] = length;
    return length > 0;
  }
  const tidy = tidyId(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
  if (tidy === '') return false;
  blocks.fill(0, at, at + BLOCK_BYTES);
  const text = Buffer.from(tidy, 'utf8');
  if (text.length <= LONGEST_PLAIN) {
    text.copy(blocks, at);
    blocks[at + LONGEST_PLAIN] = text.length;
  } else {
    hash('sha256', text, 'buffer').copy(blocks, at, 0, LONGEST_PLAIN);
    blocks[at + LONGEST_PLAIN] = DIGEST_MARK;
  }
  return true;
}

/** What `tidyId` makes of a short identifier of letters, digits and signs, byte by byte; -1 for any other. */
function writePlain(blocks: Buffer, at: number, bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && bytes[from] === SPACE) from++;
  while (from < to && bytes[to - 1] === SPACE) to--;
  if (to - from > LONGEST_PLAIN) return -1;
  let isNumber = true;
  for (let place = from; place < to; place++) {
    const byte = bytes[place]!;
    if (byte < SPACE || byte > TILDE) return -1;
    isNumber &&= byte >= ZERO && byte <= NINE;
    // A point may belong to a number such as 123.0.
    if (byte === POINT) return -1;
  }
  if (isNumber) while (from < to - 1 && bytes[from] === ZERO) from++;
  for (let place = from; place < to; place++) {
    const byte = bytes[place]!;
    blocks[at + place - from] = byte >= CAPITAL_A && byte <= CAPITAL_Z ? byte + CASE : byte;
  }
  return to - from;
}

const MOST_ZEROS = 26;

/** "A" for one zero in front, "B" for two. */
function zerosMark(bytes: Uint8Array, start: number, end: number): number {
  return CAPITAL_A + Math.min(MOST_ZEROS, zerosInFront(bytes, start, end)) - 1;
}

/** Zeros before the first other digit of a whole number, or before its last one; 0 for anything else. */
function zerosInFront(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  while (from < end && bytes[from] === SPACE) from++;
  let place = from;
  while (place < end && bytes[place] === ZERO) place++;
  if (place === from) return 0;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString('latin1');
  if (!/^\d+(\.0+)?\s*$/.test(text)) return 0;
  const digits = /^\d+/.exec(text)?.[0].length ?? 0;
  return Math.min(place - from, digits - 1);
}

const SPACE = 32;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const CAPITAL_A = 65;
const CAPITAL_Z = 90;
const CASE = 32;
const TILDE = 126;

/** One system writes 00123, the next 123, a third e-mail addresses in capitals: they mean the same person. */
export function tidyId(id: string): string {
  const plain = id.normalize('NFKC').trim().toLowerCase();
  return /^\d+(\.0+)?$/.test(plain) ? plain.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '') : plain;
}

/** What is in the column of identifiers does not go further than this. */
export function hashingPersonIds(
  writer: ChunkSink,
  column: string | null,
  key: () => Uint8Array,
  tally: IdTally = new IdTally(),
): ChunkSink {
  if (column === null) return writer;
  const ids = new PersonIds(key());
  let position = -1;
  const hashed = (chunk: Chunk): Chunk => ({
    rows: chunk.rows,
    columns: chunk.columns.map((each, index) => {
      if (index !== position || each.type !== 'text') return each;
      tally.add(each.bytes, each.offsets);
      return ids.hashColumn(each);
    }),
  });
  return {
    begin(columns) {
      position = columns.findIndex(({ name }) => name === column);
      tally.clear();
      writer.begin(columns);
    },
    chunk: (chunk) => writer.chunk(hashed(chunk)),
    end: (dictionaries) => writer.end(dictionaries),
  };
}
