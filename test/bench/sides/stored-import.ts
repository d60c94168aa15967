import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openProject } from '../../../electron/store/project-store.ts';
import { describeColumn, digestOf } from '../digest.ts';
import { describeInSql, openPeer } from '../duckdb.ts';
import { extractColumns } from '../extract/columns.ts';
import { benchFolder, extractPath } from '../extract/extract.ts';
import { createEmptyProject, importExtract, NOW, PASSPHRASE, projectPath, startSession } from '../project.ts';
import type { Side } from '../side.ts';
import { type ThreadBlocks, watchThread } from '../thread-blocks.ts';

/** Identifiers are stored as keyed hashes; the reader alone, in memory, answers for them. */
const compared = extractColumns.filter(({ field }) => field !== 'person-id');

/** The product's own road from a file to stored columns: reader process, project thread, encrypted file. */
export async function prepareOurs(): Promise<Side<string>> {
  const session = await startSession();
  await createEmptyProject(session);
  let blocks: ThreadBlocks = { greatestMs: 0, greatestWorkMs: 0 };
  return {
    async run() {
      const watch = watchThread();
      const datasetId = await importExtract(session);
      blocks = watch.stop();
      return datasetId;
    },
    async digest(datasetId) {
      await session.host.close();
      const store = openProject(projectPath, PASSPHRASE, NOW);
      const lines = compared.flatMap(({ name }) => describeColumn(name, store.loadColumn(datasetId, name)));
      store.close();
      return digestOf(lines);
    },
    figures: () => ({ ...blocks, storedMb: statSync(projectPath).size / 1_048_576 }),
  };
}

export const peerPath = join(benchFolder, 'peer.duckdb');

export async function preparePeer(): Promise<Side<void>> {
  await Promise.all(['', '.wal'].map((suffix) => rm(`${peerPath}${suffix}`, { force: true })));
  const peer = await openPeer(peerPath, 2);
  return {
    async run() {
      await peer.run(`CREATE TABLE people AS SELECT * FROM read_csv('${extractPath}')`);
      await peer.run('CHECKPOINT');
    },
    digest: async () => digestOf(await describeInSql(peer, 'people', compared)),
    figures: () => ({ storedMb: statSync(peerPath).size / 1_048_576 }),
    async close() {
      peer.close();
    },
  };
}
