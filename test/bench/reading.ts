import type { Chunk, ChunkSink, Reader, ReadOptions } from '../../core/intake/reader.ts';
import { openSource } from '../../electron/reading/byte-source.ts';
import { describeParts, digestOf } from './digest.ts';
import { type ExtractColumn, extractColumns } from './extract/columns.ts';

export type Kept = {
  readonly chunks: readonly Chunk[];
  readonly dictionaries: readonly (readonly string[] | null)[];
};

/** A reader by itself, asked for these columns as an import asks; what it hands over kept in memory. */
export async function readColumns(
  reader: Reader,
  path: string,
  columns: readonly ExtractColumn[] = extractColumns,
): Promise<Kept> {
  const names = columns.map(({ name }) => name);
  const options: ReadOptions = {
    types: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
    leaveOut: extractColumns.map(({ name }) => name).filter((name) => !names.includes(name)),
    valueLimit: 0,
  };
  let chunks: Chunk[] = [];
  let dictionaries: Kept['dictionaries'] = [];
  const sink: ChunkSink = {
    begin: () => void (chunks = []),
    chunk: (chunk) => void chunks.push(chunk),
    end: (found) => void (dictionaries = found),
  };
  const work = { report: () => undefined, checkCancelled: () => undefined };
  const source = openSource(path);
  await reader.read(source, options, sink, decode, work);
  source.close();
  return { chunks, dictionaries };
}

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

export function digestOfKept({ chunks, dictionaries }: Kept, columns = extractColumns): string {
  return digestOf(
    columns.flatMap(({ name }, index) => {
      const parts = chunks.map((chunk) => chunk.columns[index]!);
      return describeParts(name, parts, dictionaries[index] ?? []);
    }),
  );
}
