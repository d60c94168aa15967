import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, rungs } from '../command-line.ts';
import { runRecipe } from '../run-recipe.ts';

const job = 'Clerical and intermediate occupations';
const rows = Array.from({ length: 60 }, (_, person) => `${1_000 + person},${person % 2 ? 'A' : 'B'},${job}`);
const headings = 'Employee Number,Grade,Parent job';

const recipe = (file: string, analyses: readonly object[], columns: object) => ({
  ...{ rungs: 1, title: 'Staff' },
  datasets: [{ id: 'staff', label: 'Staff', wave: '2026-03-31', file, columns }],
  analyses: analyses.map((each) => ({ dataset: 'staff', ...each })),
});
const columns = { 'Employee Number': 'person-id', Grade: 'grade', 'Parent job': 'seb-occupation' };

it('import and run say how many findings are open, and import what it left out without a word', async () => {
  await inFolder(async (folder) => {
    const [project, extract] = [join(folder, 'a.rungs'), join(folder, 'staff.csv')];
    const text = [headings.replace('Parent job', 'Parental job'), ...rows, `1000,A,${job}`, ''].join('\n');
    writeFileSync(extract, text.replaceAll(job, 'Works in an office'));
    const secret = { RUNGS_PASSPHRASE: 'correct horse' };
    await rungs(['create', project], secret);
    const { out, error } = await rungs(['import', project, extract, '--wave', '2026-03-31'], secret);
    expect(error).toBe('');
    expect(out).toMatch(
      /rungs check has no open findings for staff, beside those on fewer than 10 rows, which it alone tells\./,
    );
    expect(out).toContain('Left out, since its guess needs your word: Parental job (');
    expect(out).toContain(
      '--map "Employee Number=person-id" --map "Grade=grade" --map "Parental job=seb-occupation"',
    );
    expect(out).toContain(
      'No column is mapped to the key question (seb-occupation), so no background is analysed.',
    );
  });
});

it('a run tells what it waits for once, by name, with what to write, and which file is not there', async () => {
  const waiting = [headings, ...rows, '2000,A,farm worker', '2000,B,farm worker', ''].join('\n');
  const two = [
    { analysis: 'representation' },
    { analysis: 'completion-funnel' },
    { analysis: 'import-report' },
  ];
  const run = await runRecipe(recipe('staff.csv', two, columns), { 'staff.csv': waiting });
  expect(run.error).toContain(
    '2 of 3 analyses were refused. representation, completion-funnel: At least one answer to the key question has no group yet. Waiting: “farm worker”. Say in the recipe what each means, beside the columns of its dataset: "answers": {"farm worker":{"answer":"routine"}}; “rungs fields seb-occupation” lists',
  );
  expect(run.out).toMatch(/rungs check has no open findings for Staff, beside/);
  expect(JSON.stringify(run.results)).not.toContain('open finding');
  const absent = await runRecipe(recipe('absent.csv', two, columns));
  expect(absent.error).toMatch(/^absent\.csv: The file is not there\./);
});

it('fields are listed, with the answers and reasons of each', async () => {
  const all = await rungs(['fields']);
  expect(all.out).toContain('seb-occupation: Parental occupation at 14 (answers)');
  const one = await rungs(['fields', 'sex']);
  expect(one.out).toContain('{"answer": "female"}: Female');
  expect(one.out).toContain('{"reason": "dont-know"}: Don’t know');
  expect(await rungs(['fields', 'sexx'])).toMatchObject({ code: 1, out: '' });
});
