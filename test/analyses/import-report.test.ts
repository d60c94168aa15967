import { describe, expect, it } from 'vitest';
import { cohortOf } from '../../core/cohort/cohort.ts';
import type { ImportFacts } from '../../core/cohort/import-facts.ts';
import type { Result } from '../../core/results/result.ts';
import { noWeighting } from '../../core/cohort/weighting.ts';
import { runAnalysis } from '../../core/analyses/run.ts';
import { benchmarkOf, benchmarks, DEFAULT_BENCHMARK_ID } from '../../core/benchmarks/benchmarks.ts';
import { type Policy, policies } from '../../core/disclosure/policy.ts';
import { fixturePeople, runOn } from './cohort-fixture.ts';

const answers: Readonly<Record<string, readonly [countedAs: string, people: number]>> = {
  'Full time': ['Full-time', 120],
  'full time.': ['Full-time', 4],
  FT: ['Full-time', 6],
  'Part time': ['Part-time', 80],
  'Job share': ['Part-time', 3],
  Annualised: ['Part-time', 2],
  Zero: ['Zero hours', 5],
};

const labels = ['', ...Object.keys(answers)];
const people = Float64Array.from([30, ...Object.values(answers).map(([, count]) => count)]);
const column = { type: 'category', labels, codes: Uint8Array.from(labels.keys()) } as const;

const file: ImportFacts = {
  names: {
    columns: [
      { column: 'Hours', field: 'working-pattern', chosenBy: 'checked-guess' },
      { column: 'Salary', field: 'pay', chosenBy: null },
    ],
    columnsLeftOut: [
      { column: 'Full Name', looksLike: null, why: 'identifier' },
      { column: 'Site', looksLike: 'location', why: 'choice' },
      { column: 'XQ7', looksLike: null, why: 'no-match' },
      { column: 'Rank', looksLike: null, why: null },
    ],
  },
  rows: 250,
  setAside: [
    { reason: 'It is a line of totals.', rows: 2 },
    { reason: 'It has too many fields.', rows: 43 },
  ],
  corrections: [
    { column: 'Salary', what: 'Divided by 100', cells: 43, rows: 250 },
    { column: 'Salary', what: 'Counted as missing', cells: 4, rows: 250 },
  ],
  answers: [
    {
      field: 'working-pattern',
      column,
      countedAs: ['', ...Object.values(answers).map(([countedAs]) => countedAs)],
      categories: ['Full-time', 'Part-time', 'Zero hours'],
    },
  ],
};

function report(policy: Policy['id'], facts: ImportFacts | null = file, counts = people): Result {
  return runAnalysis(
    {
      analysisId: 'import-report',
      options: {},
      cohort: cohortOf({
        rows: labels.length,
        people: counts,
        background: new Uint8Array(labels.length),
        fields: new Map(),
        fieldLabels: new Map(),
        filters: [],
        weighting: noWeighting,
        weights: null,
        who: fixturePeople,
        file: facts,
      }),
      benchmark: benchmarkOf(DEFAULT_BENCHMARK_ID),
      benchmarks,
      context: {
        dataset: 'Fixture',
        kind: 'Workforce snapshot',
        wave: '2026-03-31',
        filters: [],
        scheme: { id: 'smc-2021-three', version: 1, label: 'SMC three groups, 2021', confidence: 'seen' },
      },
    },
    { policy: policies[policy], ledger: null },
  ).value;
}

/** The result without its published counts. */
function printed(result: Result): string {
  return JSON.stringify({ ...result, published: null, digest: null });
}

function rowsOf({ tables }: Result, id: string): readonly (readonly (string | number)[])[] {
  const table = tables.find((each) => each.id === id);
  return (table?.rows ?? []).map(({ cells }) =>
    cells.map((cell) => {
      if (cell.kind === 'text') return cell.text;
      return cell.kind === 'count' ? cell.value : cell.kind;
    }),
  );
}

describe('the import report', () => {
  it('counts rows by the policy, and hides few', () => {
    expect(rowsOf(report('10-5'), 'rows')).toEqual([
      ['In', 250],
      ['Set aside: It has too many fields', 45],
      ['Set aside: For reasons of few rows each', 'hidden'],
    ]);
    expect(rowsOf(report('none'), 'rows')).toEqual([
      ['In', 250],
      ['Set aside: It has too many fields', 43],
      ['Set aside: It is a line of totals', 2],
    ]);
  });

  it('names columns in use with their meaning and who chose it', () => {
    expect(rowsOf(report('10-5'), 'columns')).toEqual([
      ['Hours', 'Working pattern', 'Guess: Check, kept'],
      ['Salary', 'Pay', 'unavailable'],
    ]);
  });

  it('names columns that were left out, what they looked like and why', () => {
    expect(rowsOf(report('10-5'), 'columns-left-out')).toEqual([
      ['Full Name', 'inapplicable', 'It points at people'],
      ['Site', 'Location', 'Left out by choice'],
      ['XQ7', 'inapplicable', 'No match: neither its heading nor its values are known'],
      ['Rank', 'inapplicable', 'unavailable'],
    ]);
  });

  it('counts corrected cells by column and kind, and says nothing of few, by the policy', () => {
    expect(rowsOf(report('10-5'), 'corrections')).toEqual([['Salary', 'Divided by 100', 45]]);
    expect(rowsOf(report('none'), 'corrections').map(([, , cells]) => cells)).toEqual([43, 4]);
    expect(report('10-5').sentences).toContain('Cells were corrected in Pay.');
  });

  it('tells a column in which one cell was corrected from none in no way', () => {
    const written = [[], [{ column: 'Salary', what: 'No number: missing', cells: 1, rows: 252 }]].map(
      (corrections) => JSON.stringify(report('10-5', { ...file, corrections })),
    );
    expect(written[1]).toBe(written[0]);
    expect(written[0]).toContain('No cell was corrected, or too few of any column to say.');
  });

  it('hides the number of corrected cells where the rest would be few', () => {
    // Both would be printed as 250: the others are no more than four.
    const nearlyAll = [{ column: 'Salary', what: 'Divided by 100', cells: 248, rows: 252 }];
    const result = report('10-5', { ...file, rows: 252, corrections: nearlyAll });
    expect(rowsOf(result, 'corrections')).toEqual([['Salary', 'Divided by 100', 'hidden']]);
    expect(rowsOf(result, 'rows')[0]).toEqual(['In', 250]);
  });

  it('counts cells that could not be read among all rows that came in', () => {
    const unread = [{ column: 'Salary', what: 'No number: missing', cells: 268, rows: 272 }];
    const result = report('10-5', { ...file, corrections: unread });
    expect(rowsOf(result, 'corrections')).toEqual([['Salary', 'No number: missing', 'hidden']]);
    expect(printed(result)).not.toMatch(/27[0-9]/);
    expect(rowsOf(result, 'rows')[0]).toEqual(['In', 250]);
  });

  it('has no strength and no benchmark', () => {
    const { strength, context } = report('10-5');
    expect(strength).toBeNull();
    expect(context.benchmark).toBeNull();
  });

  it('names no rare answer, and does not count them', () => {
    const result = report('10-5');
    const protectedRows = rowsOf(result, 'answers-working-pattern');
    expect(protectedRows[0]).toEqual(['Full-time', 130, '“Full time”']);
    expect(JSON.stringify(result)).not.toMatch(/FT|Job share|Annualised|“Zero”|not named”|\d not named/);
    expect(result.sentences.at(-1)).toBe('Answers of few people are not named.');
    expect(report('none').sentences.at(-1)).not.toContain('not named');
  });

  it('names no more answers than the lowest possible count of their category', () => {
    const counts = Float64Array.from([30, 23, 0, 24, 80, 3, 2, 5]);
    const result = report('10-5', { ...file, rows: 167 }, counts);
    expect(rowsOf(result, 'answers-working-pattern')[0]).toEqual(['Full-time', 45, '“FT”; “Full time”']);
    // Printed as 40, and so 38 people at least: to name two would say that they are 40 or more.
    const fewer = Float64Array.from(counts, (count, at) => (at === 1 || at === 3 ? 20 : count));
    expect(rowsOf(report('10-5', { ...file, rows: 160 }, fewer), 'answers-working-pattern')[0]).toEqual([
      'Full-time',
      40,
      '“FT”',
    ]);
  });

  it('names no answer from which an unnamed one would follow', () => {
    const counts = Float64Array.from([30, 15, 0, 9, 80, 3, 2, 5]);
    const [first] = rowsOf(report('10-5', { ...file, rows: 144 }, counts), 'answers-working-pattern');
    expect(first).toEqual(['Full-time', 25, 'not named']);
  });

  it('hides a category of few people, and rounds the others', () => {
    const counts = rowsOf(report('10-5'), 'answers-working-pattern').map(([category, count]) => [
      category,
      count,
    ]);
    expect(counts).toEqual([
      ['Full-time', 130],
      ['Part-time', 85],
      ['No answer', 30],
      ['Others', 'hidden'],
    ]);
  });

  it('counts rows of people among those who answered, and other rows apart', () => {
    // Rows of people: what is hidden must not follow from them. One row more than people says nothing of anybody.
    const one = { ...file, rows: 9, corrections: [], answers: [] };
    expect(rowsOf(report('10-5', one), 'rows')[0]).toEqual(['In', 'hidden']);
    expect(rowsOf(report('10-5', { ...file, rows: 251 }), 'rows')[0]).toEqual(['In', 250]);
  });

  it('does not name a rare answer that is coded as written', () => {
    const asWritten = {
      ...file,
      answers: file.answers.map((each) => ({ ...each, countedAs: labels, categories: labels.slice(1) })),
    };
    const result = report('10-5', asWritten);
    expect(rowsOf(result, 'answers-working-pattern').map(([category]) => category)).toEqual([
      'Full time',
      'Part time',
      'No answer',
      'Others',
    ]);
    expect(JSON.stringify(result)).not.toContain('Annualised');
    expect(result.sentences.at(-1)).toBe('Answers of few people are not named.');
  });

  it('merges spellings of an answer, and names all where nothing is protected', () => {
    expect(rowsOf(report('none'), 'answers-working-pattern')).toEqual([
      ['Full-time', 130, '“Full time”; “FT”'],
      ['Part-time', 85, '“Part time”; “Job share”; “Annualised”'],
      ['Zero hours', 5, '“Zero”'],
      ['No answer', 30, 'blank'],
    ]);
  });

  it('is the same whichever answers are rare', () => {
    const [coded] = file.answers;
    const renamed = labels.map((label) => (label === 'Job share' ? 'Somebody’s own words' : label));
    const other = coded ? [{ ...coded, column: { ...column, labels: renamed } }] : [];
    expect(report('10-5', { ...file, answers: other })).toEqual(report('10-5'));
  });

  it('is refused for a dataset without import facts', () => {
    expect(() => report('10-5', null)).toThrow('Nothing is known of how these people came in.');
  });
});

describe('an import report with uncoded answers to the key question', () => {
  const withUngrouped = (count: number, policy: Policy['id'] = '10-5'): Result =>
    runOn(
      'import-report',
      [
        { count: 122, background: 'professional' },
        { count: 61, background: 'working-class' },
        { count: 34, background: 'prefer-not-to-say' },
        { count, background: 'unrecognised' },
        { count: 42, background: 'blank' },
      ],
      {},
      policy,
    ).value;
  const sentences = (result: Result): readonly string[] =>
    result.sentences.filter((sentence) => sentence.includes('no group yet'));

  it('counts the people who gave them, by the policy', () => {
    const result = withUngrouped(43);
    expect(rowsOf(result, 'answers-seb-occupation')).toContainEqual([
      'No group yet',
      45,
      '“No group yet as written”',
    ]);
    expect(sentences(result)).toEqual([
      '45 people gave an answer to the key question that has no group yet.',
    ]);
  });

  it('does not name them where few, nor the only other reason', () => {
    const result = withUngrouped(4);
    const rows = rowsOf(result, 'answers-seb-occupation');
    expect(rows).toContainEqual(['Other reasons', 'hidden', 'not named']);
    expect(rows.map(([label]) => label)).not.toContain('No group yet');
    expect(rows.map(([label]) => label)).not.toContain('Prefer not to say');
    expect(sentences(result)).toEqual([]);
  });

  it('is silent where there are none', () => {
    const result = withUngrouped(0);
    expect(sentences(result)).toEqual([]);
    expect(printed(result)).not.toContain('No group yet');
  });

  it('prints the exact number under policy none', () => {
    expect(sentences(withUngrouped(1, 'none'))).toEqual([
      '1 person gave an answer to the key question that has no group yet.',
    ]);
  });
});
