/** Stored values of a column: numbers, 64-bit integers, or spans of bytes. */
export type StoredValues =
  | { readonly stored: 'numbers'; readonly numbers: NumberArray }
  | { readonly stored: 'longs'; readonly longs: BigInt64Array | BigUint64Array }
  | ({ readonly stored: 'spans' } & Spans);

export type NumberArray =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Value i is `bytes[starts[i], ends[i])`. */
export type Spans = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** Row values: numbers, days since 1970-01-01, or UTF-8. A single array type keeps the row loop monomorphic. */
export type RowValues =
  | { readonly holds: 'number' | 'date'; readonly numbers: Float64Array }
  | ({ readonly holds: 'text' } & Spans);

/** Consecutive rows of one column. */
export type Block = {
  readonly rows: number;
  /** Index into the values for each row, -1 where blank. Null is the identity. */
  readonly places: Int32Array | null;
  readonly values: RowValues;
  /** Whether rows share values, as with a dictionary. */
  readonly isShared: boolean;
};

/** Logical type of a column: the meaning of its stored values. */
export type LogicalType =
  | { readonly is: 'number' | 'float16' | 'boolean' | 'day' | 'text' | 'uuid' }
  /** Bytes without an annotation; text where they are valid UTF-8 text. */
  | { readonly is: 'bytes' }
  /** Units since 1970-01-01. `zone`: where days are counted; null for local time without a zone. */
  | { readonly is: 'instant'; readonly perDay: number; readonly zone: string | null }
  /** Julian day and nanoseconds of the day, as Hive and Spark write them. */
  | { readonly is: 'int96' }
  | { readonly is: 'time'; readonly perSecond: number }
  | { readonly is: 'decimal'; readonly scale: number; readonly isBigEndian: boolean }
  | { readonly is: 'nothing' };

export function spansOf(values: readonly Uint8Array[]): Spans {
  const bytes = new Uint8Array(values.reduce((sum, value) => sum + value.length, 0));
  return packed(values, bytes, (value, at) => {
    bytes.set(value, at);
    return value.length;
  });
}

/** UTF-8 bytes for one UTF-16 unit, at most. */
const MOST_BYTES_PER_UNIT = 3;

export function textSpans(texts: readonly string[]): Spans {
  const encoder = new TextEncoder();
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = new Uint8Array(units * MOST_BYTES_PER_UNIT);
  return packed(texts, bytes, (text, at) => encoder.encodeInto(text, bytes.subarray(at)).written);
}

/** Packs values one after another; `put` writes a value at a position and returns its length. */
function packed<Value>(
  values: readonly Value[],
  bytes: Uint8Array,
  put: (value: Value, at: number) => number,
): Spans {
  const starts = new Int32Array(values.length);
  const ends = new Int32Array(values.length);
  let used = 0;
  values.forEach((value, index) => {
    starts[index] = used;
    used += put(value, used);
    ends[index] = used;
  });
  return { bytes, starts, ends };
}
