import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { inFolder, rungs } from '../command-line.ts';
import { type NamedResult, runRecipe } from '../run-recipe.ts';

const cases = casesFolder();
const answers = ['Modern professional occupations', 'Clerical and intermediate occupations'];

/** A staff list and a survey, with identifiers as they are written in each. */
function filesOf(staff: readonly string[], survey: readonly string[]): Record<string, string> {
  const rows = staff.map((id, at) => `${id},${'AB'[at % 2]},note ${at}`);
  const said = survey.map((id, at) => `${id},${answers[at % 2]},phone`);
  return {
    'staff.csv': `Employee Number,Grade,Notes\n${rows.join('\n')}\n`,
    'survey.csv': `User ID,Occupation,Device\n${said.join('\n')}\n`,
  };
}

/** The joins of public reports, with one of their surveys. */
function publicJoin(name: string): unknown {
  const folder = join(cases ?? '', 'public_reports');
  const text = readFileSync(join(folder, 'recipes', 'join_mismatched.json'), 'utf8');
  return JSON.parse(
    text.replaceAll('"../', `"${folder}/`).replace('join_survey_mismatched_ids', `join_survey_${name}`),
  );
}

const recipe = {
  rungs: 1,
  title: 'Joined',
  policy: 'none',
  datasets: [
    {
      id: 'staff',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns: { 'Employee Number': 'person-id', Grade: 'grade' },
    },
    {
      id: 'survey',
      label: 'Survey',
      kind: 'survey',
      wave: '2026-03-31',
      file: 'survey.csv',
      columns: { 'User ID': 'person-id', Occupation: 'seb-occupation' },
    },
  ],
  joins: [{ id: 'both', label: 'Both', left: 'staff', right: 'survey', fields: ['seb-occupation'] }],
  analyses: [
    { name: 'facts', analysis: 'import-report', dataset: 'both' },
    { name: 'answered', analysis: 'completion-funnel', dataset: 'both' },
  ],
};

const numbers = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + at);
const padded = (person: number): string => String(person).padStart(6, '0');
const valuesOf = (results: readonly NamedResult[]): Record<string, number | null> => {
  const fact = results[0]?.context.facts.find(({ id }) => id === 'join');
  return Object.fromEntries((fact?.values ?? []).map(({ id, value }) => [id, value]));
};

describe('a join through the command line', () => {
  it('finds people behind spaces, case, zeros in front and decimals, and says how', async () => {
    const ways = {
      case: [(n: number) => `E${n}`, (n: number) => ` e${n} `],
      zeros: [padded, String],
      decimals: [String, (n: number) => `${n}.0`],
    } as const;
    const people = numbers(100, 60);
    const files: Record<string, string> = {};
    for (const [way, [left, right]] of Object.entries(ways)) {
      const pair = filesOf(people.map(left), people.map(right));
      for (const [name, text] of Object.entries(pair)) files[`${way}-${name}`] = text;
    }
    const named = Object.keys(ways);
    const { results, error } = await runRecipe(
      {
        ...recipe,
        datasets: named.flatMap((way) =>
          recipe.datasets.map((each) => ({
            ...each,
            id: `${way}-${each.id}`,
            label: `${way} ${each.label}`,
            file: `${way}-${each.file}`,
          })),
        ),
        joins: recipe.joins.flatMap((each) =>
          named.map((way) => ({
            ...each,
            id: way,
            label: way,
            left: `${way}-${each.left}`,
            right: `${way}-${each.right}`,
          })),
        ),
        analyses: named.map((way) => ({ name: way, analysis: 'import-report', dataset: way })),
      },
      files,
    );
    expect(error).toBe('');
    expect(results.map((each) => valuesOf([each]))).toMatchObject([
      { left: 60, right: 60, respelled: 0 },
      { left: 60, right: 60, respelled: 60 },
      { left: 60, right: 60, respelled: 0 },
    ]);
  });

  it('is refused in one sentence where a spreadsheet cut the identifiers short', async () => {
    const { code, error, results } = await runRecipe(
      recipe,
      filesOf(
        numbers(100, 60).map((n) => `123456789${n}`),
        numbers(500, 40).map(() => '1.23457E+11'),
      ),
    );
    expect(code).toBe(1);
    expect(results).toEqual([]);
    expect(error).toContain(
      '0 of 60 rows of Staff were found in Survey and 0 of 40 rows of Survey belong to anybody',
    );
    expect(error).toMatch(/scientific notation/);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('keeps 100 and 0100 of one file apart, and each with their own answer', async () => {
    const { results, error } = await runRecipe(
      recipe,
      filesOf(['100', '0100', '7'], ['0100', '100', '0007']),
    );
    expect(error).toBe('');
    expect(valuesOf(results)).toMatchObject({
      left: 3,
      right: 3,
      'right-twice': 0,
      respelled: 1,
      ambiguous: 0,
    });
  });

  it('still knows what was set aside in both files before it, and what was left out of both', async () => {
    const files = filesOf(numbers(100, 30).map(String), numbers(100, 30).map(String));
    const { results, error } = await runRecipe(recipe, {
      ...files,
      'staff.csv': `${files['staff.csv']}999,A,x,too,many,cells\n`,
    });
    expect(error).toBe('');
    const [facts] = results;
    const texts = facts?.tables.flatMap(({ id, rows }) =>
      rows.map(({ cells }) => `${id}: ${cells[0]?.kind === 'text' ? cells[0].text : ''}`),
    );
    expect(texts).toContainEqual(expect.stringMatching(/^rows: Set aside: Staff: /));
    expect(texts).toContain('columns-left-out: Staff: Notes');
    expect(texts).toContain('columns-left-out: Survey: Device');
  });

  it.runIf(cases)('of public reports that finds nobody is refused with its reason', async () => {
    const refused = await runRecipe(publicJoin('mismatched_ids'));
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('0 of 120 rows of Staff list were found in Survey and 0 of 100 rows');
    expect(refused.error).toMatch(/digits alone, .*letters in front of digits.*take them away in Survey/);
  });

  it.runIf(cases)('of public reports says beside every result that half were found', async () => {
    const half = await runRecipe(publicJoin('half_ids'), {}, 'json,html,csv');
    expect(half.error).toBe('');
    const said =
      '50 of the 120 rows of Staff list were found in Survey, and 50 of the 100 rows of Survey belong';
    expect(half.out).toContain(said);
    expect(half.html).toContain(said);
    for (const { context, strength } of half.results) {
      expect(context.facts.map(({ sentence }) => sentence).join(' ')).toContain(said);
      expect(strength?.level).not.toBe('clear');
    }

    recordCase('public_reports joins');
  });

  it.runIf(cases)('says on import who was found, who stands twice and who contradicts', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'recipe.json'), JSON.stringify(publicJoin('twice')));
      const env = { RUNGS_PASSPHRASE: 'the staff and the survey' };
      const project = join(folder, 'both.rungs');
      await rungs(['create', project], env);
      const { out, error } = await rungs(['import', project, join(folder, 'recipe.json')], env);
      expect(error).toBe('');
      expect(out).toContain('100 of 120 rows of Staff list were found in Survey; 20 were not.');
      expect(out).toContain(
        '20 people stand in more than one row of Survey, 13 with another answer; the last one was used.',
      );
    });
  });
});
