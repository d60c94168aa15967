import { join } from 'node:path';
import { type Ask, askingOf } from '../../electron/base/ask.ts';
import type { CoreHost } from '../../electron/host/core-host.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import type { ForkReader } from '../../electron/reading/child.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { TEST_COST } from '../store/constants.ts';

export const PASSPHRASE = 'a passphrase for tests';

export type TestHost = CoreHost & {
  readonly ask: Ask;
  readonly tokenOf: (path: string) => string;
  /** Lines of the local log. */
  readonly logged: readonly string[];
};

/** The core as the window and the command line have it, but for passphrases that take milliseconds; its own files are in `folder`. */
export async function startHost(
  folder: string,
  options: {
    readonly now?: () => string;
    readonly forkReader?: ForkReader;
    readonly scryptCost?: number;
  } = {},
): Promise<TestHost> {
  const tokens = new FileTokens();
  const logged: string[] = [];
  const host = await startCoreHost({
    tokens,
    userDataFolder: join(folder, 'user-data'),
    forkReader: options.forkReader ?? forkReaderUnderNode,
    info: { version: '', banner: null, sampleOnly: false },
    now: options.now ?? (() => new Date().toISOString()),
    log: (line) => void logged.push(line),
    scryptCost: options.scryptCost ?? TEST_COST,
  });
  return { ...host, ask: askingOf(host.request), tokenOf: (path) => tokens.issue(path), logged };
}
