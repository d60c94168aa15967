import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export type ParquetWriting = {
  /** The Parquet file of a query, with the settings of COPY; `before` are statements that come first. */
  readonly write: (query: string, settings?: string, before?: string) => Promise<Uint8Array>;
  readonly close: () => void;
};

/** DuckDB writes; what it writes is read back in the same process. */
export async function openParquetWriting(): Promise<ParquetWriting> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-parquet-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    async write(query, settings = '', before = '') {
      const path = join(folder, 'written.parquet');
      if (before !== '') await connection.run(before);
      await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet ${settings})`);
      return Uint8Array.from(readFileSync(path));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}
