import type { DataType } from 'apache-arrow/type';
import { convertValues, type Conversion } from '../../reading/binary-columns/convert.ts';
import { damaged, decodeOrRefuse } from '../../reading/binary-columns/damage.ts';
import type { Block, RowValues, StoredValues } from '../../reading/binary-columns/values.ts';
import type { BatchBuffers } from './batch-buffers.ts';
import type { BatchHeader, ColumnLayout } from './batch-layout.ts';
import { bits, storedValues } from './stored-values.ts';

/** Values of a dictionary by code: `places` gives the place among `stored`, -1 for an unknown code. */
export type ArrowDictionary = { readonly stored: StoredValues; readonly places: Int32Array | null };

/** Rows converted at a time. */
const WINDOW_ROWS = 65_536;

/** One column of one record batch, converted window by window. */
export class BatchColumn {
  private readonly rows: number;
  private readonly stored: StoredValues;
  private readonly places: Int32Array | null;
  private readonly dictionary: RowValues | null;
  private readonly conversion: Conversion;
  private at = 0;

  /** Errors: intake/damaged-file, intake/file-too-large; ColumnTurned. */
  constructor(
    type: DataType,
    layout: ColumnLayout,
    header: BatchHeader,
    buffers: BatchBuffers,
    dictionary: ArrowDictionary | null,
    conversion: Conversion,
  ) {
    this.rows = header.length;
    this.conversion = conversion;
    const { stored, places } = decodeOrRefuse(() => readColumn(type, layout, header, buffers));
    this.stored = stored;
    this.places = dictionary ? throughDictionary(stored, places, dictionary) : places;
    this.dictionary = dictionary && decodeOrRefuse(() => convertValues(dictionary.stored, conversion));
  }

  nextBlock(): Block {
    const from = this.at;
    const to = Math.min(this.rows, from + WINDOW_ROWS);
    if (from === to) throw damaged();
    this.at = to;
    const rows = to - from;
    if (this.dictionary) {
      return {
        rows,
        places: this.places?.subarray(from, to) ?? null,
        values: this.dictionary,
        isShared: true,
      };
    }
    const values = decodeOrRefuse(() => convertValues(partOf(this.stored, from, to), this.conversion));
    const places = this.places && placesFrom(this.places, from, to);
    return { rows, places, values, isShared: false };
  }
}

/** The stored values of a column, and the place of each row's value. */
export function readColumn(
  type: DataType,
  { node, validity, buffers: own }: ColumnLayout,
  { length, nodes }: BatchHeader,
  buffers: BatchBuffers,
): ArrowDictionary {
  if (nodes[node]?.length !== length) throw damaged();
  const stored = storedValues(
    type,
    own.map((index) => buffers.read(index)),
    length,
  );
  // An absent validity buffer means that no row is null.
  const masks = validity.map((index) => buffers.read(index)).filter((mask) => mask.length > 0);
  return { stored, places: placesOf(masks, length) };
}

/** Each row's own index, -1 where a validity mask marks it null; null where no row is. */
function placesOf(masks: readonly Uint8Array[], length: number): Int32Array | null {
  let places: Int32Array | null = null;
  for (const mask of masks) {
    const valid = bits(mask, length);
    if (!valid.includes(0)) continue;
    places ??= placesFrom(null, 0, length);
    for (let row = 0; row < length; row++) if (valid[row] === 0) places[row] = -1;
  }
  return places;
}

/** Places of the rows `[from, to)`, counted from the first of them; null is the identity. */
function placesFrom(places: Int32Array | null, from: number, to: number): Int32Array {
  const counted = new Int32Array(to - from);
  for (let row = from; row < to; row++) {
    const place = places === null ? row : places[row]!;
    counted[row - from] = place < 0 ? -1 : place - from;
  }
  return counted;
}

function throughDictionary(
  stored: StoredValues,
  places: Int32Array | null,
  dictionary: ArrowDictionary,
): Int32Array {
  const size = sizeOf(dictionary.stored);
  const codes = codesOf(stored);
  const through = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    if (places && places[row]! < 0) {
      through[row] = -1;
      continue;
    }
    const code = codes[row]!;
    if (!(code >= 0 && code < size)) throw damaged();
    through[row] = dictionary.places ? dictionary.places[code]! : code;
  }
  return through;
}

/** Always Float64Array, so that the loop over it stays monomorphic. */
function codesOf(stored: StoredValues): Float64Array {
  switch (stored.stored) {
    case 'spans':
      return new Float64Array(0);
    case 'longs':
      return Float64Array.from(stored.longs, Number);
    case 'numbers':
      return new Float64Array(stored.numbers);
  }
}

function sizeOf(stored: StoredValues): number {
  if (stored.stored === 'spans') return stored.starts.length;
  return stored.stored === 'longs' ? stored.longs.length : stored.numbers.length;
}

function partOf(stored: StoredValues, from: number, to: number): StoredValues {
  switch (stored.stored) {
    case 'numbers':
      return { stored: 'numbers', numbers: stored.numbers.subarray(from, to) };
    case 'longs':
      return { stored: 'longs', longs: stored.longs.subarray(from, to) };
    case 'spans':
      return { ...stored, starts: stored.starts.subarray(from, to), ends: stored.ends.subarray(from, to) };
  }
}
