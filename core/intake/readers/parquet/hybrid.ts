/**
 * Parquet's hybrid encoding of run lengths and bit-packed groups (Apache Parquet, Encodings.md, "Run Length Encoding /
 * Bit-Packing Hybrid"), used for definition levels, dictionary indices and booleans.
 */

const WIDEST_BITS = 32;
/** Widest value that four bytes hold at any bit offset. */
const NARROW_BITS = 25;

/** Whether `bytes[start, end)` encodes `count` times `value` in a single run. */
export function isOneRun(
  bytes: Uint8Array,
  start: number,
  end: number,
  bitWidth: number,
  value: number,
  count: number,
): boolean {
  const first = new Int32Array(1);
  let header = 0;
  let at = start;
  for (let shift = 0; at < end && shift <= 28; shift += 7) {
    const byte = bytes[at++]!;
    header += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (header % 2 === 1 || header / 2 < count) return false;
  readHybrid(bytes, start, end, bitWidth, first);
  return first[0] === value;
}

/** Fills `into` from `bytes[start, end)`. Throws RangeError where the bytes are too few. */
export function readHybrid(
  bytes: Uint8Array,
  start: number,
  end: number,
  bitWidth: number,
  into: Int32Array,
): void {
  if (bitWidth > WIDEST_BITS) throw new RangeError('The values are too wide.');
  if (bitWidth === 0) {
    into.fill(0);
    return;
  }
  let at = start;
  let filled = 0;
  while (filled < into.length) {
    let header = 0;
    let shift = 0;
    for (;;) {
      if (at >= end || shift > 28) throw new RangeError('A run has no header.');
      const byte = bytes[at++]!;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
      shift += 7;
    }
    const isPacked = header % 2 === 1;
    const length = Math.floor(header / 2);
    const count = Math.min(isPacked ? length * 8 : length, into.length - filled);
    if (isPacked) {
      if (at + Math.ceil((count * bitWidth) / 8) > end) throw new RangeError('A group is cut off.');
      unpack(bytes, at, end, bitWidth, into, filled, count);
      at += length * bitWidth;
    } else {
      const width = (bitWidth + 7) >> 3;
      if (at + width > end) throw new RangeError('A run is cut off.');
      let value = 0;
      for (let index = 0; index < width; index++) value |= bytes[at++]! << (8 * index);
      into.fill(value, filled, filled + count);
    }
    filled += count;
  }
}

/** Widest value that fits a 32-bit accumulator beside the next byte. */
const ACCUMULATED_BITS = 24;

function unpack(
  bytes: Uint8Array,
  at: number,
  end: number,
  bitWidth: number,
  into: Int32Array,
  from: number,
  count: number,
): void {
  if (bitWidth > ACCUMULATED_BITS) {
    unpackWide(bytes, at, end, bitWidth, into, from, count);
    return;
  }
  const mask = 2 ** bitWidth - 1;
  let next = at;
  let waiting = 0;
  let waitingBits = 0;
  for (let index = from; index < from + count; index++) {
    while (waitingBits < bitWidth) {
      waiting |= bytes[next++]! << waitingBits;
      waitingBits += 8;
    }
    into[index] = waiting & mask;
    waiting >>>= bitWidth;
    waitingBits -= bitWidth;
  }
}

function unpackWide(
  bytes: Uint8Array,
  at: number,
  end: number,
  bitWidth: number,
  into: Int32Array,
  from: number,
  count: number,
): void {
  const mask = bitWidth === WIDEST_BITS ? -1 : 2 ** bitWidth - 1;
  let bit = at * 8;
  for (let index = from; index < from + count; index++, bit += bitWidth) {
    const first = Math.floor(bit / 8);
    const shift = bit % 8;
    let four = bytes[first]!;
    if (first + 1 < end) four |= bytes[first + 1]! << 8;
    if (first + 2 < end) four |= bytes[first + 2]! << 16;
    if (first + 3 < end) four |= bytes[first + 3]! << 24;
    let value = four >>> shift;
    if (bitWidth > NARROW_BITS && shift > 0 && first + 4 < end) value |= bytes[first + 4]! << (32 - shift);
    into[index] = value & mask;
  }
}
