import type { ByteSource, TextDecoding, Work } from '../../ports.ts';
import type { Column } from '../../table/column.ts';
import type { Chunk, ChunkColumn, ChunkSink, ExtractProfile, ReadOptions } from '../reader.ts';
import { readerFor } from './registry.ts';

export type WholeTable = {
  readonly names: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
};

const HEAD_BYTES = 65_536;
/** Work without progress and without cancel. */
export const unhurried: Work = { report: () => {}, checkCancelled: () => {} };

/** Reads an extract of any known format into memory, chunks concatenated. */
export async function readWhole(
  source: ByteSource,
  options: ReadOptions,
  decode: TextDecoding,
  work: Work = unhurried,
): Promise<{ readonly profile: ExtractProfile; readonly table: WholeTable }> {
  const head = new Uint8Array(Math.min(HEAD_BYTES, source.size));
  source.read(0, head);
  const sink = new TableSink();
  const profile = await readerFor(head).read(source, options, sink, decode, work);
  return { profile, table: sink.table(profile.rows) };
}

/** Sink that keeps all chunks. */
export class TableSink implements ChunkSink {
  #columns: Parameters<ChunkSink['begin']>[0] = [];
  #chunks: Chunk[] = [];
  #dictionaries: Parameters<ChunkSink['end']>[0] = [];

  begin(columns: Parameters<ChunkSink['begin']>[0]): void {
    this.#columns = columns;
    this.#chunks = [];
  }

  chunk(chunk: Chunk): void {
    this.#chunks.push(chunk);
  }

  end(dictionaries: Parameters<ChunkSink['end']>[0]): void {
    this.#dictionaries = dictionaries;
  }

  table(rows: number): WholeTable {
    const columns = this.#columns.map(({ type }, index) =>
      joinColumn(
        type,
        this.#chunks.flatMap((chunk) => chunk.columns[index] ?? []),
        rows,
        this.#dictionaries[index] ?? [''],
      ),
    );
    return { names: this.#columns.map(({ name }) => name), columns, rows };
  }
}

/** Concatenates the chunks of one column. */
function joinColumn(
  type: ChunkColumn['type'],
  chunks: readonly ChunkColumn[],
  rows: number,
  labels: readonly string[],
): Column {
  switch (type) {
    case 'category': {
      const codes = labels.length <= 256 ? new Uint8Array(rows) : new Uint16Array(rows);
      fillFrom(
        chunks.flatMap((chunk) => (chunk.type === 'category' ? [chunk.codes] : [])),
        codes,
      );
      return { type, codes, labels };
    }
    case 'number': {
      const values = new Float64Array(rows);
      fillFrom(
        chunks.flatMap((chunk) => (chunk.type === 'number' ? [chunk.values] : [])),
        values,
      );
      return { type, values };
    }
    case 'date': {
      const days = new Int32Array(rows);
      fillFrom(
        chunks.flatMap((chunk) => (chunk.type === 'date' ? [chunk.days] : [])),
        days,
      );
      return { type, days };
    }
    case 'text':
      return joinText(chunks, rows);
  }
}

function fillFrom(
  parts: readonly ArrayLike<number>[],
  into: { set: (from: ArrayLike<number>, at: number) => void },
): void {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
}

function joinText(chunks: readonly ChunkColumn[], rows: number): Column {
  const texts = chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk] : []));
  const offsets = new Int32Array(rows + 1);
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.bytes.length, 0));
  let row = 0;
  let used = 0;
  for (const text of texts) {
    bytes.set(text.bytes, used);
    for (let index = 1; index < text.offsets.length; index++) offsets[++row] = used + text.offsets[index]!;
    used += text.bytes.length;
  }
  return { type: 'text', offsets, bytes };
}
