import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { inFolder, rungs } from '../command-line.ts';
import { runRecipe } from '../run-recipe.ts';

const cases = casesFolder();
const file = join(cases ?? '', 'statistician_traps', 'names_as_job.csv');

const occupation = 'Parental occupation at 14';
const refusal =
  'The column “Employee_Name” may point at people, and Job splits findings. It holds names of people. Leave the column out, or confirm it: in the window where it is asked, by --confirm "Employee_Name", or by "confirmed" in a recipe.';

const recipe = (confirmed: readonly string[]) => ({
  rungs: 1,
  title: 'Names',
  datasets: [
    {
      id: 's',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns: { Employee_Name: 'job', Grade: 'grade', [occupation]: 'seb-occupation' },
      confirmed,
    },
  ],
  analyses: [
    { analysis: 'representation', dataset: 's', options: { by: 'job' } },
    { analysis: 'completion-funnel', dataset: 's', options: { by: 'job' } },
    { analysis: 'import-report', dataset: 's' },
  ],
});

describe.skipIf(!cases)('a column of names (needs the cases folder)', () => {
  const names =
    cases === null
      ? []
      : [...readFileSync(file, 'utf8').matchAll(/"([^"]+)"/gu)].map(([, name = '']) => name);

  it(
    'is no job in a recipe without a confirmation, and names nobody with one',
    { timeout: 400_000 },
    async () => {
      const files = { 'staff.csv': readFileSync(file, 'utf8') };
      const refused = await runRecipe(recipe([]), files);
      expect(refused.code).toBe(1);
      expect(refused.error).toContain(refusal);

      const { results, html, code, error } = await runRecipe(recipe(['Employee_Name']), files, 'json,html');
      expect([code, error]).toEqual([0, '']);
      const written = JSON.stringify(results) + html;
      expect(names.length).toBeGreaterThan(100);
      for (const name of new Set(names)) expect(written).not.toContain(name);
      expect(written).toContain('Confirmed, though it may point at people');
      recordCase('statistician_traps');
    },
  );

  it('is asked about on the command line, and the confirmation is told', { timeout: 400_000 }, async () => {
    await inFolder(async (folder) => {
      const [project, secret] = [join(folder, 'staff.rungs'), join(folder, 'secret')];
      writeFileSync(secret, 'correct horse battery staple');
      const pass = ['--passphrase-file', secret];
      await rungs(['create', project, '--name', 'Staff', ...pass]);
      const map = ['--map', 'Employee_Name=job', '--map', `${occupation}=seb-occupation`];
      const load = ['import', project, file, '--wave', '2026-03-31', ...map, ...pass];
      const refused = await rungs(load);
      expect(refused.code).toBe(1);
      expect(refused.error).toContain(refusal);
      const done = await rungs([...load, '--confirm', 'Employee_Name']);
      expect(done.error).toBe('');
      expect(done.out).toContain('“Employee_Name” may point at people; that it is Job was confirmed.');
    });
  });
});
