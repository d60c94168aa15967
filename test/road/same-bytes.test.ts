import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, root, rungs } from '../command-line.ts';
import { resultsSchema } from '../../core/report/json/results-file.ts';

const env = { RUNGS_PASSPHRASE: 'a long passphrase' };
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

  it('give the same bytes out of one project, though each run is one more that has left it', async () => {
    await inFolder(async (folder) => {
      const project = join(folder, 'a.rungs');
      const made = [await rungs(['create', project], env), await rungs(['import', project, recipe], env)];
      expect(made.map(({ error, code }) => [code, error])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      const written: string[] = [];
      for (const run of ['first', 'second', 'third']) {
        const out = join(folder, run);
        const args = ['run', project, recipe, '--out', out, '--format', 'json'];
        const { error, code } = await rungs(args, env);
        expect([code, error]).toEqual([0, '']);
        written.push(readFileSync(join(out, 'results.json'), 'utf8'));
      }
      expect(new Set(written).size).toBe(1);
      const { results } = resultsSchema.parse(JSON.parse(written[0]!));
      for (const { digest } of results) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    });
  });
});
