import {
  type ColumnChunk,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { AppError } from '../../../errors.ts';
import type { ByteSource } from '../../../ports.ts';
import type { LogicalType } from '../../reading/binary-columns/values.ts';
import { countOf, damaged, decodeOrRefuse, tooLarge } from '../../reading/binary-columns/damage.ts';
import { type ArrowHint, readEmbeddedSchema } from '../arrow/embedded-schema.ts';
import { isUnsigned, logicalTypeOf } from './logical-type.ts';
import type { PageShape } from './page.ts';
import { endOfStruct } from './thrift-check.ts';

/** Column chunk: the bytes `[start, end)` of one column's pages in one row group. */
export type PageRange = {
  readonly start: number;
  readonly end: number;
  readonly rows: number;
  readonly codec: PageShape['codec'];
};

export type ParquetColumn = {
  readonly name: string;
  /** Null where a table cannot hold the values. */
  readonly meaning: LogicalType | null;
  readonly isUnsigned: boolean;
  /** Whether the embedded Arrow schema says that the column is a dictionary. */
  readonly isCategory: boolean;
  readonly shape: Omit<PageShape, 'codec'>;
  readonly ranges: readonly PageRange[];
};

export type ParquetTable = {
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
  /** Names of columns with several values a row. */
  readonly nested: readonly string[];
};

const MAGIC = 'PAR1';
const ENCRYPTED_MAGIC = 'PARE';
const TAIL_BYTES = 8;
const MOST_FOOTER_BYTES = 1 << 26;
/** Rows allowed free of charge: run-length encoding packs a million equal rows into a few bytes. */
const FREE_ROWS = 10_000_000;
const MOST_ROWS_A_BYTE = 64;

/** Schema and row groups of a Parquet file, from its footer. */
export function readFooter(source: ByteSource): ParquetTable {
  const footer = readFooterBytes(source);
  return decodeOrRefuse(() => {
    endOfStruct(footer, 0);
    return describeTable(parquetMetadata(footer, { geoparquet: false }), source.size);
  }, 'The list of contents at the end of the Parquet file is damaged.');
}

/** The footer, found by its length and the magic behind it. */
function readFooterBytes(source: ByteSource): Uint8Array {
  const head = new Uint8Array(4);
  const tail = new Uint8Array(TAIL_BYTES);
  source.read(0, head);
  const isWhole = source.size >= TAIL_BYTES + 4 && source.read(source.size - TAIL_BYTES, tail) === TAIL_BYTES;
  const letters = String.fromCharCode(...tail.subarray(4));
  if (String.fromCharCode(...head) === ENCRYPTED_MAGIC || (isWhole && letters === ENCRYPTED_MAGIC)) {
    throw encrypted();
  }
  if (!isWhole || letters !== MAGIC) throw damaged('The Parquet file is cut off: its end is missing.');
  const length = new DataView(tail.buffer).getUint32(0, true);
  if (length > source.size - TAIL_BYTES - 4) throw damaged('The Parquet file is damaged at its end.');
  if (length > MOST_FOOTER_BYTES)
    throw tooLarge('The list of contents of the Parquet file is too long to be read.');
  const footer = new Uint8Array(length + TAIL_BYTES);
  source.read(source.size - footer.length, footer);
  return footer;
}

function encrypted(): AppError {
  return new AppError(
    'intake/encrypted-file',
    'The Parquet file is encrypted.',
    'Open it with its key in the program it came from and write the table again without encryption.',
  );
}

function describeTable(metadata: FileMetaData, size: number): ParquetTable {
  const groupRows = metadata.row_groups.map(({ num_rows }) => countOf(num_rows));
  const rows = groupRows.reduce((sum, each) => sum + each, 0);
  if (rows !== countOf(metadata.num_rows)) throw damaged();
  if (rows > FREE_ROWS + size * MOST_ROWS_A_BYTE) throw damaged();
  const columns: ParquetColumn[] = [];
  const nested: string[] = [];
  const hints = readEmbeddedSchema(arrowSchemaOf(metadata));
  for (const [position, leaf] of leavesOf(parquetSchema(metadata)).entries()) {
    const [top = ''] = leaf.path;
    if (!leaf.isRepeated) columns.push(withHint(describeColumn(metadata, leaf, position, size), hints));
    else if (!nested.includes(top)) nested.push(top);
  }
  return { rows, columns, nested };
}

function arrowSchemaOf({ key_value_metadata: pairs }: FileMetaData): string {
  return pairs?.find(({ key }) => key === 'ARROW:schema')?.value ?? '';
}

/** Parquet stores zoned timestamps in UTC without their zone; the Arrow schema has the zone. */
function withHint(column: ParquetColumn, hints: ReadonlyMap<string, ArrowHint>): ParquetColumn {
  const { name, meaning } = column;
  const hint = hints.get(name);
  if (!hint || !meaning) return column;
  const isLocal = meaning.is === 'instant' && meaning.zone === 'UTC' && hint.zone !== null;
  return {
    ...column,
    meaning: isLocal ? { ...meaning, zone: hint.zone } : meaning,
    isCategory: hint.isCategory && meaning.is === 'text',
  };
}

/** A leaf of the schema: an element without children. */
type Leaf = {
  readonly element: SchemaElement;
  readonly path: readonly string[];
  /** Maximum definition level: optional elements on the path, the leaf included. */
  readonly depth: number;
  /** Whether there are several values a row. */
  readonly isRepeated: boolean;
};

function leavesOf(tree: SchemaTree, depth = 0, isRepeated = false): Leaf[] {
  return tree.children.flatMap((child) => {
    const { element, path } = child;
    const below = depth + (element.repetition_type === 'REQUIRED' ? 0 : 1);
    const isMany = isRepeated || element.repetition_type === 'REPEATED';
    if (child.children.length > 0) return leavesOf(child, below, isMany);
    return [{ element, path, depth: below, isRepeated: isMany }];
  });
}

function describeColumn(
  metadata: FileMetaData,
  { element, path, depth }: Leaf,
  position: number,
  size: number,
): ParquetColumn {
  const { type, type_length: typeLength = 0 } = element;
  if (!type) throw damaged();
  const name = path.join('.');
  const ranges = metadata.row_groups.map(({ columns, num_rows: rows }) =>
    rangeOf(columns[position], name, type, countOf(rows), size),
  );
  const shape = { type, typeLength: countOf(typeLength), depth };
  return {
    name,
    meaning: logicalTypeOf(element),
    isUnsigned: isUnsigned(element),
    isCategory: false,
    shape,
    ranges,
  };
}

function rangeOf(
  chunk: ColumnChunk | undefined,
  name: string,
  type: string,
  rows: number,
  size: number,
): PageRange {
  if (chunk?.crypto_metadata !== undefined) throw encrypted();
  if (chunk?.file_path) {
    throw new AppError(
      'intake/unknown-format',
      'The Parquet file only lists data that are in other files.',
      'Choose one of those files, or write the table again into one file.',
    );
  }
  const meta = chunk?.meta_data;
  if (!meta || meta.type !== type || meta.path_in_schema.join('.') !== name || !meta.codec) throw damaged();
  const dictionary = countOf(meta.dictionary_page_offset ?? 0);
  const first = countOf(meta.data_page_offset);
  const start = dictionary > 0 && dictionary < first ? dictionary : first;
  const end = start + countOf(meta.total_compressed_size);
  if (start < MAGIC.length || end > size) throw damaged();
  return { start, end, rows, codec: meta.codec };
}
