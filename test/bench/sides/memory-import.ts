import { csvReader } from '../../../core/intake/readers/csv/reader.ts';
import { describeInSql, openPeer } from '../duckdb.ts';
import { digestOf } from '../digest.ts';
import { extractPath } from '../extract/extract.ts';
import { digestOfKept, type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

export async function prepareOurs(): Promise<Side<Kept>> {
  return {
    run: () => readColumns(csvReader, extractPath),
    digest: async (kept) => digestOfKept(kept),
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
