import type { PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { ByteSource } from '../../../ports.ts';
import type { ReadBudget } from '../../reading/read-budget.ts';
import { convertValues, type Conversion } from '../../reading/binary-columns/convert.ts';
import type { Block, RowValues, StoredValues } from '../../reading/binary-columns/values.ts';
import { countOf, damaged, decodeOrRefuse } from '../../reading/binary-columns/damage.ts';
import type { PageRange, ParquetColumn } from './footer.ts';
import { decompress } from './codecs.ts';
import { readDataPage, rowsOf } from './page.ts';
import { readPlain } from './page-values.ts';
import { endOfStruct, ThriftCutOff } from './thrift-check.ts';

const WINDOW_BYTES = 131_072;
const MOST_HEADER_BYTES = 1 << 24;
/** Memory for a value: a number, or the bounds of a text. */
const BYTES_A_VALUE = 8;
const BYTES_A_PLACE = 4;

/** The data pages of one column, across all row groups, one at a time. */
export class ColumnPages {
  private readonly source: ByteSource;
  private readonly column: ParquetColumn;
  private readonly conversion: Conversion;
  private group = -1;
  private rowsLeft = 0;
  private at = 0;
  private dictionary: RowValues | null = null;
  private window = new Uint8Array(0);
  private windowStart = 0;
  private readonly budget: ReadBudget;
  private heldForDictionary = 0;
  private heldForPage = 0;

  constructor(source: ByteSource, column: ParquetColumn, conversion: Conversion, budget: ReadBudget) {
    this.budget = budget;
    this.source = source;
    this.column = column;
    this.conversion = conversion;
  }

  /** Rows of the next page. Errors: intake/damaged-file, also at the end of the column; ColumnTurned. */
  nextBlock(): Block {
    return decodeOrRefuse(() => {
      for (;;) {
        while (this.rowsLeft === 0) this.openGroup();
        const block = this.readPage();
        if (block) return block;
      }
    });
  }

  private openGroup(): void {
    const range = this.column.ranges[++this.group];
    if (!range) throw damaged();
    this.rowsLeft = range.rows;
    this.at = range.start;
    this.dictionary = null;
  }

  private get range(): PageRange {
    const range = this.column.ranges[this.group];
    if (!range) throw damaged();
    return range;
  }

  /** Null for a page without rows. */
  private readPage(): Block | null {
    const { codec, end } = this.range;
    const header = this.readHeader();
    const length = countOf(header.compressed_page_size);
    if (this.at + length > end) throw damaged();
    const stored = this.bytesAt(this.at, length);
    this.at += length;
    if (header.type === 'DICTIONARY_PAGE') {
      const count = countOf(header.dictionary_page_header?.num_values);
      this.heldForDictionary = this.holdInstead(this.heldForDictionary, header, count * BYTES_A_VALUE);
      const page = decompress(stored, header.uncompressed_page_size, codec);
      this.dictionary = this.convert(readPlain(page, 0, count, this.column.shape));
      return null;
    }
    if (header.type !== 'DATA_PAGE' && header.type !== 'DATA_PAGE_V2') return null;
    const rows = rowsOf(header);
    if (rows > this.rowsLeft) throw damaged();
    this.rowsLeft -= rows;
    this.heldForPage = this.holdInstead(this.heldForPage, header, rows * bytesARow(header));
    const page = readDataPage(stored, header, { ...this.column.shape, codec });
    if (page.values) {
      this.holdMore(page.values, header);
      return { rows, places: page.places, values: this.convert(page.values), isShared: false };
    }
    if (!this.dictionary || greatestOf(page.places) >= sizeOf(this.dictionary)) throw damaged();
    return { rows, places: page.places, values: this.dictionary, isShared: true };
  }

  private convert(stored: StoredValues): RowValues {
    return convertValues(this.column.isUnsigned ? withoutSign(stored) : stored, this.conversion);
  }

  /** Counts a page's unpacked size against the budget before it is unpacked, and releases the page before. */
  private holdInstead(before: number, header: PageHeader, bytes: number): number {
    const unpacked = countOf(header.uncompressed_page_size);
    this.budget.takeUnpacked(unpacked);
    this.budget.release(before);
    this.budget.hold(unpacked + bytes);
    return unpacked + bytes;
  }

  /** Counts prefix-compressed texts, which can come to more than the page. */
  private holdMore(values: StoredValues, header: PageHeader): void {
    if (values.stored !== 'spans') return;
    const more = Math.max(0, values.bytes.length - countOf(header.uncompressed_page_size));
    this.budget.takeUnpacked(more);
    this.budget.hold(more);
    this.heldForPage += more;
  }

  /** Reads a page header; leaves `at` behind it. */
  private readHeader(): PageHeader {
    const left = this.range.end - this.at;
    for (let length = Math.min(WINDOW_BYTES, left); ; length = Math.min(length * 8, left)) {
      const bytes = this.bytesAt(this.at, length);
      try {
        const end = endOfStruct(bytes, 0);
        const view = new DataView(bytes.buffer, bytes.byteOffset, end);
        const header = parquetHeader({ view, offset: 0 });
        this.at += end;
        return header;
      } catch (error) {
        if (!(error instanceof ThriftCutOff) || length === left || length > MOST_HEADER_BYTES) throw error;
      }
    }
  }

  /** `length` bytes of the file; the buffer is reused by the next call. */
  private bytesAt(start: number, length: number): Uint8Array {
    const from = start - this.windowStart;
    if (from < 0 || from + length > this.window.length) {
      const wanted = Math.max(length, Math.min(WINDOW_BYTES, this.range.end - start));
      this.window = new Uint8Array(wanted);
      this.windowStart = start;
      if (this.source.read(start, this.window) < wanted) throw damaged();
      return this.window.subarray(0, length);
    }
    return this.window.subarray(from, from + length);
  }
}

function bytesARow(header: PageHeader): number {
  const { encoding } = header.data_page_header_v2 ?? header.data_page_header ?? {};
  const isShared = encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY';
  return isShared ? BYTES_A_PLACE : BYTES_A_PLACE + BYTES_A_VALUE;
}

function sizeOf(values: RowValues): number {
  return values.holds === 'text' ? values.starts.length : values.numbers.length;
}

/** -1 where there is none. */
function greatestOf(places: Int32Array | null): number {
  let greatest = -1;
  if (!places) return greatest;
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place > greatest) greatest = place;
  }
  return greatest;
}

function withoutSign(stored: StoredValues): StoredValues {
  if (stored.stored === 'longs') {
    return { stored: 'longs', longs: new BigUint64Array(stored.longs.buffer) };
  }
  if (stored.stored !== 'numbers' || !(stored.numbers instanceof Int32Array)) return stored;
  return { stored: 'numbers', numbers: Uint32Array.from(stored.numbers, (value) => value >>> 0) };
}
