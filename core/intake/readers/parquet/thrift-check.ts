/**
 * Bounds check of Apache Thrift's compact protocol, the encoding of Parquet's footer and page headers. Walks one
 * struct, so that the decoder meets no list or string longer than the buffer.
 */

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** Deepest nesting; Parquet's own is ten. */
const DEEPEST = 32;
const LONGEST_NUMBER_BYTES = 10;

/** The struct continues beyond the buffer. */
export class ThriftCutOff extends Error {}

/**
 * Offset behind the struct at `at`. Throws ThriftCutOff where the buffer ends too soon, RangeError where it is no valid
 * struct.
 */
export function endOfStruct(bytes: Uint8Array, at: number, depth = 0): number {
  if (depth > DEEPEST) throw new RangeError('The struct is nested too deeply.');
  let next = at;
  for (;;) {
    const head = byteAt(bytes, next++);
    const type = head & 0x0f;
    if (type === STOP) return next;
    if (head >> 4 === 0) next = endOfNumber(bytes, next);
    next = endOfElement(bytes, next, type, depth);
  }
}

function endOfElement(bytes: Uint8Array, at: number, type: number, depth: number): number {
  switch (type) {
    case TRUE:
    case FALSE:
      return at;
    case BYTE:
      return within(bytes, at + 1);
    case I16:
    case I32:
    case I64:
      return endOfNumber(bytes, at);
    case DOUBLE:
      return within(bytes, at + 8);
    case BINARY: {
      const start = endOfNumber(bytes, at);
      return within(bytes, start + numberAt(bytes, at));
    }
    case LIST:
      return endOfList(bytes, at, depth);
    case STRUCT:
      return endOfStruct(bytes, at, depth + 1);
    default:
      throw new RangeError('The struct holds an unknown type.');
  }
}

function endOfList(bytes: Uint8Array, at: number, depth: number): number {
  if (depth > DEEPEST) throw new RangeError('The struct is nested too deeply.');
  const head = byteAt(bytes, at);
  const type = head & 0x0f;
  const isLong = head >> 4 === 15;
  const count = isLong ? numberAt(bytes, at + 1) : head >> 4;
  let next = isLong ? endOfNumber(bytes, at + 1) : at + 1;
  // Each element takes a byte at least, booleans in lists included.
  within(bytes, next + count);
  const elementType = type === TRUE || type === FALSE ? BYTE : type;
  for (let index = 0; index < count; index++) next = endOfElement(bytes, next, elementType, depth + 1);
  return next;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new ThriftCutOff();
  return byte;
}

function within(bytes: Uint8Array, end: number): number {
  if (end > bytes.length) throw new ThriftCutOff();
  return end;
}

function endOfNumber(bytes: Uint8Array, at: number): number {
  for (let next = at; next < at + LONGEST_NUMBER_BYTES; next++) {
    if (byteAt(bytes, next) < 0x80) return next + 1;
  }
  throw new RangeError('A number has too many bytes.');
}

/** ULEB128 varint; exact up to 2^53. */
function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0;
  let weight = 1;
  for (let next = at; ; next++) {
    const byte = byteAt(bytes, next);
    number += (byte & 0x7f) * weight;
    if (byte < 0x80) return number;
    weight *= 128;
  }
}
