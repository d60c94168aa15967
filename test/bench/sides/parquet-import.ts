import { parquetReader } from '../../../core/intake/readers/parquet/reader.ts';
import { digestOf } from '../digest.ts';
import { describeInSql, openPeer } from '../duckdb.ts';
import { type ExtractColumn, extractColumns } from '../extract/columns.ts';
import { extractPath } from '../extract/extract.ts';
import { madeFile } from '../made-file.ts';
import { digestOfKept, type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

const fiveNames = ['grade', 'ethnicity', 'gender', 'pay', 'start_date'];

export const all = sidesOf(extractColumns);
export const five = sidesOf(extractColumns.filter(({ name }) => fiveNames.includes(name)));

function sidesOf(columns: readonly ExtractColumn[]) {
  return {
    async prepareOurs(): Promise<Side<Kept>> {
      const path = await makeParquet();
      return {
        run: () => readColumns(parquetReader, path, columns),
        digest: async (kept) => digestOfKept(kept, columns),
      };
    },
    async preparePeer(): Promise<Side<void>> {
      const path = await makeParquet();
      const peer = await openPeer(':memory:', 2);
      const names = columns.map(({ name }) => name).join(', ');
      return {
        run: () => peer.run(`CREATE TABLE people AS SELECT ${names} FROM '${path}'`),
        digest: async () => digestOf(await describeInSql(peer, 'people', columns)),
        close: async () => peer.close(),
      };
    },
  };
}

/** The extract as DuckDB writes it by itself. */
function makeParquet(): Promise<string> {
  return madeFile('extract.parquet', async (path) => {
    const peer = await openPeer(':memory:', 2);
    await peer.run(`COPY (SELECT * FROM read_csv('${extractPath}')) TO '${path}' (FORMAT parquet)`);
    peer.close();
  });
}
