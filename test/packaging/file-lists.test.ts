import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../command-line.ts';
import { packedModules } from './file-lists.ts';
import { findNativeFaults, findStrangers, type Target } from './packed-files.ts';

const targets: readonly Target[] = (['linux', 'mac', 'win'] as const).flatMap((platform) =>
  (['x64', 'arm64'] as const).map((arch) => ({ platform, arch })),
);

/** All that are installed, as electron-builder would ask of each. */
const installed = readdirSync(join(root, 'node_modules'))
  .filter((name) => !name.startsWith('.'))
  .flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(root, 'node_modules', name)).map((each) => `${name}/${each}`)
      : [name],
  );

describe('the lists of files', () => {
  it.each(targets)('give $platform on $arch its own SQLite and nothing else', (target) => {
    const files = packedModules(installed, target);
    expect(findNativeFaults(files, target)).toEqual([]);
    expect(findStrangers(files)).toEqual([]);
    expect(files).toContain('node_modules/better-sqlite3/lib/index.js');
  });

  it('would be found wrong with the binary of another platform', () => {
    const files = packedModules(installed, { platform: 'win', arch: 'x64' });
    expect(findNativeFaults(files, { platform: 'linux', arch: 'x64' })).toHaveLength(1);
  });
});
