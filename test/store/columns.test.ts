import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS, type Chunk, type ChunkColumn } from '../../core/intake/reader.ts';
import { type Column, MISSING_DAY } from '../../core/table/column.ts';
import type { ImportWriter } from '../../electron/store/import-writer.ts';
import { importDetails, makeProject, profileOf, refusalOf, reopen } from './sample.ts';

const ROWS = 70_000;
const ANSWERS = 400;
const columns = [
  { name: 'few answers', type: 'category' },
  { name: 'many answers', type: 'category' },
  { name: 'pay', type: 'number' },
  { name: 'start', type: 'date' },
  { name: 'note', type: 'text' },
] as const;

const fewAt = (row: number) => row % 3;
/** Passes 255 only in the second chunk, as a reader's growing dictionary does. */
const manyAt = (row: number) => (row < CHUNK_ROWS ? row % 200 : row % (ANSWERS + 1));
const payAt = (row: number) => (row % 10 === 0 ? Number.NaN : row * 1.01);
const dayAt = (row: number) => (row % 11 === 0 ? MISSING_DAY : row - 30_000);
const noteAt = (row: number) => (row % 5 === 0 ? '' : `Zoë ${row} 🪜`);

function chunkOf(start: number, rows: number): Chunk {
  const encoder = new TextEncoder();
  const notes = Array.from({ length: rows }, (_, index) => encoder.encode(noteAt(start + index)));
  const offsets = new Int32Array(rows + 1);
  for (const [index, note] of notes.entries()) offsets[index + 1] = (offsets[index] ?? 0) + note.length;
  const rowsFrom = { length: rows };
  const manyCodes = start < CHUNK_ROWS ? new Uint8Array(rows) : new Uint16Array(rows);
  for (let index = 0; index < rows; index++) manyCodes[index] = manyAt(start + index);
  return {
    rows,
    columns: [
      { type: 'category', codes: Uint8Array.from(rowsFrom, (_, index) => fewAt(start + index)) },
      { type: 'category', codes: manyCodes },
      { type: 'number', values: Float64Array.from(rowsFrom, (_, index) => payAt(start + index)) },
      { type: 'date', days: Int32Array.from(rowsFrom, (_, index) => dayAt(start + index)) },
      { type: 'text', offsets, bytes: Buffer.concat(notes) },
    ],
  };
}

function sendRows(writer: ImportWriter): void {
  writer.begin(columns);
  for (let start = 0; start < ROWS; start += CHUNK_ROWS) {
    writer.chunk(chunkOf(start, Math.min(CHUNK_ROWS, ROWS - start)));
  }
  const many = Array.from({ length: ANSWERS + 1 }, (_, code) => (code === 0 ? '' : `answer ${code}`));
  writer.end([['', 'Yes', 'No'], many, null, null, null]);
}

const end = (rows: number) => ({ profile: profileOf(rows), sha256: 'ab', mapping: [], columnsLeftOut: [] });

function importRows(path: string): string {
  const store = reopen(path);
  const writer = store.beginImport(importDetails);
  sendRows(writer);
  const datasetId = writer.finish(end(ROWS));
  store.close();
  return datasetId;
}

function buffersOf(column: Column): readonly ArrayBufferLike[] {
  switch (column.type) {
    case 'category':
      return [column.codes.buffer];
    case 'number':
      return [column.values.buffer];
    case 'date':
      return [column.days.buffer];
    case 'text':
      return [column.offsets.buffer, column.bytes.buffer];
  }
}

function textsOf(column: Column): readonly string[] {
  if (column.type !== 'text') return [];
  const all = Buffer.from(column.bytes);
  return Array.from({ length: ROWS }, (_, row) =>
    all.subarray(column.offsets[row], column.offsets[row + 1]).toString('utf8'),
  );
}

describe('columns of 70,000 rows, over two chunks', () => {
  it('come back as they were, every type, after the project was closed', () => {
    const { path, store } = makeProject();
    store.close();
    const datasetId = importRows(path);
    const opened = reopen(path);
    const rows = Array.from({ length: ROWS }, (_, row) => row);
    expect(opened.loadColumn(datasetId, 'few answers')).toStrictEqual({
      type: 'category',
      codes: Uint8Array.from(rows, fewAt),
      labels: ['', 'Yes', 'No'],
    });
    const many = opened.loadColumn(datasetId, 'many answers');
    expect(many.type === 'category' && many.codes).toStrictEqual(Uint16Array.from(rows, manyAt));
    expect(many.type === 'category' && many.labels.length).toBe(ANSWERS + 1);
    expect(opened.loadColumn(datasetId, 'pay')).toStrictEqual({
      type: 'number',
      values: Float64Array.from(rows, payAt),
    });
    expect(opened.loadColumn(datasetId, 'start')).toStrictEqual({
      type: 'date',
      days: Int32Array.from(rows, dayAt),
    });
    expect(textsOf(opened.loadColumn(datasetId, 'note'))).toStrictEqual(rows.map(noteAt));
    expect(opened.categories(datasetId, 'few answers')).toStrictEqual(['', 'Yes', 'No']);
    expect(opened.categories(datasetId, 'pay')).toStrictEqual([]);
    opened.close();
  });

  it('stand on shared memory, one piece for each array', () => {
    const { path, store } = makeProject();
    store.close();
    const datasetId = importRows(path);
    const opened = reopen(path);
    const buffers = columns.flatMap(({ name }) => buffersOf(opened.loadColumn(datasetId, name)));
    expect(buffers).toHaveLength(6);
    expect(buffers.every((each) => each instanceof SharedArrayBuffer)).toBe(true);
    expect(new Set(buffers).size).toBe(6);
    opened.close();
  });

  it('are not doubled when the reader starts again with other types', () => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    sendRows(writer);
    writer.begin([{ name: 'pay', type: 'text' }]);
    writer.chunk({
      rows: 2,
      columns: [{ type: 'text', offsets: Int32Array.of(3, 5, 8), bytes: Buffer.from('...onetwo') }],
    });
    writer.end([null]);
    const datasetId = writer.finish(end(2));
    expect(store.datasets()[0]?.columns).toStrictEqual([
      { name: 'pay', type: 'text', field: null, chosenBy: null },
    ]);
    expect(store.loadColumn(datasetId, 'pay')).toStrictEqual({
      type: 'text',
      offsets: Int32Array.of(0, 2, 5),
      bytes: Uint8Array.from(Buffer.from('onetw')),
    });
    expect(refusalOf(() => store.loadColumn(datasetId, 'note'))).toBe('project/no-column');
    store.close();
  });

  it('can be of no rows at all', () => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    writer.begin(columns);
    writer.end([[''], [''], null, null, null]);
    const datasetId = writer.finish(end(0));
    expect(store.loadColumn(datasetId, 'few answers')).toStrictEqual({
      type: 'category',
      codes: new Uint8Array(),
      labels: [''],
    });
    expect(store.loadColumn(datasetId, 'note')).toStrictEqual({
      type: 'text',
      offsets: Int32Array.of(0),
      bytes: new Uint8Array(),
    });
    store.close();
  });
});

describe('an import that cannot be right', () => {
  const grade = { name: 'grade', type: 'category' } as const;
  const refused: readonly (readonly [string, ChunkColumn])[] = [
    ['has fewer codes than rows', { type: 'category', codes: Uint8Array.of(1) }],
    ['is of another type', { type: 'number', values: Float64Array.of(1, 2) }],
  ];
  it.each(refused)('is refused when a chunk %s', (_, column) => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    writer.begin([grade]);
    expect(refusalOf(() => writer.chunk({ rows: 2, columns: [column] }))).toBe('intake/unusable-rows');
    store.close();
  });

  it('is refused when offsets point outside the text', () => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    writer.begin([{ name: 'note', type: 'text' }]);
    for (const offsets of [Int32Array.of(0, 9), Int32Array.of(2, 1), Int32Array.of(-1, 1)]) {
      const column: ChunkColumn = { type: 'text', offsets, bytes: Buffer.from('abc') };
      expect(refusalOf(() => writer.chunk({ rows: 1, columns: [column] }))).toBe('intake/unusable-rows');
    }
    store.close();
  });

  it('is refused when a code has no answer, or the count of rows differs', () => {
    const { store } = makeProject();
    const writer = store.beginImport(importDetails);
    writer.begin([grade]);
    writer.chunk({ rows: 2, columns: [{ type: 'category', codes: Uint8Array.of(1, 2) }] });
    expect(refusalOf(() => writer.end([['', 'only one']]))).toBe('intake/unusable-rows');
    expect(refusalOf(() => writer.finish(end(2)))).toBe('intake/unusable-rows');
    writer.end([['', 'one', 'two']]);
    expect(refusalOf(() => writer.finish(end(3)))).toBe('intake/unusable-rows');
    expect(refusalOf(() => writer.finish({ ...end(2), mapping: [{ column: 'pay', field: 'pay' }] }))).toBe(
      'intake/unknown-column',
    );
    expect(store.datasets()).toStrictEqual([]);
    expect(writer.finish(end(2))).toBe('dataset-1');
    store.close();
  });
});
