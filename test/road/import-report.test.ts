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
      expect(rows).toMatch(/Set aside: For reasons of few rows each.*\[c\]/);
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

  it('counts cells that are no numbers or dates where their column holds them', async () => {
    await inFolder(async (folder) => {
      const row = (index: number): string => {
        const pay = index < 25 ? 'see file' : String(20_000 + index);
        const start = index < 4 ? 'soon' : index < 40 ? '1900-01-01' : '2020-06-01';
        return `${index % 2 === 0 ? 'A' : 'B'},${pay},${start}`;
      };
      const rows = Array.from({ length: 200 }, (_, index) => row(index));
      writeFileSync(join(folder, 'staff.csv'), `Grade,Base Salary,Hire Date\n${rows.join('\n')}\n`);
      const recipe = {
        rungs: 1,
        title: 'Repairs',
        datasets: [
          {
            id: 'staff',
            label: 'Staff',
            wave: '2026-03-31',
            file: 'staff.csv',
            columns: { Grade: 'grade', 'Base Salary': 'pay', 'Hire Date': 'hire-date' },
            fixes: [{ check: 'placeholder-date/hire-date', fix: 'missing' }],
          },
        ],
        analyses: [{ name: 'came-in', analysis: 'import-report', dataset: 'staff' }],
      };
      writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
      const run = await rungs(['run', join(folder, 'recipe.json'), '--out', folder, '--format', 'csv,json']);
      expect(run.error).toBe('');
      const corrections = readFileSync(join(folder, 'came-in-corrections.csv'), 'utf8');
      expect(corrections).toContain('Base Salary,No number: missing,25');
      // A correction of few cells would name a column that few people have something odd in.
      expect(corrections).not.toContain('Hire Date,No date: missing');
      expect(corrections).toContain('Hire Date,Counted as missing,35');
      // There is no key question in it, and it has a report all the same.
      expect(readFileSync(join(folder, 'results.json'), 'utf8')).toContain('"strength": null');
    });
  });

  it('is written before every answer to the key question has a group, and nothing else is', async () => {
    await inFolder(async (folder) => {
      const answers = ['Modern professional occupations', 'Astronaut', 'Bus driver, nights', ''];
      const rows = Array.from(
        { length: 200 },
        (_, index) => `${index},"${answers[index % 20 < 4 ? index % 4 : 0]}"`,
      );
      writeFileSync(join(folder, 'staff.csv'), `Row,Parent job\n${rows.join('\n')}\n`);
      const run = async (analysis: string) => {
        const recipe = {
          rungs: 1,
          title: 'Just in',
          datasets: [
            {
              id: 'staff',
              label: 'Staff',
              wave: '2026-03-31',
              file: 'staff.csv',
              columns: { 'Parent job': 'seb-occupation' },
            },
          ],
          analyses: [{ name: 'came-in', analysis, dataset: 'staff' }],
        };
        writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
        return rungs(['run', join(folder, 'recipe.json'), '--out', folder, '--format', 'csv']);
      };
      const report = await run('import-report');
      expect(report.error).toBe('');
      expect(readFileSync(join(folder, 'came-in-answers-seb-occupation.csv'), 'utf8')).toContain(
        'No group yet,20,not named',
      );
      const funnel = await run('completion-funnel');
      expect(funnel.code).toBe(1);
      expect(funnel.error).toContain('At least one answer to the key question has no group yet.');
    });
  });
});
