import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReader } from '../../../core/intake/readers/parquet.ts';
import { digestOf } from '../digest.ts';
import { describeInSql, openPeer } from '../duckdb.ts';
import { type ExtractColumn, extractColumns } from '../extract/columns.ts';
import { benchFolder, extractPath } from '../extract/extract.ts';
import { digestOfKept, type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

const parquetPath = join(benchFolder, 'extract.parquet');
const fiveNames = ['grade', 'ethnicity', 'gender', 'pay', 'start_date'];

export const all = sidesOf(extractColumns);
export const five = sidesOf(extractColumns.filter(({ name }) => fiveNames.includes(name)));

function sidesOf(columns: readonly ExtractColumn[]) {
  return {
    async prepareOurs(): Promise<Side<Kept>> {
      await makeParquet();
      return {
        run: () => readColumns(parquetReader, parquetPath, columns),
        digest: async (kept) => digestOfKept(kept, columns),
      };
    },
    async preparePeer(): Promise<Side<void>> {
      await makeParquet();
      const peer = await openPeer(':memory:', 2);
      const names = columns.map(({ name }) => name).join(', ');
      return {
        run: () => peer.run(`CREATE TABLE people AS SELECT ${names} FROM '${parquetPath}'`),
        digest: async () => digestOf(await describeInSql(peer, 'people', columns)),
        close: async () => peer.close(),
      };
    },
  };
}

/** The extract as DuckDB writes it by itself; made once. */
async function makeParquet(): Promise<void> {
  if (existsSync(parquetPath)) return;
  const unfinished = `${parquetPath}.${process.pid}`;
  const peer = await openPeer(':memory:', 2);
  await peer.run(`COPY (SELECT * FROM read_csv('${extractPath}')) TO '${unfinished}' (FORMAT parquet)`);
  peer.close();
  renameSync(unfinished, parquetPath);
}
