import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { percentText } from '../../core/words/figure-text.ts';
import { chartSvg } from '../../core/charts/svg.ts';
import reference from '../references/weighted-share.json' with { type: 'json' };
import { type People, runOn } from './cohort-fixture.ts';
import { everyone, inSmallGrades, peopleIn } from './uneven-people.ts';

/** With weights chosen, headline, charts, tables and strength are weighted. */
const column: Weighting = { kind: 'column' };
const toAsked: Weighting = { kind: 'asked', by: ['grade', 'sex'] };
const kinds = [
  { weighting: column, policy: 'none' },
  { weighting: toAsked, policy: 'none' },
  { weighting: column, policy: '10-5' },
  { weighting: toAsked, policy: '10-5' },
] as const;

function estimateOf(result: Result, measure: string, background: string, grade?: string) {
  const of = grade === undefined ? { by: 'everyone', background } : { grade, background };
  return result.estimates.find(
    (each) => each.measure === measure && JSON.stringify(each.of) === JSON.stringify(of),
  );
}

function barsOf(result: Result, chart: number) {
  const found = result.charts[chart];
  return found?.kind === 'bars' ? found.groups : [];
}

function cellsIn(result: Result, table: string, row: number): Readonly<Record<string, unknown>> {
  const found = result.tables.find(({ id }) => id === table);
  return Object.fromEntries(
    (found?.columns ?? []).map(({ id }, index) => [id, found?.rows[row]?.cells[index]]),
  );
}

const decimalsOf = { none: 1, '10-5': 0 } as const;

describe('a finding with a weight chosen', () => {
  it.each(kinds)(
    'has weighted shares in words and charts: $weighting under $policy',
    ({ weighting, policy }) => {
      const { value } = runOn('representation', everyone, {}, policy, weighting);
      const decimals = decimalsOf[policy];
      const bars = barsOf(value, 0)[0]?.bars ?? [];
      expect(bars.map(({ role }) => role)).toEqual(['professional', 'intermediate', 'working-class']);
      for (const [row, bar] of bars.entries()) {
        const weighted = estimateOf(value, 'weighted-share', bar.role);
        const plain = estimateOf(value, 'share', bar.role);
        const text = percentText(weighted?.value ?? NaN, decimals);
        expect(bar.value).toBe(weighted?.value);
        expect(bar.interval).toEqual({ low: weighted?.low, high: weighted?.high });
        expect(bar.valueText).toBe(text);
        expect(bar.comparison).toBe(value.context.benchmark?.shares[bar.role]);
        expect(value.charts[0]?.description).toContain(`${bar.label} ${text}`);
        expect(cellsIn(value, 'background', row)).toMatchObject({
          share: { value: plain?.value, decimals },
          weighted: { value: weighted?.value, decimals },
          interval: { low: weighted?.low, high: weighted?.high },
          ratio: { value: estimateOf(value, 'weighted-representation-ratio', bar.role)?.value },
        });
      }
      const headline = value.sentences.find((each) => each.includes('professional backgrounds')) ?? '';
      const of = (measure: string): string =>
        percentText(estimateOf(value, measure, 'professional')?.value ?? NaN, decimals);
      expect(headline).toContain(`Weighted, ${of('weighted-share')} (`);
      expect(headline).toContain(`Unweighted it is ${of('share')}.`);
    },
  );

  it('states the weighting in every chart title', () => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, '10-5', toAsked);
    for (const chart of value.charts) {
      expect(chart.title).toContain('weighted');
      expect(chart.subtitle).toContain('weighted to everyone asked, by grade and sex or gender');
      expect(chart.description).toMatch(/^Shares weighted to everyone asked, by grade and sex or gender\. /u);
      expect(value.tables.map(({ title }) => title)).toContain(chart.title);
    }
  });

  it('is weighted in each part of a split, and over all three groups', () => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, 'none', column);
    const parts = barsOf(value, 1);
    expect(parts.map(({ label }) => label)).toEqual(['Junior', 'Senior']);
    for (const { label, bars } of parts) {
      for (const { role, value: drawn } of bars) {
        expect(drawn).toBe(estimateOf(value, 'weighted-share', role, label ?? '')?.value);
        expect(drawn).not.toBe(estimateOf(value, 'share', role, label ?? '')?.value);
      }
    }
    const people = reference.workforce.people.flatMap(({ grade, sex, background, count }) =>
      peopleIn(grade, sex, { [background]: count }),
    );
    const raked = runOn('representation', people, {}, 'none', toAsked).value;
    const { chiSquare, p } = reference.workforce;
    expect(cellsIn(raked, 'fit', 0)['chi-square']).toMatchObject({
      value: expect.closeTo(chiSquare, 5) as number,
    });
    expect(cellsIn(raked, 'fit', 0)['p']).toMatchObject({ value: expect.closeTo(p, 6) as number });
  });

  it('has unchanged shares in parts with equal weights, and says so', () => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, '10-5', {
      kind: 'asked',
      by: ['grade'],
    });
    const table = value.tables.find(({ id }) => id === 'background-by');
    expect(table?.notes[0]).toBe(
      'People of the same grade all count for the same here, so that both shares are equal.',
    );
    const { share, weighted, usable, effective } = cellsIn(value, 'background-by', 0);
    expect(weighted).toEqual(share);
    expect(effective).toMatchObject({ value: (usable as { value: number }).value });
  });

  it('uses Clopper and Pearson’s interval at the effective size where chosen, as R does', () => {
    const [, , , uneven] = reference.shares;
    const people = (uneven?.weight ?? []).flatMap((weight, index) => {
      const outcome = uneven?.outcome[index] ?? 0;
      const answered = uneven?.answered[index] ?? 0;
      return peopleIn(
        'Junior',
        'Man',
        { professional: answered - outcome, 'working-class': outcome },
        weight,
      );
    });
    const options = { interval: 'clopper-pearson' };
    const { value } = runOn('representation', people, options, 'none', column);
    const found = estimateOf(value, 'weighted-share', 'working-class');
    expect(found?.low).toBeCloseTo(uneven?.exactLow ?? NaN, 9);
    expect(found?.high).toBeCloseTo(uneven?.exactHigh ?? NaN, 9);
    expect(found?.method).toContain('Clopper–Pearson exact interval at the effective size');
  });

  it.each(['none', '10-5'] as const)('states which part has no weights, under %s', (policy) => {
    const without = peopleIn('Trainee', 'Man', { professional: 40, intermediate: 40, 'working-class': 40 });
    const { value } = runOn('representation', [...everyone, ...without], { by: 'grade' }, policy, column);
    expect(estimateOf(value, 'share', 'professional', 'Trainee')?.why).toBe('shown');
    expect(estimateOf(value, 'weighted-share', 'professional', 'Trainee')).toMatchObject({
      value: null,
      why: 'undefined',
    });
    expect(cellsIn(value, 'background-by', 6)['weighted']).toEqual({ kind: 'inapplicable' });
  });

  it.each(kinds.slice(0, 2))('draws the recorded picture: $weighting', async ({ weighting, policy }) => {
    const { value } = runOn('representation', everyone, { by: 'grade' }, policy, weighting);
    for (const [index, chart] of value.charts.entries()) {
      const file = `__snapshots__/representation-weighted-${weighting.kind}-${index + 1}.svg`;
      await expect(chartSvg(chart, 700)).toMatchFileSnapshot(file);
    }
  });
});

const notMet: readonly People[] = [
  ...peopleIn('Junior', 'Woman', { professional: 40, 'working-class': 60, blank: 300 }),
  ...peopleIn('Senior', 'Man', { professional: 60, 'working-class': 20, blank: 20 }),
  ...peopleIn('Senior', 'Woman', { blank: 50 }),
];
const nobodyWeighs: readonly People[] = [
  ...peopleIn('Senior', 'Man', { professional: 60, intermediate: 40, 'working-class': 40 }),
  ...peopleIn('Senior', 'Man', { blank: 40 }, 2),
];

describe('weights that are refused', () => {
  it.each([
    { why: 'Too many counts are hidden', people: inSmallGrades, weighting: toAsked, policy: '10-5' },
    { why: 'No weights make those who answered', people: notMet, weighting: toAsked, policy: 'none' },
    {
      why: 'Nobody who answered has a weight, or too few have one that is alike.',
      people: nobodyWeighs,
      weighting: column,
      policy: 'none',
    },
  ] as const)(
    'leave unweighted figures, labelled so: $why under $policy',
    ({ why, people, weighting, policy }) => {
      const { value } = runOn('representation', people, {}, policy, weighting);
      const plain = runOn('representation', people, {}, policy).value;
      expect(value.sentences[0]).toMatch(/^Unweighted, \d/u);
      expect(value.sentences[0]).toContain(`Weighted shares are not shown. ${why}`);
      expect(value.context.weight).toContain(`Not weighted. ${why}`);
      expect(value.strength).toEqual(plain.strength);
      expect(barsOf(value, 0)).toEqual(barsOf(plain, 0));
      expect(value.charts[0]?.title).toContain('unweighted');
      expect(value.charts[0]?.subtitle).toContain('unweighted');
      const table = value.tables.find(({ id }) => id === 'background');
      expect(table?.columns.map(({ label }) => label)).toContain('Unweighted share');
      expect(table?.columns.map(({ label }) => label)).not.toContain('Weighted share');
      const weighted = value.estimates.filter(({ measure }) => measure.startsWith('weighted-'));
      expect(weighted.length).toBeGreaterThan(0);
      for (const each of weighted) expect(each.value).toBeNull();
    },
  );

  it('are not mentioned where nothing can be shown', () => {
    const few = peopleIn('Junior', 'Man', { professional: 4, 'working-class': 3, blank: 40 });
    const { value } = runOn('representation', few, {}, '10-5', toAsked);
    expect(value.sentences).toEqual(['Not shown, to protect individuals.']);
    expect(value.context.weight).toBe('Not weighted. No share can be shown without pointing at individuals.');
  });
});

describe('weighted figures', () => {
  it.each([column, toAsked])(
    'never print a hidden number: other hidden counts, same bytes: %j',
    (weighting) => {
      const people = (hidden: readonly [number, number]): readonly People[] => [
        ...everyone,
        ...peopleIn(
          'Trainee',
          'Man',
          { professional: 38, intermediate: hidden[0], 'working-class': hidden[1], blank: 60 },
          1.6,
        ),
        ...peopleIn(
          'Trainee',
          'Woman',
          { professional: 38, intermediate: 24, 'working-class': 35, blank: 60 },
          3.5,
        ),
      ];
      const texts = (
        [
          [6, 4],
          [5, 5],
          [4, 6],
        ] as const
      ).map((hidden) =>
        JSON.stringify(runOn('representation', people(hidden), { by: 'grade' }, '10-5', weighting).value),
      );
      expect(texts[0]).toContain('"Weighted share"');
      expect(texts[1]).toBe(texts[0]);
      expect(texts[2]).toBe(texts[0]);
    },
  );
});
