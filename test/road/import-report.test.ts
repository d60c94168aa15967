import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, root, rungs } from '../command-line.ts';

describe('a recipe that asks for the import report', () => {
  it('writes it like any other finding: rows, columns and answers, protected', async () => {
    await inFolder(async (folder) => {
      const demo = join(root, 'assets', 'demo');
      const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as {
        datasets: { file: string }[];
      };
      const datasets = recipe.datasets.map((each) => ({ ...each, file: join(demo, each.file) }));
      const analyses = [{ name: 'came-in', analysis: 'import-report', dataset: 'staff-2026' }];
      writeFileSync(join(folder, 'recipe.json'), JSON.stringify({ ...recipe, datasets, analyses }));
      const run = ['run', join(folder, 'recipe.json'), '--out', folder, '--format', 'json,html,csv'];
      const { code, error } = await rungs(run);
      expect(error).toBe('');
      expect(code).toBe(0);

      const rows = readFileSync(join(folder, 'came-in-rows.csv'), 'utf8');
      expect(rows).toContain('In,2400');
      expect(rows).toMatch(/Set aside: It has 27 fields.*\[c\]/);
      const columns = readFileSync(join(folder, 'came-in-columns.csv'), 'utf8');
      expect(columns).toContain('Base Salary,Pay,Guess: Sure');
      const leftOut = readFileSync(join(folder, 'came-in-columns-left-out.csv'), 'utf8');
      expect(leftOut).toContain('Work Email,[z],It points at people');
      expect(leftOut).toContain('Cost Centre,Organisation unit,Left out by choice');
      expect(readFileSync(join(folder, 'came-in-about.csv'), 'utf8')).not.toContain('Strength');
      // The cells that other findings publish, and no parts of them from which a small one would follow.
      const answers = readFileSync(join(folder, 'came-in-answers-seb-occupation.csv'), 'utf8');
      const counted = answers.split('\n').map((line) => /^"?([^",]*)/.exec(line)?.[1] ?? '');
      expect(counted).toContain('Professional');
      expect(counted.filter((category) => / occupations| owners| managers/.test(category))).toEqual([]);
      const html = readFileSync(join(folder, 'report.html'), 'utf8');
      expect(html).toContain('What came in, and how was it understood?');
      expect(html).toContain('“Technical/Crafts”');
      expect(html).not.toContain('Ran a guest house');
    });
  });
});
