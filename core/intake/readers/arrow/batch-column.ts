import type { DataType } from 'apache-arrow/type';
import { convertValues, type Conversion } from '../typed/convert.ts';
import { damaged, decodeOrRefuse } from '../typed/damage.ts';
import type { Block, RowValues, StoredValues } from '../typed/values.ts';
import type { BatchBuffers } from './batch-buffers.ts';
import type { BatchHeader, ColumnLayout } from './batch-layout.ts';
import { bits, storedValues } from './stored-values.ts';

/** What the codes of a column stand for, with -1 for a code of nothing. */
export type ArrowDictionary = { readonly stored: StoredValues; readonly places: Int32Array | null };

/** So many rows are turned into what rows hold at a time. */
const WINDOW_ROWS = 65_536;

/** One column of one batch, window by window. */
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
    const places = this.places?.subarray(from, to).map((place) => (place < 0 ? -1 : place - from)) ?? null;
    return { rows, places, values, isShared: false };
  }
}

/** Values as they are stored, and the places of those that are there. */
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
  // An absent buffer says that all rows have a value.
  const masks = validity.map((index) => buffers.read(index)).filter((mask) => mask.length > 0);
  if (masks.length === 0) return { stored, places: null };
  const places = Int32Array.from({ length }, (_, row) => row);
  for (const mask of masks) bits(mask, length).forEach((bit, row) => (bit === 0 ? (places[row] = -1) : 0));
  return { stored, places };
}

function throughDictionary(
  codes: StoredValues,
  places: Int32Array | null,
  dictionary: ArrowDictionary,
): Int32Array {
  const size = sizeOf(dictionary.stored);
  const values = codes.stored === 'spans' ? [] : codes.stored === 'longs' ? codes.longs : codes.numbers;
  return Int32Array.from({ length: values.length }, (_, row) => {
    if (places && places[row]! < 0) return -1;
    const code = Number(values[row]);
    if (!(code >= 0 && code < size)) throw damaged();
    return dictionary.places ? dictionary.places[code]! : code;
  });
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
