import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, rungs } from '../command-line.ts';
import { resultsOf, runRecipe } from '../run-recipe.ts';

/** Columns that no listed field is for: teams and sites have answers, and who volunteered is an outcome. */
function extract(): string {
  const rows = Array.from({ length: 400 }, (_, row) => {
    const parent = row % 2 === 0 ? 'Modern professional' : 'Routine manual';
    const volunteered = row % 4 === 0 || row % 8 === 1 ? 'Yes' : 'No';
    return [parent, `Team ${row % 3}`, row % 5 === 0 ? 'North' : 'South', volunteered].join(',');
  });
  return `${['Parent job,Team,Site code,Volunteered', ...rows].join('\n')}\n`;
}

const recipe = (columns: Readonly<Record<string, string>>, analyses: readonly unknown[]) => ({
  rungs: 1,
  title: 'Further fields',
  policy: 'none',
  datasets: [
    {
      id: 'staff',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns,
      answers: { 'Routine manual': { group: 'working-class' } },
    },
  ],
  analyses,
});
const columns = {
  'Parent job': 'seb-occupation',
  Team: 'other',
  'Site code': 'other',
  Volunteered: 'other',
};

describe('columns that no listed field is for', () => {
  it('are split by, filtered by and an outcome, under their own headings', async () => {
    const [split, filtered, outcome] = await resultsOf(
      recipe(columns, [
        { dataset: 'staff', analysis: 'representation', options: { by: 'Team' } },
        {
          dataset: 'staff',
          analysis: 'representation',
          filters: [{ field: 'Site code', values: ['North'] }],
        },
        {
          dataset: 'staff',
          analysis: 'intersectional-progression',
          options: { outcome: 'Volunteered', with: ['Site code'] },
        },
      ]),
      { 'staff.csv': extract() },
    );
    expect(JSON.stringify(split?.tables)).toContain('Team 2');
    expect(split?.charts.some(({ title }) => title.includes('team') || title.includes('Team'))).toBe(true);
    expect(filtered?.context.filters).toEqual([
      { field: 'other-characteristic-2', label: 'Site code', values: ['North'] },
    ]);
    expect(outcome?.sentences.join(' ')).toContain('Volunteered');
    expect(outcome?.tables.flatMap((table) => table.columns.map(({ label }) => label))).toContain(
      'Site code',
    );
  });

  it('are mapped as `other` on the command line, as many as there are', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'staff.csv'), extract());
      const project = join(folder, 'staff.rungs');
      const env = { RUNGS_PASSPHRASE: 'a long passphrase for a test' };
      await rungs(['create', project, '--name', 'Staff', '--policy', 'none'], env);
      const pairs = Object.entries(columns).flatMap(([heading, field]) => ['--map', `${heading}=${field}`]);
      const imported = await rungs(
        ['import', project, join(folder, 'staff.csv'), '--wave', '2026-03-31', '--label', 'Staff', ...pairs],
        env,
      );
      expect(imported.error).toBe('');
      expect(imported.out).toContain('Volunteered → other-characteristic-3');
    });
  });

  it('that the recipe does not hold are refused by name', async () => {
    const { code, error } = await runRecipe(
      recipe(columns, [{ dataset: 'staff', analysis: 'representation', options: { by: 'Squad' } }]),
      { 'staff.csv': extract() },
    );
    expect(code).toBe(1);
    expect(error).toContain('“Squad”, which is no field and no heading of a column in use');
  });
});
