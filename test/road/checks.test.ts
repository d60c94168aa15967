import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultsSchema } from '../../core/report/json/results-file.ts';
import { inFolder, type Outcome, rungs } from '../command-line.ts';

const PEOPLE = 3_000;
const WAVE = '2026-03-31';
const grades = ['A Operations', 'B Officer', 'C Manager', 'D Director'];
const usualPay = [24_000, 33_000, 52_000, 95_000];
const answers = [
  'Modern professional & traditional professional occupations',
  'Clerical and intermediate occupations',
  'Routine, semi-routine manual and service occupations',
];
const headings = 'Employee Number,Grade,Salary,FTE,Hire Date,Promotion Date,Leaving Date,Occupation';

/** The same sequence each time. Source of the constants: Numerical Recipes, 3rd edition, section 7.1.5 (ranqd1). */
function makeDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A staff file with every mistake that the checks know, and people for whom odd values are true. */
function staffRows(seed: number): readonly string[] {
  const draw = makeDraw(seed);
  const rows: string[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const grade = Math.floor(draw() * 4);
    const share = draw() < 0.2 ? 60 : 100;
    const rate = usualPay[grade]! * (0.75 + draw() * 0.5);
    const slip = draw();
    const pay =
      slip < 0.01 ? rate / 1_950 : slip < 0.02 ? rate / 12 : slip < 0.03 ? 0 : slip < 0.035 ? rate * 9 : rate;
    const hired = draw() < 0.005 ? '1900-01-01' : dayIn(draw, draw() < 0.01 ? 2027 : 2012, 8);
    const promoted = draw() < 0.3 ? dayIn(draw, 2013, 12) : '';
    const left = draw() < 0.02 ? '9999-12-31' : draw() < 0.05 ? dayIn(draw, 2011, 14) : '';
    const row = [
      String(person).padStart(6, '0'),
      grades[grade],
      pay.toFixed(2),
      share,
      hired,
      promoted,
      left,
      `"${answers[Math.floor(draw() * 3)]}"`,
    ].join(',');
    rows.push(row);
    if (draw() < 0.01) rows.push(row);
    if (draw() < 0.01) rows.push(row.replace(/,[A-D] \w+,/, ',E Board,'));
  }
  return rows;
}

function dayIn(draw: () => number, from: number, years: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${from + Math.floor(draw() * years)}-${pad(1 + Math.floor(draw() * 12))}-${pad(1 + Math.floor(draw() * 28))}`;
}

const columns = {
  'Employee Number': 'person-id',
  Grade: 'grade',
  Salary: 'pay',
  FTE: 'fte',
  'Hire Date': 'hire-date',
  'Promotion Date': 'promotion-date',
  'Leaving Date': 'leave-date',
  Occupation: 'seb-occupation',
};

function recipeOf(fixes: readonly { check: string; fix: string }[]) {
  return {
    rungs: 1,
    title: 'Checked',
    policy: 'none',
    datasets: [{ id: 'staff', label: 'Staff', wave: WAVE, file: 'staff.csv', columns, fixes }],
    analyses: [{ analysis: 'completion-funnel', dataset: 'staff', options: { by: 'grade' } }],
  };
}

const env = { RUNGS_PASSPHRASE: 'a long passphrase', SOURCE_DATE_EPOCH: '1774915200' };

const lists = z.array(
  z.object({
    rows: z.number(),
    findings: z.array(
      z.object({ id: z.string(), count: z.number(), rows: z.array(z.number()), rowCount: z.number() }),
    ),
    done: z.array(z.object({ id: z.string(), finding: z.string(), sentence: z.string() })),
  }),
);
type List = z.infer<typeof lists>[number];

/** Made once; every test works on a copy. */
const made = mkdtempSync(join(tmpdir(), 'rungs-checks-'));
beforeAll(async () => {
  writeFileSync(join(made, 'staff.csv'), `${headings}\n${staffRows(20_260_331).join('\n')}\n`);
  writeFileSync(join(made, 'recipe.json'), JSON.stringify(recipeOf([])));
  await succeed(['create', join(made, 'a.rungs'), '--policy', 'none']);
  await succeed(['import', join(made, 'a.rungs'), join(made, 'recipe.json')]);
});
afterAll(() => rmSync(made, { recursive: true }));

function copyProject(folder: string): string {
  for (const name of ['staff.csv', 'recipe.json', 'a.rungs'])
    copyFileSync(join(made, name), join(folder, name));
  return join(folder, 'a.rungs');
}

async function succeed(args: readonly string[]): Promise<Outcome> {
  const outcome = await rungs(args, env);
  expect(outcome.error).toBe('');
  expect(outcome.code).toBe(0);
  return outcome;
}

async function check(project: string, ...options: readonly string[]): Promise<List> {
  const { out } = await succeed(['check', project, 'Staff', '--json', ...options]);
  const [list] = lists.parse(JSON.parse(out));
  if (!list) throw new Error('Nothing was listed.');
  return list;
}

async function resultsOf(folder: string, project: string): Promise<string> {
  await succeed(['run', project, join(folder, 'recipe.json'), '--out', folder, '--format', 'json']);
  return readFileSync(join(folder, 'results.json'), 'utf8');
}

function estimatesIn(json: string) {
  return resultsSchema.parse(JSON.parse(json)).results[0]?.estimates ?? [];
}

/** The same rules over the same file, in SQL. */
const rules: Readonly<Record<string, string>> = {
  'equal-rows/copies': 'copy > 1',
  'repeated-people/rows': 'copy = 1 AND versions > 1',
  'placeholder-date/hire-date': `hired <= '1900-01-01' OR hired >= '2100-01-01'`,
  'placeholder-date/leave-date': `"left" <= '1900-01-01' OR "left" >= '2100-01-01'`,
  'late-date/hire-date': `hired > '${WAVE}' AND hired < '2100-01-01'`,
  'date-order/promotion-date-before-hire-date': `promoted < hired AND hired > '1900-01-01'`,
  'date-order/leave-date-before-hire-date': `"left" < hired AND hired > '1900-01-01'`,
  'date-order/leave-date-before-promotion-date': `"left" < promoted`,
  'pay-not-positive/pay': 'pay <= 0',
  'fte-range/percentages': 'fte > 1.5',
  'outlying-pay/by-the-hour': `outlying AND pay * 1950 BETWEEN usual / 2 AND usual * 2`,
  'outlying-pay/by-the-month': `outlying AND pay * 12 BETWEEN usual / 2 AND usual * 2`,
  'outlying-pay/other': `outlying AND NOT pay * 1950 BETWEEN usual / 2 AND usual * 2
    AND NOT pay * 12 BETWEEN usual / 2 AND usual * 2`,
};

async function inSql(folder: string): Promise<Readonly<Record<string, readonly number[]>>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`
    CREATE TABLE staff AS
      WITH typed AS (
        SELECT row_number() OVER () AS row, "Employee Number" AS id, Grade AS grade, CAST(Salary AS DOUBLE) AS pay,
          CAST(FTE AS DOUBLE) AS fte, TRY_CAST("Hire Date" AS DATE) AS hired,
          TRY_CAST("Promotion Date" AS DATE) AS promoted, TRY_CAST("Leaving Date" AS DATE) AS "left", Occupation
        FROM read_csv('${join(folder, 'staff.csv')}', all_varchar = true, parallel = false)),
      copied AS (
        SELECT *, row_number() OVER (PARTITION BY id, grade, pay, fte, hired, promoted, "left", Occupation
          ORDER BY row) AS copy FROM typed),
      known AS (
        SELECT *, count(*) FILTER (WHERE copy = 1) OVER (PARTITION BY id) AS versions,
          median(pay) FILTER (WHERE pay > 0) OVER (PARTITION BY grade) AS usual FROM copied)
      SELECT *, pay > 0 AND (pay >= usual * 8 OR pay * 8 <= usual) AS outlying FROM known`);
  const found: Record<string, readonly number[]> = {};
  for (const [id, rule] of Object.entries(rules)) {
    const answer = await connection.runAndReadAll(`SELECT row FROM staff WHERE ${rule} ORDER BY row`);
    found[id] = answer.getRowsJS().map(([row]) => Number(row));
  }
  return found;
}

describe('checks of an imported file', () => {
  it('find the rows that DuckDB finds by the same rules', async () => {
    await inFolder(async (folder) => {
      const list = await check(copyProject(folder));
      const expected = await inSql(folder);
      const found = list.findings.map(({ id, rowCount, rows }) => [id, rowCount, rows] as const);
      const inOrder = Object.entries(expected)
        .filter(([, rows]) => rows.length > 0)
        .map(([id, rows]) => [id, rows.length, rows.slice(0, 3)] as const);
      expect(found.length).toBeGreaterThan(10);
      expect(new Map(found.map((each) => [each[0], each]))).toStrictEqual(
        new Map(inOrder.map((each) => [each[0], each])),
      );
    });
  });

  it('are fixed for every finding that follows, and undone to the last byte', async () => {
    await inFolder(async (folder) => {
      const project = copyProject(folder);
      const before = await check(project);
      const untouched = await resultsOf(folder, project);
      const fixed = await check(
        project,
        ...['--fix', 'equal-rows/copies=set-aside', '--fix', 'repeated-people/rows=keep-last'],
        ...['--fix', 'late-date/hire-date=set-aside', '--fix', 'pay-not-positive/pay=leave'],
      );
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const answer = await connection.runAndReadAll(`
        SELECT Grade, count(*)::INTEGER FROM (
          SELECT last(Grade ORDER BY row) AS Grade, last("Hire Date" ORDER BY row) AS hired
          FROM (SELECT row_number() OVER () AS row, *
            FROM read_csv('${join(folder, 'staff.csv')}', all_varchar = true, parallel = false))
          GROUP BY "Employee Number")
        WHERE hired <= '${WAVE}' GROUP BY ALL ORDER BY ALL`);
      const people = new Map(z.array(z.tuple([z.string(), z.number()])).parse(answer.getRowsJS()));
      const left = [...people.values()].reduce((sum, count) => sum + count, 0);
      expect(fixed.rows).toBe(left);
      expect(fixed.done).toHaveLength(4);
      expect(fixed.findings.map(({ id }) => id)).not.toContain('pay-not-positive/pay');
      const after = estimatesIn(await resultsOf(folder, project));
      for (const [grade, count] of people) {
        const asked = after.find(
          ({ measure, labels }) => measure === 'response-rate' && Object.values(labels).includes(grade),
        );
        expect(asked?.base).toBe(count);
      }
      const undone = await check(project, ...fixed.done.flatMap(({ id }) => ['--undo', id]));
      expect(undone).toStrictEqual(before);
      expect(await resultsOf(folder, project)).toBe(untouched);
      expect((await succeed(['verify', project])).out).toMatch(/The record is whole/);
    });
  });

  it('are fixed by a recipe as by hand, also where a wave does not need it', async () => {
    await inFolder(async (folder) => {
      const project = copyProject(folder);
      await check(
        project,
        '--fix',
        'equal-rows/copies=set-aside',
        '--fix',
        'repeated-people/rows=keep-first',
      );
      const byHand = await resultsOf(folder, project);
      const recipe = recipeOf([
        { check: 'equal-rows/copies', fix: 'set-aside' },
        { check: 'repeated-people/rows', fix: 'keep-first' },
        { check: 'outlying-pay/in-pence', fix: 'rescale' },
      ]);
      writeFileSync(join(folder, 'fixing.json'), JSON.stringify(recipe));
      await succeed(['run', join(folder, 'fixing.json'), '--out', folder, '--format', 'json']);
      expect(estimatesIn(readFileSync(join(folder, 'results.json'), 'utf8'))).toStrictEqual(
        estimatesIn(byHand),
      );
    });
  });

  it('go into joined files, and give a wave the names of the one before', async () => {
    await inFolder(async (folder) => {
      const row = (person: number, grade: string): string => `${person},${grade}`;
      const people = Array.from({ length: 60 }, (_, person) => person);
      const survey = people.map((person) => `${person},"${answers[person % 3]}"`);
      const now = people.map((person) => row(person, person % 2 ? 'GRADE-7' : 'Grade 6'));
      const then = people.map((person) => row(person, person % 2 ? 'Grade 7' : 'Grade 6'));
      writeFileSync(join(folder, 'then.csv'), `Id,Grade\n${then.join('\n')}\n`);
      writeFileSync(join(folder, 'now.csv'), `Id,Grade\n${[...now, ...now.slice(0, 7)].join('\n')}\n`);
      writeFileSync(join(folder, 'survey.csv'), `Id,Occupation\n${survey.join('\n')}\n`);
      const staffColumns = { Id: 'person-id', Grade: 'grade' };
      const recipe = {
        ...recipeOf([]),
        datasets: [
          { id: 'then', label: 'Then', wave: '2025-03-31', file: 'then.csv', columns: staffColumns },
          {
            id: 'now',
            label: 'Now',
            wave: WAVE,
            file: 'now.csv',
            columns: staffColumns,
            fixes: [
              { check: 'equal-rows/copies', fix: 'set-aside' },
              { check: 'category-drift/spelling/grade', fix: 'rename' },
            ],
          },
          {
            id: 'survey',
            label: 'Survey',
            kind: 'survey',
            wave: WAVE,
            file: 'survey.csv',
            columns: { Id: 'person-id', Occupation: 'seb-occupation' },
          },
        ],
        joins: [{ id: 'staff', label: 'Staff', left: 'now', right: 'survey', fields: ['seb-occupation'] }],
      };
      writeFileSync(join(folder, 'two-waves.json'), JSON.stringify(recipe));
      await succeed(['run', join(folder, 'two-waves.json'), '--out', folder, '--format', 'json']);
      const bases = estimatesIn(readFileSync(join(folder, 'results.json'), 'utf8'))
        .filter(({ measure }) => measure === 'response-rate')
        .map(({ labels, base }): [string, number] => [labels['grade'] ?? 'all', base ?? 0]);
      expect(new Map(bases)).toEqual(
        new Map([
          ['all', 60],
          ['Grade 6', 30],
          ['Grade 7', 30],
        ]),
      );
    });
  });

  it('refuse in a sentence what cannot be done', async () => {
    await inFolder(async (folder) => {
      const project = copyProject(folder);
      for (const [args, code, words] of [
        [['Nobody'], 1, /no dataset of that name/],
        [['Staff', '--fix', 'equal-rows/copies=rescale'], 1, /cannot be done about this finding/],
        [['Staff', '--fix', 'no-check/at-all=leave'], 1, /No check comes to such a finding/],
        [['Staff', '--fix', 'equal-rows/copies=explode'], 2, /--fix takes FINDING=FIX/],
        [['Staff', '--undo', 'fix-1'], 1, /not among those that were done/],
      ] as const) {
        const outcome = await rungs(['check', project, ...args], env);
        expect(outcome.error).toMatch(words);
        expect(outcome.code).toBe(code);
      }
      const typo = recipeOf([{ check: 'equal-rows/copys', fix: 'set-aside' }]);
      writeFileSync(join(folder, 'typo.json'), JSON.stringify(typo));
      const outcome = await rungs(['run', join(folder, 'typo.json'), '--out', folder], env);
      expect(outcome.code).toBe(1);
      expect(outcome.error).toMatch(/fixes/);
    });
  });
});
