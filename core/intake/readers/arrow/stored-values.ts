import { DateUnit, Precision, Type } from 'apache-arrow/enum';
import { DataType } from 'apache-arrow/type';
import { tooLarge } from '../../reading/binary-columns/damage.ts';
import type { Spans, StoredValues } from '../../reading/binary-columns/values.ts';

type Buffer = Uint8Array<ArrayBuffer>;

const MOST_VIEW_BYTES = 1 << 29;
const VIEW_BYTES = 16;
const INLINE_BYTES = 12;

/** The `count` values of a column from its buffers. Throws RangeError where the buffers are too short. */
export function storedValues(type: DataType, buffers: readonly Buffer[], count: number): StoredValues {
  const [first = new Uint8Array(0), second = new Uint8Array(0)] = buffers;
  switch (type.typeId) {
    case Type.Utf8:
    case Type.Binary:
      return { stored: 'spans', ...offsetSpans(array(first, Int32Array, count + 1), second, count) };
    case Type.LargeUtf8:
    case Type.LargeBinary: {
      const offsets = Float64Array.from(array(first, BigInt64Array, count + 1), Number);
      return { stored: 'spans', ...offsetSpans(offsets, second, count) };
    }
    case Type.Utf8View:
    case Type.BinaryView:
      return { stored: 'spans', ...viewSpans(first, buffers.slice(1), count) };
    default:
      return fixedValues(type, first, count);
  }
}

function fixedValues(type: DataType, buffer: Buffer, count: number): StoredValues {
  if (DataType.isDictionary(type)) return fixedValues(type.indices, buffer, count);
  if (DataType.isNull(type)) return { stored: 'spans', ...evenSpans(new Uint8Array(0), count, 0) };
  if (DataType.isBool(type)) return { stored: 'numbers', numbers: bits(buffer, count) };
  if (DataType.isFixedSizeBinary(type)) {
    return { stored: 'spans', ...evenSpans(buffer, count, type.byteWidth) };
  }
  if (DataType.isDecimal(type)) return { stored: 'spans', ...evenSpans(buffer, count, type.bitWidth / 8) };
  if (DataType.isFloat(type)) return floats(type.precision, buffer, count);
  if (DataType.isInt(type) || DataType.isTime(type)) {
    return wholeNumbers(type.bitWidth, DataType.isTime(type) || type.isSigned, buffer, count);
  }
  if (DataType.isDate(type)) return wholeNumbers(type.unit === DateUnit.DAY ? 32 : 64, true, buffer, count);
  if (DataType.isTimestamp(type)) return wholeNumbers(64, true, buffer, count);
  throw new RangeError('The values are of no known kind.');
}

function floats(precision: Precision, buffer: Buffer, count: number): StoredValues {
  switch (precision) {
    case Precision.HALF:
      return { stored: 'spans', ...evenSpans(buffer, count, 2) };
    case Precision.SINGLE:
      return { stored: 'numbers', numbers: array(buffer, Float32Array, count) };
    case Precision.DOUBLE:
      return { stored: 'numbers', numbers: array(buffer, Float64Array, count) };
  }
}

function wholeNumbers(bitWidth: number, isSigned: boolean, buffer: Buffer, count: number): StoredValues {
  switch (isSigned ? bitWidth : -bitWidth) {
    case 8:
      return { stored: 'numbers', numbers: array(buffer, Int8Array, count) };
    case -8:
      return { stored: 'numbers', numbers: array(buffer, Uint8Array, count) };
    case 16:
      return { stored: 'numbers', numbers: array(buffer, Int16Array, count) };
    case -16:
      return { stored: 'numbers', numbers: array(buffer, Uint16Array, count) };
    case 32:
      return { stored: 'numbers', numbers: array(buffer, Int32Array, count) };
    case -32:
      return { stored: 'numbers', numbers: array(buffer, Uint32Array, count) };
    case 64:
      return { stored: 'longs', longs: array(buffer, BigInt64Array, count) };
    case -64:
      return { stored: 'longs', longs: array(buffer, BigUint64Array, count) };
    default:
      throw new RangeError('The values are of no known width.');
  }
}

type ArrayKind<Values> = {
  new (buffer: ArrayBuffer, offset: number, length: number): Values;
  readonly BYTES_PER_ELEMENT: number;
};

/** Throws RangeError where the buffer is too short. An empty column may have no buffer at all. */
function array<Values>(buffer: Buffer, Kind: ArrayKind<Values>, count: number): Values {
  const bytes = count * Kind.BYTES_PER_ELEMENT;
  if (buffer.length === 0 && count <= 1) return new Kind(new ArrayBuffer(bytes), 0, count);
  if (bytes > buffer.length) throw new RangeError('The buffer is shorter than its values.');
  const isAligned = buffer.byteOffset % Kind.BYTES_PER_ELEMENT === 0;
  return isAligned
    ? new Kind(buffer.buffer, buffer.byteOffset, count)
    : new Kind(buffer.slice().buffer, 0, count);
}

function offsetSpans(offsets: Int32Array | Float64Array, bytes: Uint8Array, count: number): Spans {
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let before = offsets[0] ?? 0;
  if (before < 0) throw new RangeError('A value begins before its buffer.');
  for (let index = 0; index < count; index++) {
    const end = offsets[index + 1]!;
    if (!(end >= before) || end > bytes.length) throw new RangeError('A value goes on beyond its buffer.');
    starts[index] = before;
    ends[index] = end;
    before = end;
  }
  return { bytes, starts, ends };
}

function evenSpans(bytes: Uint8Array, count: number, width: number): Spans {
  if (!(width >= 0) || count * width > bytes.length) {
    throw new RangeError('The buffer is shorter than its values.');
  }
  const starts = Int32Array.from({ length: count }, (_, index) => index * width);
  return { bytes, starts, ends: starts.map((start) => start + width) };
}

/** View layout: up to 12 bytes are inline; longer values are referred to by block and offset. */
function viewSpans(views: Uint8Array, blocks: readonly Uint8Array[], count: number): Spans {
  if (count * VIEW_BYTES > views.length) throw new RangeError('The buffer is shorter than its values.');
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let total = 0;
  for (let index = 0; index < count; index++) {
    starts[index] = total;
    total += view.getUint32(index * VIEW_BYTES, true);
    if (total > MOST_VIEW_BYTES) throw tooLarge('A column of the Arrow file is too large to be read.');
    ends[index] = total;
  }
  const bytes = new Uint8Array(total);
  for (let index = 0; index < count; index++) {
    const at = index * VIEW_BYTES;
    const length = ends[index]! - starts[index]!;
    const isInline = length <= INLINE_BYTES;
    const block = isInline ? views : blocks[view.getInt32(at + 8, true)];
    const from = isInline ? at + 4 : view.getInt32(at + 12, true);
    if (!block || from < 0 || from + length > block.length) {
      throw new RangeError('A value goes on beyond its buffer.');
    }
    bytes.set(block.subarray(from, from + length), starts[index]);
  }
  return { bytes, starts, ends };
}

export function bits(buffer: Uint8Array, count: number): Uint8Array {
  if (Math.ceil(count / 8) > buffer.length) throw new RangeError('The buffer is shorter than its values.');
  const values = new Uint8Array(count);
  for (let index = 0; index < count; index++) values[index] = (buffer[index >> 3]! >> (index & 7)) & 1;
  return values;
}
