import { describe, expect, it } from 'vitest';
import { analyses, analysisOf } from '../../core/analyses/registry.ts';
import type { Background } from '../../core/background/background.ts';
import { fieldOf } from '../../core/table/fields.ts';
import { AppError } from '../../core/errors.ts';
import { chartSvg } from '../../core/charts/svg.ts';
import { type People, runOn, splittingOptions } from './cohort-fixture.ts';

/** Requirements on every analysis of the registry. */
const backgroundsOf = (numbers: readonly number[]): readonly [Background, number][] => [
  ['professional', numbers[0] ?? 0],
  ['intermediate', numbers[1] ?? 0],
  ['working-class', numbers[2] ?? 0],
  ['prefer-not-to-say', numbers[3] ?? 0],
  ['blank', numbers[4] ?? 0],
];

function staff(byGrade: Readonly<Record<string, readonly number[]>>): readonly People[] {
  return Object.entries(byGrade).flatMap(([grade, numbers]) =>
    backgroundsOf(numbers).flatMap(([background, count]) =>
      [0.5, 0.5].map((half, index) => ({
        background,
        count: index === 0 ? Math.ceil(count * half) : Math.floor(count * half),
        answers: {
          grade,
          sex: index === 0 ? 'Women' : 'Men',
          function: 'Operations',
          promoted: (index + grade.length) % 2 === 0 ? 'Yes' : 'No',
        },
      })),
    ),
  );
}

const whole = staff({
  'A Operations': [120, 90, 240, 30, 160],
  'B Officer': [180, 80, 150, 24, 70],
  'C Manager': [160, 44, 62, 12, 26],
  'D Executive': [34, 6, 3, 2, 4],
});

/** Some of every group are promoted and some are not: else the group rule hides the outcome of all of them. */
const mixed = whole.flatMap((people) => {
  const yes = Math.ceil(people.count * 0.3);
  return [
    { ...people, count: yes, answers: { ...people.answers, promoted: 'Yes' } },
    { ...people, count: people.count - yes, answers: { ...people.answers, promoted: 'No' } },
  ];
});

const paidByBackground = ({ background, answers }: People): NonNullable<People['numbers']> => ({
  pay: 20_000 + 1_000 * background.length + (answers?.grade === 'A Operations' ? 0 : 10_000),
  bonus: background.length % 2 === 0 ? 500 : 0,
});

/** Whether its figures are computed on people's numbers. */
const isOfNumbers = (id: string): boolean =>
  analysisOf(id).needs.some(({ field }) => fieldOf(field).type === 'number');

describe.each(analyses.map(({ id }) => id))('%s', (id) => {
  const runs = [
    ['plain', {}],
    ['split', splittingOptions(id)],
  ] as const;

  it.each([
    ['nobody at all', staff({ 'A Operations': [0, 0, 0, 0, 0] }), ['none']],
    ['one person', staff({ 'A Operations': [1, 0, 0, 0, 0] }), ['none']],
    ['one person who did not answer', staff({ 'A Operations': [0, 0, 0, 0, 1] }), ['none']],
    [
      'everybody in one group',
      staff({ 'A Operations': [80, 0, 0, 0, 0], 'B Officer': [60, 0, 0, 0, 0] }),
      ['10-5', 'none'],
    ],
    ['a whole organisation', whole, ['10-5', 'none']],
  ] as const)('says something finite about %s', (_, people, under) => {
    for (const [, options] of runs) {
      for (const policy of under) {
        const { value } = runOn(id, people, options, policy);
        expect(value.sentences.length).toBeGreaterThan(0);
        expect(value.sentences.join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
        for (const estimate of value.estimates) {
          for (const number of [estimate.value, estimate.low, estimate.high]) {
            if (number !== null) expect(Number.isFinite(number)).toBe(true);
          }
          expect(estimate.why === 'shown').toBe(estimate.value !== null);
        }
        expect(value.method.length).toBeGreaterThan(0);
      }
    }
  });

  it('refuses fewer people than may be shown, and does not say how many they are', () => {
    const refusals = [
      [0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [3, 2, 2, 1, 1],
    ].map((numbers) => {
      try {
        return runOn(id, staff({ 'A Operations': numbers }), splittingOptions(id)).value.sentences.join();
      } catch (error) {
        return String(error instanceof AppError ? error.message : error);
      }
    });
    expect(new Set(refusals)).toEqual(
      new Set([
        'This dataset holds fewer than 10 people to count, too few to say anything of under the policy 10-5. Choose a dataset with more people.',
      ]),
    );
  });

  it('never names a category of few people', () => {
    const lone = staff({ 'A Operations': [120, 90, 240, 30, 160], 'B Officer': [180, 80, 150, 24, 70] });
    for (const numbers of [
      [0, 0, 1, 0, 0],
      [0, 0, 0, 1, 0],
      [3, 2, 2, 1, 1],
    ]) {
      const people = [...lone, ...staff({ 'Head of Estates (Jane Roe)': numbers })];
      for (const [, options] of runs) {
        expect(JSON.stringify(runOn(id, people, options).value)).not.toContain('Jane Roe');
      }
    }
  });

  // Where a figure is computed on everybody’s numbers, everybody has to stay the same: they move from part to part.
  it('never prints a hidden number: other hidden counts, same bytes', () => {
    const people = (hidden: readonly number[], others: readonly number[]) =>
      staff({
        'A Operations': [124, 88, 242, 30, 162],
        'D Executive': [38, ...hidden, 2, 12],
        'E Board': [38, ...others, 2, 12],
      }).map((each) => ({ ...each, numbers: paidByBackground(each) }));
    const run = (each: readonly People[]) => JSON.stringify(runOn(id, each, splittingOptions(id)).value);
    const same = [
      run(people([6, 4], [4, 6])),
      run(people([5, 5], [5, 5])),
      ...(isOfNumbers(id) ? [] : [run(people([6, 4], [5, 5]))]),
    ];
    expect(same[0]).toContain('{"kind":"hidden"}');
    expect(new Set(same).size).toBe(1);
  });

  it('hides the small half of a difference', () => {
    // Everybody less everybody but four leaves four: the four must not be worked out.
    const four = staff({ 'A Operations': [120, 90, 240, 30, 160], 'D Executive': [2, 1, 1, 0, 0] });
    const { value } = runOn(id, four, splittingOptions(id));
    const executives = value.estimates.filter((estimate) =>
      Object.values(estimate.of).some((each) => each.startsWith('Others')),
    );
    expect(executives.length).toBeGreaterThan(0);
    for (const estimate of executives) expect(estimate.why).toBe('hidden');
    expect(JSON.stringify(value)).not.toContain('D Executive');
  });

  // Counts may differ where people do, but no figure may tell of the one who can be singled out.
  it.runIf(isOfNumbers(id)).each([
    ['the one person of a background', 'intermediate', 1, 90_000, 200_000],
    ['one of few', 'intermediate', 5, 90_000, 200_000],
    ['somebody who earns more than everybody else of the group together', 'professional', 1, 5e6, 9e6],
  ] as const)(
    'prints the same bytes whatever is the pay of %s (where pay is read)',
    (_, background, count, low, high) => {
      const others = Array.from({ length: 90 }, (__, place) => ({
        background: (['professional', 'working-class'] as const)[place % 2]!,
        count: 1,
        numbers: { pay: 30_000 + 500 * place, bonus: place % 3 === 0 ? 0 : 100 + place },
      }));
      const printed = [low, high].map((amount) =>
        JSON.stringify(
          runOn(id, [...others, { background, count, numbers: { pay: amount, bonus: amount } }]).value,
        ),
      );
      expect(printed[0]).toContain('{"kind":"figure","value"');
      expect(printed[1]).toBe(printed[0]);
    },
  );

  it('gives every estimate its base and method, and every chart its description', () => {
    const { value } = runOn(id, whole, splittingOptions(id));
    for (const estimate of value.estimates) {
      expect(estimate.method).not.toBe('');
      if (estimate.why === 'shown') expect(estimate.base).toBeGreaterThan(0);
    }
    const tables = [null, ...value.tables.map((table) => table.id)];
    for (const chart of value.charts) {
      expect(chart.description).not.toBe('');
      expect(tables).toContain(chart.tableId);
    }
    for (const table of value.tables) {
      for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
    }
  });

  it('refuses an option it does not have', () => {
    expect(() => runOn(id, whole, { colour: 'red' })).toThrow('no option called colour');
  });

  it.each(runs)('draws the same picture as before (%s)', async (name, options) => {
    for (const [index, chart] of runOn(id, mixed, options).value.charts.entries()) {
      await expect(chartSvg(chart, 700)).toMatchFileSnapshot(`__snapshots__/${id}-${name}-${index + 1}.svg`);
    }
  });
});

it.each(['completion-funnel', 'representation'])('%s says what it is split by, beside its chips', (id) => {
  expect(runOn(id, whole).value.split).toEqual([]);
  expect(runOn(id, whole, { by: 'grade' }).value.split).toEqual(['Grade']);
});

it.each([{}, { by: 'grade' }])(
  'the usable share of everyone is an estimate, however it is split',
  (options) => {
    const { estimates } = runOn('completion-funnel', whole, options).value;
    const found = estimates.filter(
      ({ measure, of }) => measure === 'usable-share' && of['by'] === 'everyone',
    );
    expect(found).toEqual([expect.objectContaining({ value: expect.any(Number), why: 'shown' })]);
  },
);
