import { z } from 'zod';
import type { ChunkColumn } from '../../core/intake/reader.ts';
import type { Column, ColumnType } from '../../core/table/column.ts';
import { areOffsetsRising, greatestCodeOf } from './chunk-check.ts';
import type { EncryptedDatabase } from './database.ts';
import { findDataset } from './datasets.ts';
import { projectErrors } from './project-errors.ts';
import { storedJson } from './stored-json.ts';

const columnRow = z.object({ id: z.number().int(), type: z.enum(['category', 'number', 'date', 'text']) });
const extentRow = z.object({
  rows: z.number(),
  width: z.number(),
  byte_count: z.number(),
  value_bytes_due: z.number(),
  offset_bytes_lacking: z.number(),
});
const chunkRow = z.object({
  row_count: z.number().int(),
  byte_width: z.number().int(),
  value_bytes: z.instanceof(Uint8Array),
  offset_bytes: z.instanceof(Uint8Array).nullable(),
});
type ChunkRow = z.infer<typeof chunkRow>;

type StoredChunk = {
  readonly width: number;
  readonly values: Uint8Array;
  readonly offsets: Uint8Array | null;
};

export function insertChunk(
  database: EncryptedDatabase,
  columnId: number,
  chunk: number,
  rows: number,
  column: ChunkColumn,
): void {
  const { width, values, offsets } = layOut(column);
  database.run(
    `INSERT INTO column_chunks (column_id, chunk, row_count, byte_width, value_bytes, offset_bytes)
     VALUES (?, ?, ?, ?, ?, ?)`,
    columnId,
    chunk,
    rows,
    width,
    values,
    offsets,
  );
}

function layOut(column: ChunkColumn): StoredChunk {
  switch (column.type) {
    case 'category':
      return { width: column.codes.BYTES_PER_ELEMENT, values: bytesOf(column.codes), offsets: null };
    case 'number':
      return { width: 8, values: bytesOf(column.values), offsets: null };
    case 'date':
      return { width: 4, values: bytesOf(column.days), offsets: null };
    case 'text': {
      const first = column.offsets[0] ?? 0;
      const offsets = first === 0 ? column.offsets : column.offsets.map((offset) => offset - first);
      return {
        width: 1,
        values: column.bytes.subarray(first, column.offsets.at(-1)),
        offsets: bytesOf(offsets),
      };
    }
  }
}

function bytesOf(array: Uint8Array | Uint16Array | Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * Loads a column; each array has its own SharedArrayBuffer, so that workers share it. Errors: project/no-dataset,
 * no-column, damaged-file.
 */
export function loadColumn(database: EncryptedDatabase, datasetId: string, name: string): Column {
  const dataset = findDataset(database, datasetId);
  const column = findColumn(database, dataset.id, name);
  const extent = database.only(
    extentRow,
    `SELECT coalesce(sum(row_count), 0) AS rows, coalesce(max(byte_width), 1) AS width,
            coalesce(sum(length(value_bytes)), 0) AS byte_count,
            total(CASE WHEN offset_bytes IS NULL THEN row_count * byte_width ELSE 0 END) AS value_bytes_due,
            total(CASE WHEN offset_bytes IS NULL THEN 0 ELSE (row_count + 1) * 4 - length(offset_bytes) END) AS offset_bytes_lacking
     FROM column_chunks WHERE column_id = ?`,
    column.id,
  );
  // Checked before allocation: a damaged row count would otherwise be believed.
  const isBacked =
    column.type === 'text' ? extent.offset_bytes_lacking === 0 : extent.value_bytes_due === extent.byte_count;
  if (extent.rows !== dataset.row_count || !isBacked) throw projectErrors.damagedFile();
  const visitChunks = (visitor: (chunk: ChunkRow) => void) =>
    database.visit(
      chunkRow,
      visitor,
      'SELECT row_count, byte_width, value_bytes, offset_bytes FROM column_chunks WHERE column_id = ? ORDER BY chunk',
      column.id,
    );
  switch (column.type) {
    case 'category': {
      const codes = extent.width === 2 ? shared(Uint16Array, extent.rows) : shared(Uint8Array, extent.rows);
      fillCodes(codes, visitChunks);
      const labels = readLabels(database, column.id);
      if (greatestCodeOf(codes) >= labels.length) throw projectErrors.damagedFile();
      return { type: 'category', codes, labels };
    }
    case 'number': {
      const values = shared(Float64Array, extent.rows);
      fillValues(values, visitChunks);
      return { type: 'number', values };
    }
    case 'date': {
      const days = shared(Int32Array, extent.rows);
      fillValues(days, visitChunks);
      return { type: 'date', days };
    }
    case 'text':
      return fillText(extent.rows, extent.byte_count, visitChunks);
  }
}

/** Labels of a category column, '' first; empty for other columns. */
export function readCategories(
  database: EncryptedDatabase,
  datasetId: string,
  name: string,
): readonly string[] {
  const column = findColumn(database, findDataset(database, datasetId).id, name);
  return column.type === 'category' ? readLabels(database, column.id) : [];
}

function findColumn(
  database: EncryptedDatabase,
  dataset: number,
  name: string,
): { readonly id: number; readonly type: ColumnType } {
  const sql = 'SELECT id, type FROM dataset_columns WHERE dataset_id = ? AND name = ?';
  const found = database.first(columnRow, sql, dataset, name);
  if (!found) throw projectErrors.noColumn();
  return found;
}

const labelsRow = z.object({ labels: storedJson(z.array(z.string())) });

function readLabels(database: EncryptedDatabase, columnId: number): readonly string[] {
  return database.only(labelsRow, 'SELECT labels FROM column_dictionaries WHERE column_id = ?', columnId)
    .labels;
}

type ChunkVisits = (visitor: (chunk: ChunkRow) => void) => void;

function shared<A>(
  ArrayType: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
  length: number,
): A {
  return new ArrayType(new SharedArrayBuffer(length * ArrayType.BYTES_PER_ELEMENT));
}

function fillValues(into: Float64Array | Int32Array, visitChunks: ChunkVisits): void {
  const bytes = bytesOf(into);
  let at = 0;
  visitChunks((chunk) => {
    checkLength(chunk.value_bytes, chunk.row_count * into.BYTES_PER_ELEMENT);
    bytes.set(chunk.value_bytes, at);
    at += chunk.value_bytes.length;
  });
}

/** Codes take one byte in early chunks and two once the dictionary has outgrown it. */
function fillCodes(into: Uint8Array | Uint16Array, visitChunks: ChunkVisits): void {
  let row = 0;
  visitChunks((chunk) => {
    checkLength(chunk.value_bytes, chunk.row_count * chunk.byte_width);
    into.set(chunk.byte_width === 2 ? asUint16(chunk.value_bytes) : chunk.value_bytes, row);
    row += chunk.row_count;
  });
}

function fillText(rows: number, byteCount: number, visitChunks: ChunkVisits): Column {
  const offsets = shared(Int32Array, rows + 1);
  const bytes = shared(Uint8Array, byteCount);
  let row = 0;
  let at = 0;
  visitChunks((chunk) => {
    const chunkOffsets = asInt32(chunk.offset_bytes ?? new Uint8Array());
    const isFitting =
      chunkOffsets.length === chunk.row_count + 1 && areOffsetsRising(chunkOffsets, chunk.value_bytes.length);
    if (!isFitting) throw projectErrors.damagedFile();
    for (let index = 0; index <= chunk.row_count; index++) offsets[row + index] = at + chunkOffsets[index]!;
    bytes.set(chunk.value_bytes, at);
    row += chunk.row_count;
    at += chunk.value_bytes.length;
  });
  return { type: 'text', offsets, bytes };
}

function checkLength(bytes: Uint8Array, expected: number): void {
  if (bytes.length !== expected) throw projectErrors.damagedFile();
}

/** Copied for alignment: a buffer from SQLite may start at an odd offset. */
function asUint16(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(new Uint8Array(bytes).buffer);
}

function asInt32(bytes: Uint8Array): Int32Array {
  checkLength(bytes, bytes.length - (bytes.length % 4));
  return new Int32Array(new Uint8Array(bytes).buffer);
}
