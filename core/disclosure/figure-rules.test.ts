import { describe, expect, it } from 'vitest';
import type { DraftFigure, FigureRule } from './figure.ts';
import { publishFigures } from './figure-rules.ts';
import { policies } from './policy.ts';
import type { PublishedTable } from './protected.ts';

const tableOf = (counts: readonly (number | null)[]): PublishedTable => ({
  id: 'people',
  title: 'People',
  dimensions: [
    {
      id: 'group',
      label: 'Group',
      members: counts.map((_, place) => ({ id: `${place}`, label: `Group ${place}` })),
    },
  ],
  counts,
});

const median: FigureRule = { kind: 'quantile', below: 20, above: 20 };
const mean: FigureRule = {
  kind: 'mean',
  amount: 'pay',
  of: { table: 'people', at: { group: '0' } },
  people: 40,
  total: 1_200_000,
  largest: [50_000, 45_000],
  alike: 4,
};

/** So few that a tenth of the sum is less than the mean. */
const few: FigureRule = { ...mean, people: 8, alike: 2 };

const publishOf = (
  figures: readonly DraftFigure[],
  tables: readonly PublishedTable[],
  policy = policies['10-5'],
) =>
  publishFigures(
    [{ figures, tables, cellsOf: tables.map(({ counts }) => Int32Array.from(counts.keys())) }],
    [],
    policy,
  )[0];

const publish = (
  rules: readonly FigureRule[],
  counts: readonly (number | null)[] = [40],
  policy = policies['10-5'],
  precision: DraftFigure['precision'] = { kind: 'significant', digits: 3 },
) =>
  publishOf(
    [
      {
        id: 'pay',
        people: counts.map((_, place) => ({ table: 'people', at: { group: `${place}` } })),
        leastPeople: 30,
        values: { value: 30_123.4, low: -0.08637 },
        rules,
        precision,
      },
    ],
    [tableOf(counts)],
    policy,
  )?.[0]?.values;

describe('figures of people', () => {
  it('are rounded to the stated digits or step', () => {
    expect(publish([median])).toEqual({ value: 30_100, low: -0.0864 });
    expect(publish([median], [40], policies['10-5'], { kind: 'step', step: 0.001 })).toEqual({
      value: 30_123.4,
      low: -0.086,
    });
  });

  it('are hidden with any count they rest on, and where one of these has too few people', () => {
    expect(publish([median], [40, null])).toBeNull();
    expect(publish([median], [40, 25])).toBeNull();
    expect(publish([median], [40, 30])).not.toBeNull();
  });

  it('of nobody are undefined wherever the count is 0', () => {
    expect(publish([{ kind: 'quantile', below: 0, above: 0 }], [0])).not.toBeNull();
  });

  it.each([
    ['fewer people than the threshold lie below', { ...median, below: 9 }],
    ['fewer people than the threshold lie above', { ...median, above: 9 }],
    ['one person has more than five times as much', { ...mean, largest: [150_001, 45_000] }],
    ['one person holds more than half of the sum', { ...few, largest: [600_001, 45_000] }],
    ['two people hold more than nine tenths of the sum', { ...few, largest: [600_000, 480_001] }],
    ['the second largest could tell the largest', { ...few, total: 1_000, largest: [500, 451] }],
    ['nearly all people have one value', { ...mean, alike: 36 }],
  ] as const)('are hidden where %s', (_, rule) => {
    expect(publish([mean, rule])).toBeNull();
    expect(publish([rule], [40], policies.none)).toEqual({ value: 30_123.4, low: -0.08637 });
  });

  it('are shown up to these limits', () => {
    expect(publish([{ ...median, below: 10, above: 10 }])).not.toBeNull();
    expect(publish([{ ...mean, largest: [150_000, 150_000], alike: 35 }])).not.toBeNull();
    expect(publish([{ ...few, largest: [600_000, 480_000] }])).not.toBeNull();
  });

  it('are refused when they rest on a missing table', () => {
    const figure: DraftFigure = {
      id: 'pay',
      people: [{ table: 'nowhere', at: {} }],
      leastPeople: 30,
      values: {},
      rules: [],
      precision: { kind: 'step', step: 1 },
    };
    expect(() => publishOf([figure], [])).toThrow('no table called nowhere');
  });
});

describe('the rounding of a mean', () => {
  const others = Array.from({ length: 99 }, (_, place) => 9 + (place % 5) * 0.6);
  const publishMean = (largest: number): number => {
    const total = others.reduce((sum, each) => sum + each, largest);
    const rule: FigureRule = { ...mean, people: 100, total, largest: [largest, 11.4], alike: 20 };
    const figure: DraftFigure = {
      id: 'pay',
      people: [{ table: 'people', at: { group: '0' } }],
      leastPeople: 30,
      values: { value: total / 100 },
      rules: [rule],
      precision: { kind: 'significant', digits: 3 },
    };
    return publishOf([figure], [tableOf([100])])?.[0]?.values?.['value'] ?? Number.NaN;
  };

  it.each([13, 20, 31, 40, 47.3, 50, 53])(
    'leaves the largest amount open by a fifth, to somebody who knows all the others: %d',
    (largest) => {
      const steps = Array.from({ length: 801 }, (_, step) => largest * (0.6 + step / 1_000));
      const fitting = steps.filter((each) => publishMean(each) === publishMean(largest));
      expect(fitting.at(-1)! - fitting[0]!).toBeGreaterThan(0.19 * largest);
    },
  );

  it('hides a mean of which somebody is paid more than five times as much', () => {
    expect(publishMean(52)).not.toBeNaN();
    expect(publishMean(56)).toBeNaN();
  });

  it('takes limits outwards, and those of a gap in points', () => {
    const rule: FigureRule = { ...mean, people: 100, total: 1_200, largest: [50, 12] };
    const figure = (precision: DraftFigure['precision'], values: DraftFigure['values']): DraftFigure => ({
      id: 'pay',
      people: [{ table: 'people', at: { group: '0' } }],
      leastPeople: 30,
      values,
      rules: [rule],
      precision,
    });
    const money = figure({ kind: 'significant', digits: 3 }, { value: 12.21, low: 11.83, high: 12.61 });
    const gap = figure({ kind: 'step', step: 0.001 }, { value: 0.1637, low: 0.1312, high: 0.2 });
    const [published] = [publishOf([money, gap], [tableOf([100])])];
    expect(published?.map(({ values }) => values)).toEqual([
      { value: 12.2, low: 11.8, high: 12.8 },
      { value: 0.16, low: 0.13, high: 0.2 },
    ]);
  });
});
