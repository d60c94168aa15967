import type { Chunk, ChunkSink } from '../../../core/intake/reader.ts';
import { csvReader } from '../../../core/intake/readers/csv.ts';
import { openSource } from '../../../electron/byte-source.ts';
import { describeParts, digestOf } from '../digest.ts';
import { describeInSql, openPeer } from '../duckdb.ts';
import { extractColumns } from '../extract/columns.ts';
import { extractPath } from '../extract/extract.ts';
import type { Side } from '../side.ts';

type Kept = { chunks: Chunk[]; dictionaries: readonly (readonly string[] | null)[] };

/** The reader by itself, asked what an import asks; what it hands over kept in memory. */
export async function prepareOurs(): Promise<Side<Kept>> {
  const types = Object.fromEntries(extractColumns.map(({ name, type }) => [name, type]));
  const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
  const work = { report: () => undefined, checkCancelled: () => undefined };
  return {
    async run() {
      const kept: Kept = { chunks: [], dictionaries: [] };
      const sink: ChunkSink = {
        begin: () => void (kept.chunks = []),
        chunk: (chunk) => void kept.chunks.push(chunk),
        end: (dictionaries) => void (kept.dictionaries = dictionaries),
      };
      const source = openSource(extractPath);
      csvReader.read(source, { types, valueLimit: 0 }, sink, decode, work);
      source.close();
      return kept;
    },
    digest: async ({ chunks, dictionaries }) =>
      digestOf(
        extractColumns.flatMap(({ name }, index) => {
          const parts = chunks.map(({ columns }) => columns[index]!);
          return describeParts(name, parts, dictionaries[index] ?? []);
        }),
      ),
  };
}

export async function preparePeer(): Promise<Side<void>> {
  const peer = await openPeer(':memory:', 2);
  return {
    run: () => peer.run(`CREATE TABLE people AS SELECT * FROM read_csv('${extractPath}')`),
    digest: async () => digestOf(await describeInSql(peer, 'people')),
    close: async () => peer.close(),
  };
}
