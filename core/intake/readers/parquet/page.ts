import type { CompressionCodec, Encoding, PageHeader } from 'hyparquet';
import type { StoredValues } from '../../reading/binary-columns/values.ts';
import { countOf, damaged, tooLarge } from '../../reading/binary-columns/damage.ts';
import { decompress } from './codecs.ts';
import { isOneRun, readHybrid } from './hybrid.ts';
import { type Physical, readEncoded } from './page-values.ts';

/** A decoded page. `places` gives the index of each row's value, -1 where null; null is the identity. */
export type Page = {
  readonly rows: number;
  readonly places: Int32Array | null;
  /** Null where the places are dictionary indices. */
  readonly values: StoredValues | null;
};

export type PageShape = Physical & {
  /** Definition level of a value that is present. */
  readonly depth: number;
  readonly codec: CompressionCodec;
};

/** Most rows of a page: no known program writes more, and they would take hundreds of megabytes. */
const MOST_PAGE_ROWS = 1 << 24;

/** Number of rows of a page, from its header. */
export function rowsOf(header: PageHeader): number {
  const rows = countOf((header.data_page_header_v2 ?? header.data_page_header)?.num_values);
  if (rows > MOST_PAGE_ROWS) throw tooLarge('A page of the Parquet file holds too many values to be read.');
  return rows;
}

/** Decodes a data page of a leaf column that does not repeat. `stored` are its bytes in the file. */
export function readDataPage(stored: Uint8Array, header: PageHeader, shape: PageShape): Page {
  const rows = rowsOf(header);
  const second = header.data_page_header_v2;
  if (second) {
    const levelBytes = countOf(second.definition_levels_byte_length);
    const start = countOf(second.repetition_levels_byte_length) + levelBytes;
    if (start > stored.length) throw damaged();
    const part = stored.subarray(start);
    const size = countOf(header.uncompressed_page_size) - start;
    const page = second.is_compressed === false ? part : decompress(part, size, shape.codec);
    const places = shape.depth > 0 ? readPlaces(stored, start - levelBytes, start, rows, shape.depth) : null;
    return readValues(page, 0, rows, places, second.encoding, shape);
  }
  const first = header.data_page_header;
  if (!first) throw damaged();
  const page = decompress(stored, header.uncompressed_page_size, shape.codec);
  if (shape.depth === 0) return readValues(page, 0, rows, null, first.encoding, shape);
  if (first.definition_level_encoding !== 'RLE') throw damaged();
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const end = 4 + view.getUint32(0, true);
  if (end > page.length) throw damaged();
  const places = readPlaces(page, 4, end, rows, shape.depth);
  return readValues(page, end, rows, places, first.encoding, shape);
}

/** Index of each row's value among the values present, -1 where null. Null is the identity. */
type Places = { readonly order: Int32Array; readonly present: number } | null;

function readPlaces(bytes: Uint8Array, start: number, end: number, rows: number, depth: number): Places {
  const bitWidth = 32 - Math.clz32(depth);
  if (isOneRun(bytes, start, end, bitWidth, depth, rows)) return null;
  const order = new Int32Array(rows);
  readHybrid(bytes, start, end, bitWidth, order);
  let present = 0;
  for (let row = 0; row < rows; row++) order[row] = order[row] === depth ? present++ : -1;
  return present === rows ? null : { order, present };
}

function readValues(
  page: Uint8Array,
  at: number,
  rows: number,
  places: Places,
  encoding: Encoding,
  shape: PageShape,
): Page {
  const present = places ? places.present : rows;
  const order = places?.order ?? null;
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY') {
    return { rows, places: order, values: readEncoded(page, at, present, shape, encoding) };
  }
  const positions = new Int32Array(present);
  if (present > 0) readHybrid(page, at + 1, page.length, page[at] ?? 0, positions);
  if (!order) return { rows, places: positions, values: null };
  for (let row = 0; row < rows; row++) {
    const place = order[row]!;
    if (place >= 0) order[row] = positions[place]!;
  }
  return { rows, places: order, values: null };
}
