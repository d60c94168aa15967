import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, root } from '../command-line.ts';

it('sets itself up without a word on standard output, which belongs to the command', async () => {
  await inFolder((folder) => {
    mkdirSync(join(folder, '.setup'));
    for (const name of ['ready.mjs', 'command-line.mjs']) {
      copyFileSync(join(root, '.setup', name), join(folder, '.setup', name));
    }
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    const npm = join(folder, 'npm.mjs');
    writeFileSync(npm, "console.log('added 1 package'); process.exit(1);");
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, '.setup', 'ready.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: npm },
    });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Setting up: [^]*added 1 package[^]*could not be installed/);
    return Promise.resolve();
  });
});
