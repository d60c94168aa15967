import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Ask, askingOf } from '../../electron/base/ask.ts';
import { type CoreHost, newJobId, startCoreHost } from '../../electron/host/core-host.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { forkReaderUnderNode } from '../../electron/reading/child.ts';
import { extractColumns } from './extract/columns.ts';
import { benchFolder, extractPath } from './extract/extract.ts';

export const projectPath = join(benchFolder, 'project.rungs');
export const PASSPHRASE = 'a passphrase for made-up people';
export const NOW = '2026-06-30T12:00:00.000Z';

export type Session = { readonly ask: Ask; readonly tokens: FileTokens; readonly host: CoreHost };

export async function startSession(): Promise<Session> {
  const tokens = new FileTokens();
  const host = await startCoreHost({
    tokens,
    userDataFolder: benchFolder,
    forkReader: forkReaderUnderNode,
    info: { version: '', banner: null, sampleOnly: false },
    now: () => NOW,
    log: (line) => console.error(line),
  });
  return { ask: askingOf(host.request), tokens, host };
}

export async function createEmptyProject({ ask, tokens }: Session, path = projectPath): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const token = tokens.issue(path);
  await ask('project.create', { token, name: 'Bench', passphrase: PASSPHRASE, policy: '10-5' });
}

/** Brings the extract in with a meaning for every column, as a recipe or a window would. */
export async function importExtract({ ask, tokens }: Session, path = extractPath): Promise<string> {
  const { value } = await ask('dataset.import', {
    jobId: newJobId(),
    token: tokens.issue(path),
    label: 'Staff',
    kind: 'workforce',
    wave: '2026-06-30',
    columns: extractColumns.map(({ name, field }) => ({ column: name, field })),
  });
  return value.datasetId;
}
