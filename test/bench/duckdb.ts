import type { ColumnType } from '../../core/table/column.ts';
import { type ExtractColumn, extractColumns } from './extract/columns.ts';

/** Values as text. */
export type PeerRows = readonly (readonly (string | null)[])[];

/** The peer: DuckDB in this process. */
export type Peer = {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<PeerRows>;
  readonly close: () => void;
};

export async function openPeer(path: string, threads: number): Promise<Peer> {
  // Loaded here, so that the process of our own side does not hold the peer's library.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path, { threads: String(threads) });
  const connection = await instance.connect();
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql) {
      const answer = await connection.runAndReadAll(sql);
      return answer.getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What describeColumn says of a column, from a table of the peer. */
export async function describeInSql(
  peer: Peer,
  table: string,
  columns: readonly ExtractColumn[] = extractColumns,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name, type } of columns) {
    const rows = await peer.rows(descriptions[type](name, table));
    lines.push(...rows.map(([line]) => line ?? ''));
  }
  return lines;
}

const total = (name: string, table: string, count: string, sum: string): string =>
  `SELECT '${name}: ' || ${count} || ' present, ' || ${sum} || ' in all' FROM ${table}`;

const descriptions: Readonly<Record<ColumnType, (name: string, table: string) => string>> = {
  category: (name, table) =>
    `SELECT '${name}: ' || coalesce(answer::VARCHAR, '') || ' ' || people
     FROM (SELECT ${name} AS answer, count(*) AS people FROM ${table} GROUP BY ALL)`,
  number: (name, table) => total(name, table, `count(${name})`, `sum(round(${name} * 100)::BIGINT)`),
  date: (name, table) => total(name, table, `count(${name})`, `sum(${name} - DATE '1970-01-01')`),
  text: (name, table) => total(name, table, `sum(strlen(${name}))`, `sum(substr(${name}, 2)::BIGINT)`),
};
