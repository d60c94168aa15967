import type { Column } from '../../../core/table/column.ts';
import { loadColumn } from '../../../electron/store/columns.ts';
import { EncryptedDatabase } from '../../../electron/store/database.ts';
import { readDatasets } from '../../../electron/store/datasets.ts';
import { readSalt } from '../../../electron/store/file-header.ts';
import { deriveKey, SCRYPT_COST } from '../../../electron/store/file-key.ts';
import { describeColumn, digestOf } from '../digest.ts';
import { describeInSql, openPeer, type Peer } from '../duckdb.ts';
import { extractColumns } from '../extract/columns.ts';
import { PASSPHRASE, projectPath } from '../project.ts';
import type { Side } from '../side.ts';
import { peerPath } from './stored-import.ts';

const columns = extractColumns.filter(({ name }) =>
  ['grade', 'ethnicity', 'gender', 'pay', 'start_date'].includes(name),
);

/** With the key at hand: making it from the passphrase is slow on purpose, and the peer's file has none. */
export async function prepareOurs(): Promise<Side<readonly Column[]>> {
  const startedAt = performance.now();
  const key = deriveKey(PASSPHRASE, readSalt(projectPath), SCRYPT_COST);
  const keyMs = performance.now() - startedAt;
  return {
    async run() {
      const database = new EncryptedDatabase(projectPath, key, 'keep');
      const [dataset] = readDatasets(database);
      const loaded = columns.map(({ name }) => loadColumn(database, dataset!.id, name));
      database.close();
      return loaded;
    },
    digest: async (loaded) =>
      digestOf(columns.flatMap(({ name }, index) => describeColumn(name, loaded[index]!))),
    figures: () => ({ keyMs }),
  };
}

/** Into memory of its own, which is faster than handing the values over. */
export async function preparePeer(): Promise<Side<Peer>> {
  let last: Peer | null = null;
  const names = columns.map(({ name }) => name).join(', ');
  return {
    async run() {
      last?.close();
      last = await openPeer(peerPath, 2);
      await last.run("ATTACH ':memory:' AS memory");
      await last.run(`CREATE TABLE memory.five AS SELECT ${names} FROM people`);
      return last;
    },
    digest: async (peer) => digestOf(await describeInSql(peer, 'memory.five', columns)),
    close: async () => last?.close(),
  };
}
