import { AppError } from '../../core/errors.ts';
import { CHUNK_ROWS, type Chunk, type ChunkColumn } from '../../core/intake/reader.ts';
import type { ColumnType } from '../../core/table/column.ts';

/** Checks a chunk before it is stored, since the reader worked on an untrusted file. */
export function checkChunk(chunk: Chunk, types: readonly ColumnType[]): void {
  const isFitting =
    Number.isInteger(chunk.rows) &&
    chunk.rows >= 0 &&
    chunk.rows <= CHUNK_ROWS &&
    chunk.columns.length === types.length &&
    chunk.columns.every((column, index) => column.type === types[index] && hasRows(column, chunk.rows));
  if (!isFitting) throw unusable();
}

export function checkDictionary(labels: readonly string[] | null | undefined, greatestCode: number): void {
  if (!labels || labels[0] !== '' || greatestCode >= labels.length) throw unusable();
}

export function greatestCodeOf(codes: Uint8Array | Uint16Array): number {
  let greatest = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row]! > greatest) greatest = codes[row]!;
  return greatest;
}

function hasRows(column: ChunkColumn, rows: number): boolean {
  switch (column.type) {
    case 'category':
      return column.codes.length === rows;
    case 'number':
      return column.values.length === rows;
    case 'date':
      return column.days.length === rows;
    case 'text':
      return column.offsets.length === rows + 1 && areOffsetsRising(column.offsets, column.bytes.length);
  }
}

export function areOffsetsRising(offsets: Int32Array, byteCount: number): boolean {
  let last = 0;
  for (let row = 0; row < offsets.length; row++) {
    const offset = offsets[row]!;
    if (offset < last) return false;
    last = offset;
  }
  return last <= byteCount;
}

export function unusable(): AppError {
  return new AppError(
    'intake/unusable-rows',
    'The rows that were read do not fit together.',
    'Nothing was imported; check the file and import it again.',
  );
}
