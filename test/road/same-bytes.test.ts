import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, root, rungs } from '../command-line.ts';

const recipe = join(root, 'assets', 'demo', 'recipe.json');

/** Digest of every file that a run of the demo recipe writes. */
async function runOnce(): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const { error, code } = await rungs([
      'run',
      recipe,
      '--out',
      folder,
      '--format',
      'json,csv,html,xlsx,ods',
    ]);
    expect([code, error]).toEqual([0, '']);
    const digestOf = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
    return readdirSync(folder)
      .toSorted()
      .map((name) => `${name} ${digestOf(name)}`);
  });
}

describe('the same inputs', () => {
  it('give the same bytes, run after run, without anybody stating the time', async () => {
    const [first, second, third] = [await runOnce(), await runOnce(), await runOnce()];
    expect(first.length).toBeGreaterThan(10);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });
});
