import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../../core/report/json/results-file.ts';
import { inFolder, type Outcome, rungs } from '../command-line.ts';

const STAFF = 600;
const answers = [
  'Modern professional & traditional professional occupations',
  'Clerical and intermediate occupations',
  'Routine, semi-routine manual and service occupations',
  'I prefer not to say',
];

/** Files as three systems write them: other names for the identifier, leading zeros, repeats, strangers, gaps. */
function writeFiles(folder: string): void {
  const number = (person: number): string => String(person).padStart(6, '0');
  const staff = Array.from({ length: STAFF }, (_, person) =>
    [
      person % 97 === 0 ? '' : number(person),
      ['A', 'B', 'C'][person % 3],
      (person >> 3) % 2 ? 'F' : 'M',
    ].join(','),
  );
  const survey = Array.from({ length: STAFF }, (_, person) =>
    person % 5 === 0 ? [] : [`${person},"${answers[(person * 7) % 4]}"`],
  ).flat();
  const again = [7, 14, 21, 28].map((person) => `${person},"${answers[2]}"`);
  const strangers = [90_001, 90_002].map((person) => `${person},"${answers[0]}"`);
  const events = Array.from({ length: STAFF }, (_, person) =>
    Array.from({ length: person % 4 }, (__, event) =>
      [
        number(person),
        `20${24 + (event % 3)}-0${1 + ((person + event) % 9)}-15`,
        (person + event) % 3 === 0,
      ].join(','),
    ),
  ).flat();
  writeFileSync(join(folder, 'staff.csv'), `Employee Number,Grade,Gender\n${staff.join('\n')}\n`);
  writeFileSync(
    join(folder, 'survey.csv'),
    `User_ID,Occupation\n${[...survey, ...again, ...strangers].join('\n')}\n`,
  );
  writeFileSync(join(folder, 'events.csv'), `Emp No,job_effective_date,is_promotion\n${events.join('\n')}\n`);
}

const staff = { id: 'staff', label: 'Staff', wave: '2026-03-31', file: 'staff.csv' };
const staffColumns = { 'Employee Number': 'person-id', Grade: 'grade', Gender: 'sex' };
const survey = {
  id: 'survey',
  label: 'Survey',
  kind: 'survey',
  wave: '2026-02-28',
  file: 'survey.csv',
  columns: { User_ID: 'person-id', Occupation: 'seb-occupation' },
};
const events = {
  id: 'events',
  label: 'Job history',
  kind: 'job-events',
  wave: '2026-03-31',
  file: 'events.csv',
  columns: { 'Emp No': 'person-id', job_effective_date: 'promotion-date', is_promotion: 'promoted' },
};
const recipe = {
  rungs: 1,
  title: 'Three files',
  policy: 'none',
  datasets: [{ ...staff, columns: staffColumns }, survey, events],
  joins: [
    { id: 'answered', label: 'Staff and survey', left: 'staff', right: 'survey', fields: ['seb-occupation'] },
    { id: 'whole', label: 'All', left: 'answered', right: 'events', promotions: { months: 12 } },
  ],
  analyses: [
    { name: 'answered', analysis: 'completion-funnel', dataset: 'whole', options: { by: 'grade' } },
    {
      name: 'progression',
      analysis: 'intersectional-progression',
      dataset: 'whole',
      options: { outcome: 'promoted', yes: 'Yes', with: ['sex'] },
    },
  ],
};

function run(folder: string, plan: object): Promise<Outcome> {
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(plan));
  return rungs(['run', join(folder, 'recipe.json'), '--out', folder, '--format', 'json']);
}

/** The same people by the same rules, in SQL. */
async function inSql(folder: string): Promise<readonly Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const answer = await connection.runAndReadAll(`
    WITH staff AS (SELECT "Employee Number" AS id, Grade AS grade, Gender AS sex,
        TRY_CAST("Employee Number" AS INTEGER) AS person
      FROM read_csv('${join(folder, 'staff.csv')}', all_varchar = true)),
    survey AS (SELECT CAST(User_ID AS INTEGER) AS person, last(Occupation) AS occupation
      FROM read_csv('${join(folder, 'survey.csv')}', all_varchar = true) GROUP BY 1),
    events AS (SELECT CAST("Emp No" AS INTEGER) AS person, count(*) AS promotions
      FROM read_csv('${join(folder, 'events.csv')}', all_varchar = true)
      WHERE is_promotion = 'true' AND CAST(job_effective_date AS DATE) BETWEEN '2025-04-01' AND '2026-03-31'
      GROUP BY 1)
    SELECT grade, sex, occupation, promotions IS NOT NULL AS promoted, count(*)::INTEGER AS people
    FROM staff LEFT JOIN survey USING (person) LEFT JOIN events USING (person) GROUP BY ALL`);
  return answer.getRowObjectsJS();
}

describe('files of several systems, joined by the people in them', () => {
  it('count whom DuckDB counts', async () => {
    await inFolder(async (folder) => {
      writeFiles(folder);
      const { error, code } = await run(folder, recipe);
      expect(error).toBe('');
      expect(code).toBe(0);
      const rows = await inSql(folder);
      const peopleWhere = (is: (row: Record<string, unknown>) => boolean): number =>
        rows.filter(is).reduce((sum, row) => sum + Number(row['people']), 0);
      const { results } = resultsSchema.parse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')));
      const named = (name: string) => results.find((each) => each.name === name)?.estimates ?? [];
      for (const grade of ['A', 'B', 'C']) {
        const found = named('answered').find(
          ({ measure, labels }) => measure === 'response-rate' && Object.values(labels).includes(grade),
        );
        const asked = peopleWhere((row) => row['grade'] === grade);
        expect(found?.base).toBe(asked);
        expect(found?.value).toBeCloseTo(
          peopleWhere((row) => row['grade'] === grade && row['occupation'] !== null) / asked,
          12,
        );
      }
      for (const [background, answer] of [
        ['professional', answers[0]],
        ['working-class', answers[2]],
      ] as const) {
        for (const [sex, letter] of [
          ['Female', 'F'],
          ['Male', 'M'],
        ] as const) {
          const among = (row: Record<string, unknown>): boolean =>
            row['occupation'] === answer && row['sex'] === letter;
          const found = named('progression').find(
            ({ measure, of, labels }) =>
              measure === 'rate' && of['background'] === background && Object.values(labels).includes(sex),
          );
          expect(found?.base).toBe(peopleWhere(among));
          expect(found?.value).toBeCloseTo(
            peopleWhere((row) => among(row) && row['promoted'] === true) / peopleWhere(among),
            12,
          );
        }
      }
    });
  });

  it('are refused in a sentence where they cannot be joined', async () => {
    await inFolder(async (folder) => {
      writeFiles(folder);
      const [withId, ...others] = recipe.datasets;
      const lacking = { ...recipe, datasets: [{ ...withId, columns: { Grade: 'grade' } }, ...others] };
      const [first, second] = recipe.joins;
      const again = { ...recipe, joins: [{ ...first, right: 'staff', fields: [] }] };
      const twice = { ...recipe, joins: [{ ...first, fields: ['grade'] }] };
      const undated = { ...recipe, joins: [first, { ...second, right: 'survey' }] };
      for (const [plan, words] of [
        [lacking, /Staff has no column for Person identifier/],
        [again, /cannot be joined to itself/],
        [twice, /Survey cannot bring Grade/],
        [undated, /no column for Promotion date/],
        [{ ...recipe, joins: [{ ...first, left: 'nobody' }] }, /names the dataset nobody/],
      ] as const) {
        const { error, code } = await run(folder, plan);
        expect(code).toBe(1);
        expect(error).toMatch(words);
        expect(error.trim().split('\n')).toHaveLength(1);
      }
    });
  });
});
