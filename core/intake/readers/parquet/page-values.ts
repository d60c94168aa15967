import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import type { Encoding, ParquetType } from 'hyparquet';
import { type Spans, spansOf, type StoredValues } from '../../reading/binary-columns/values.ts';
import { tooLarge } from '../../reading/binary-columns/damage.ts';
import { readDeltas } from './deltas.ts';
import { readHybrid } from './hybrid.ts';

/** Physical type of a column. */
export type Physical = { readonly type: ParquetType; readonly typeLength: number };

const INT96_BYTES = 12;
/** Writers cut pages at about a megabyte; long values make them larger. */
export const MOST_PAGE_BYTES = 1 << 28;
/** Bytes of prefix-compressed texts that are free of charge; paths and names expand 20 to one. */
const FREE_PREFIX_BYTES = 16 << 20;
const MOST_PREFIX_GROWTH = 64;

/** Decodes `count` PLAIN values of `page` from `at` on. Any error means that the page is damaged. */
export function readPlain(
  page: Uint8Array,
  at: number,
  count: number,
  { type, typeLength }: Physical,
): StoredValues {
  switch (type) {
    case 'BOOLEAN':
      return { stored: 'numbers', numbers: plainBooleans(page, at, count) };
    case 'INT32':
      return { stored: 'numbers', numbers: new Int32Array(alignedPart(page, at, count * 4)) };
    case 'INT64':
      return { stored: 'longs', longs: new BigInt64Array(alignedPart(page, at, count * 8)) };
    case 'FLOAT':
      return { stored: 'numbers', numbers: new Float32Array(alignedPart(page, at, count * 4)) };
    case 'DOUBLE':
      return { stored: 'numbers', numbers: new Float64Array(alignedPart(page, at, count * 8)) };
    case 'INT96':
      return { stored: 'spans', ...evenSpans(page, at, count, INT96_BYTES) };
    case 'FIXED_LEN_BYTE_ARRAY':
      return { stored: 'spans', ...evenSpans(page, at, count, typeLength) };
    case 'BYTE_ARRAY':
      return { stored: 'spans', ...prefixedSpans(page, at, count) };
  }
}

/** As `readPlain`, for every encoding except the dictionary ones. */
export function readEncoded(
  page: Uint8Array,
  at: number,
  count: number,
  physical: Physical,
  encoding: Encoding,
): StoredValues {
  if (encoding === 'PLAIN') return readPlain(page, at, count, physical);
  if (encoding === 'RLE' && physical.type === 'BOOLEAN') {
    const values = new Int32Array(count);
    if (count > 0) readHybrid(page, at + 4, page.length, 1, values);
    return { stored: 'numbers', numbers: values };
  }
  switch (encoding) {
    case 'DELTA_BINARY_PACKED':
      return wholeNumbers(page, at, count, physical.type);
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return { stored: 'spans', ...spansAfterLengths(page, at, count) };
    case 'DELTA_BYTE_ARRAY':
      return { stored: 'spans', ...spansFromPrefixes(page, at, count) };
    case 'BYTE_STREAM_SPLIT': {
      const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: at };
      return storedFrom(byteStreamSplit(reader, count, physical.type, physical.typeLength));
    }
    default:
      throw new RangeError('The encoding is not one for values of this type.');
  }
}

function wholeNumbers(page: Uint8Array, at: number, count: number, type: ParquetType): StoredValues {
  if (type === 'INT32') return { stored: 'numbers', numbers: readLengths(page, at, count).lengths };
  if (type !== 'INT64') throw new RangeError('Only whole numbers have differences.');
  const longs = new BigInt64Array(count);
  if (count > 0) readDeltas(page, at, longs);
  return { stored: 'longs', longs };
}

function readLengths(page: Uint8Array, at: number, count: number): { lengths: Int32Array; end: number } {
  const lengths = new Int32Array(count);
  return { lengths, end: count > 0 ? readDeltas(page, at, lengths) : at };
}

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
function spansAfterLengths(page: Uint8Array, from: number, count: number): Spans {
  const { lengths, end } = readLengths(page, from, count);
  const starts = new Int32Array(count);
  let at = end;
  const ends = lengths.map((length, index) => {
    starts[index] = at;
    at += length;
    if (length < 0 || at > page.length) throw new RangeError('A value goes on beyond its page.');
    return at;
  });
  return { bytes: page, starts, ends };
}

/** DELTA_BYTE_ARRAY: shared prefix lengths with the value before, then the suffixes. */
function spansFromPrefixes(page: Uint8Array, from: number, count: number): Spans {
  const { lengths: prefixes, end } = readLengths(page, from, count);
  const rests = spansAfterLengths(page, end, count);
  let total = 0;
  for (let index = 0; index < count; index++) {
    const prefix = prefixes[index]!;
    if (prefix < 0) throw new RangeError('A value begins before its page.');
    total += prefix + rests.ends[index]! - rests.starts[index]!;
  }
  if (total > FREE_PREFIX_BYTES + page.length * MOST_PREFIX_GROWTH)
    throw tooLarge('A page of the Parquet file is too large to be read.');
  const bytes = new Uint8Array(total);
  const starts = new Int32Array(count);
  let at = 0;
  const ends = prefixes.map((prefix, index) => {
    const before = index === 0 ? 0 : starts[index - 1]!;
    if (before + prefix > at) throw new RangeError('A value repeats more than there was.');
    starts[index] = at;
    bytes.copyWithin(at, before, before + prefix);
    const rest = page.subarray(rests.starts[index], rests.ends[index]);
    bytes.set(rest, at + prefix);
    at += prefix + rest.length;
    return at;
  });
  return { bytes, starts, ends };
}

function storedFrom(values: unknown): StoredValues {
  if (values instanceof BigInt64Array) return { stored: 'longs', longs: values };
  if (values instanceof Int32Array || values instanceof Float32Array || values instanceof Float64Array) {
    return { stored: 'numbers', numbers: values };
  }
  const parts = Array.isArray(values) ? values.filter((value) => value instanceof Uint8Array) : [];
  return { stored: 'spans', ...spansOf(parts) };
}

function alignedPart(page: Uint8Array, at: number, length: number): ArrayBuffer {
  if (at + length > page.length) throw new RangeError('The page is shorter than its values.');
  const part = new Uint8Array(length);
  part.set(page.subarray(at, at + length));
  return part.buffer;
}

function plainBooleans(page: Uint8Array, at: number, count: number): Uint8Array {
  if (at + Math.ceil(count / 8) > page.length) throw new RangeError('The page is shorter than its values.');
  const values = new Uint8Array(count);
  for (let index = 0; index < count; index++) values[index] = (page[at + (index >> 3)]! >> (index & 7)) & 1;
  return values;
}

function evenSpans(page: Uint8Array, at: number, count: number, width: number): Spans {
  if (width <= 0 || at + count * width > page.length) {
    throw new RangeError('The page is shorter than its values.');
  }
  const starts = Int32Array.from({ length: count }, (_, index) => at + index * width);
  return { bytes: page, starts, ends: starts.map((start) => start + width) };
}

/** BYTE_ARRAY in PLAIN: each value behind its length in four bytes. */
function prefixedSpans(page: Uint8Array, at: number, count: number): Spans {
  if (at + count * 4 > page.length) throw new RangeError('The page is shorter than its values.');
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let next = at;
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(next, true);
    next += 4;
    starts[index] = next;
    next += length;
    if (next > page.length) throw new RangeError('A value goes on beyond its page.');
    ends[index] = next;
  }
  return { bytes: page, starts, ends };
}
