import { Utf8Check } from '../bytes/utf8-check.ts';
import { type ColumnNotes, ColumnTurned } from './column-notes.ts';
import { daysOf, daysOfInt96, timesOf } from './days.ts';
import { decimalNumbers, decimalText, unscaledOf } from './decimals.ts';
import {
  type LogicalType,
  type NumberArray,
  type RowValues,
  type Spans,
  type StoredValues,
  textSpans,
} from './values.ts';

/** Conversion of a column from stored values to row values. */
export type Conversion = {
  readonly column: number;
  readonly meaning: LogicalType;
  /** Whether numbers become text, since as doubles they would lose digits. */
  readonly isKeptAsText: boolean;
  readonly notes: ColumnNotes;
};

/** Default column type of a logical type. */
export function holdsOf(meaning: LogicalType, isKeptAsText: boolean): 'number' | 'date' | 'text' {
  if (isKeptAsText) return 'text';
  switch (meaning.is) {
    case 'number':
    case 'float16':
    case 'decimal':
      return 'number';
    case 'day':
    case 'instant':
    case 'int96':
      return 'date';
    default:
      return 'text';
  }
}

/** Throws ColumnTurned where the column needs another conversion. */
export function convertValues(stored: StoredValues, conversion: Conversion): RowValues {
  const { meaning, notes } = conversion;
  switch (meaning.is) {
    case 'number':
      return convertNumbers(stored, conversion);
    case 'decimal':
      return convertDecimals(stored, meaning, conversion);
    case 'float16':
      return { holds: 'number', numbers: finite(halfFloats(spans(stored)), notes) };
    case 'boolean':
      return { holds: 'text', ...booleanSpans(numbers(stored)) };
    case 'day':
      return { holds: 'date', numbers: finiteDays(numbers(stored), notes) };
    case 'instant':
      return { holds: 'date', numbers: daysOf(stored, meaning.perDay, meaning.zone, notes) };
    case 'int96':
      return { holds: 'date', numbers: daysOfInt96(spans(stored), notes) };
    case 'time':
      return { holds: 'text', ...textSpans(timesOf(stored, meaning.perSecond)) };
    case 'uuid':
      return { holds: 'text', ...textSpans(uuids(spans(stored))) };
    case 'bytes':
      if (!areText(spans(stored))) throw new ColumnTurned(conversion.column, 'left-out');
      return { holds: 'text', ...spans(stored) };
    case 'text':
    case 'nothing':
      return { holds: 'text', ...spans(stored) };
  }
}

function convertNumbers(stored: StoredValues, { column, isKeptAsText, notes }: Conversion): RowValues {
  if (stored.stored === 'numbers') return { holds: 'number', numbers: finite(stored.numbers, notes) };
  if (stored.stored === 'spans') throw new RangeError('Bytes do not hold numbers.');
  const { longs } = stored;
  if (isKeptAsText) return { holds: 'text', ...textSpans(Array.from(longs, String)) };
  const numbers = new Float64Array(longs.length);
  for (let index = 0; index < numbers.length; index++) {
    const value = Number(longs[index]!);
    if (!Number.isSafeInteger(value)) throw new ColumnTurned(column, 'text');
    numbers[index] = value;
  }
  return { holds: 'number', numbers };
}

function convertDecimals(
  stored: StoredValues,
  { scale, isBigEndian }: LogicalType & { readonly is: 'decimal' },
  { column, isKeptAsText }: Conversion,
): RowValues {
  const unscaled = unscaledOf(stored, isBigEndian);
  if (isKeptAsText) {
    return { holds: 'text', ...textSpans(unscaled.map((value) => decimalText(value, scale))) };
  }
  const exact = decimalNumbers(unscaled, scale);
  if (!exact) throw new ColumnTurned(column, 'text');
  return { holds: 'number', numbers: exact };
}

function numbers(stored: StoredValues): NumberArray {
  if (stored.stored === 'numbers') return stored.numbers;
  throw new RangeError('The values are not numbers.');
}

function spans(stored: StoredValues): Spans {
  if (stored.stored === 'spans') return stored;
  throw new RangeError('The values are not bytes.');
}

/** Infinite values become missing: they cannot be counted with. */
function finite(values: NumberArray, notes: ColumnNotes): Float64Array {
  const numbers = new Float64Array(values);
  if (!(values instanceof Float64Array || values instanceof Float32Array)) return numbers;
  for (let index = 0; index < numbers.length; index++) {
    if (Math.abs(numbers[index]!) !== Infinity) continue;
    numbers[index] = Number.NaN;
    notes.infinite++;
  }
  return numbers;
}

/** DuckDB's date "infinity", the largest 32-bit day. */
const INFINITE_DAY = 2_147_483_647;

function finiteDays(values: NumberArray, notes: ColumnNotes): Float64Array {
  const days = new Float64Array(values);
  for (let index = 0; index < days.length; index++) {
    if (Math.abs(days[index]!) !== INFINITE_DAY) continue;
    days[index] = Number.NaN;
    notes.infinite++;
  }
  return days;
}

/** Half-precision floats (IEEE 754 binary16), little-endian. */
function halfFloats({ bytes, starts }: Spans): Float64Array {
  return Float64Array.from(starts, (start) => {
    const bits = bytes[start]! | (bytes[start + 1]! << 8);
    const sign = bits >> 15 === 0 ? 1 : -1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
    return exponent === 0
      ? sign * 2 ** -14 * (fraction / 1_024)
      : sign * 2 ** (exponent - 15) * (1 + fraction / 1_024);
  });
}

const { bytes: BOOLEAN_WORDS } = textSpans(['TRUE', 'FALSE']);

function booleanSpans(values: NumberArray): Spans {
  return {
    bytes: BOOLEAN_WORDS,
    starts: Int32Array.from(values, (value) => (value === 0 ? 4 : 0)),
    ends: Int32Array.from(values, (value) => (value === 0 ? 9 : 4)),
  };
}

function uuids({ bytes, starts }: Spans): string[] {
  return Array.from(starts, (start) => {
    const hex = Array.from(bytes.subarray(start, start + 16), (byte) => byte.toString(16).padStart(2, '0'));
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
  });
}

/** Whether every value is UTF-8 text without control characters, except those of text such as line ends. */
function areText({ bytes, starts, ends }: Spans): boolean {
  for (let index = 0; index < starts.length; index++) {
    let isPlain = true;
    for (let at = starts[index]!; at < ends[index]!; at++) {
      const byte = bytes[at]!;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
      if (byte > 127) isPlain = false;
    }
    if (!isPlain && !isUtf8(bytes.slice(starts[index], ends[index]))) return false;
  }
  return true;
}

function isUtf8(value: Uint8Array): boolean {
  const padded = new Uint8Array((value.length + 3) & ~3);
  padded.set(value);
  const check = new Utf8Check();
  check.follow(padded, new Int32Array(padded.buffer), 0, value.length);
  check.finish();
  return check.isValid;
}
