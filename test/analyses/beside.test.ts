import { describe, expect, it } from 'vitest';
import { runAnalysis } from '../../core/analyses/run.ts';
import type { Background } from '../../core/background/background.ts';
import { benchmarkOf, benchmarks, DEFAULT_BENCHMARK_ID } from '../../core/benchmarks/benchmarks.ts';
import type { Policy } from '../../core/disclosure/policy.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { holm } from '../../core/stats/holm.ts';
import { reopen, seal } from '../../core/results/seal.ts';
import type { Result } from '../../core/results/result.ts';
import { cohortFixture, fixturePeople } from './cohort-fixture.ts';

type Counts = readonly [professional: number, intermediate: number, working: number, blank?: number];

const kinds: readonly Background[] = ['professional', 'intermediate', 'working-class', 'blank'];

const cohortOf = (counts: Counts, dataset: string) => ({
  ...cohortFixture(kinds.map((background, at) => ({ background, count: counts[at] ?? 0 }))),
  who: { ...fixturePeople, dataset },
});

function run(
  main: Counts,
  beside: readonly Counts[],
  policyId: Policy['id'] = 'none',
  analysisId = 'representation',
  dataset = 'Applicants',
): Result {
  const wave = '2026-03-31';
  const result = runAnalysis(
    {
      ...{ analysisId, options: {}, benchmarks, cohort: cohortOf(main, 'main') },
      beside: beside.map((counts, place) => ({
        cohort: cohortOf(counts, `beside ${place}`),
        about: { dataset, kind: 'Recruitment', wave },
      })),
      benchmark: benchmarkOf(DEFAULT_BENCHMARK_ID),
      context: {
        ...{ dataset: 'Staff', kind: 'Workforce snapshot', wave, filters: [] },
        scheme: { id: 'smc-2021-three', version: 1, label: 'SMC three groups, 2021', confidence: 'seen' },
      },
    },
    { policy: policies[policyId], ledger: null },
  );
  return reopen(seal(result)).value;
}

const staff: Counts = [200, 100, 120];
const applicants: Counts = [90, 60, 150];

const estimateOf = ({ estimates }: Result, measure: string, background: string, dataset = 'Applicants') =>
  estimates.find(
    ({ measure: of, of: at }) =>
      of === measure && at['dataset'] === dataset && at['background'] === background,
  );

/** R: Newcombe's limits from prop.test(…, correct = FALSE)$conf.int of each share, and its p of both. */
const differences = [
  ['professional', -0.176190476190476, -0.244661281649117, -0.10429472649812],
  ['intermediate', -0.038095238095238, -0.097740169927911, 0.024006584515827],
  ['working-class', 0.214285714285714, 0.142277421760434, 0.283932968265142],
] as const;
const pValues = [2.011497e-6, 0.2254423, 4.75862e-9];

describe('another dataset beside', () => {
  const result = run(staff, [applicants]);

  it.each(differences)('the difference of the %s share and its interval equal R’s', (group, ...expected) => {
    const found = estimateOf(result, 'share-difference', group);
    for (const [at, value] of [found?.value, found?.low, found?.high].entries())
      expect(value).toBeCloseTo(expected[at] ?? NaN, 12);
    expect(found?.base).toBe(300);
    const p = estimateOf(result, 'share-difference-p', group)?.value;
    const place = differences.findIndex(([each]) => each === group);
    expect(p).toBeCloseTo(holm(pValues)[place] ?? NaN, 6);
  });

  it('leads, names both and keeps what both rest on', () => {
    expect(result.sentences[0]).toBe(
      'Side by side, the working-class share is 50.0% (44.4 to 55.6) in Applicants, 21.4 percentage points more (14.2 to 28.4, adjusted p<0.001) than the 28.6% (24.5 to 33.1) in Staff.',
    );
    expect(result.context).toMatchObject({ dataset: 'Staff', beside: [{ dataset: 'Applicants' }] });
    expect(result.chips).toContain('Beside Applicants');
    expect(result.published.tables.map(({ id }) => id)).toEqual(['background', 'background-beside-1']);
    expect(result.charts.map((chart) => chart.tableId)).toEqual(['background', 'beside']);
    expect(result.tables.map(({ id }) => id)).toContain('beside');
  });

  it('changes nothing that is said of the dataset looked at', () => {
    const alone = run(staff, []);
    expect(result.sentences.slice(-alone.sentences.length)).toEqual(alone.sentences);
    expect(result.estimates.filter(({ of }) => of['dataset'] === undefined)).toEqual(alone.estimates);
    expect(alone.tables.map(({ id }) => id)).not.toContain('beside');
  });

  it('is protected as everything is: few people of it are in no number of the result', () => {
    const few = run(staff, [[90, 60, 4, 30]], '10-5');
    const [, published] = few.published.tables;
    expect(published?.counts[2]).toBeNull();
    expect(estimateOf(few, 'share', 'working-class')).toMatchObject({ value: null, why: 'hidden' });
    expect(few.sentences.join(' ')).toContain('not shown, to protect individuals');
    expect(few.strength?.level).not.toBe('clear');
  });

  it('is nothing to say where its answers are too few, or nobody gave one', () => {
    for (const counts of [
      [9, 8, 7, 40],
      [0, 0, 0, 40],
    ] as const) {
      const { sentences, strength } = run(staff, [counts], '10-5');
      expect(sentences[0]).toMatch(/^Side by side, (nothing is compared|there are too few people)/);
      expect(sentences.join(' ')).not.toMatch(/NaN|undefined/);
      expect(['too-few', 'hidden']).toContain(strength?.level);
    }
  });

  it('of the same name goes by its date, and by its place where that is the same too', () => {
    const { chips } = run(staff, [applicants, applicants], 'none', 'representation', 'Staff');
    expect(chips.filter((chip) => chip.startsWith('Beside'))).toEqual([
      'Beside Staff, 31 March 2026 (2)',
      'Beside Staff, 31 March 2026 (3)',
    ]);
  });

  it.each([
    [
      'in which too few people are',
      () => run(staff, [[2, 3, 1]], '10-5'),
      'The dataset beside: This dataset',
    ],
    [
      'too often',
      () => run(staff, [applicants, applicants, applicants, applicants, applicants]),
      'Representation looks at up to 4 datasets beside, and 5 are named.',
    ],
    [
      'of an analysis that looks at one dataset',
      () => run(staff, [applicants], 'none', 'completion-funnel'),
      'looks at one dataset, and another is named beside it. Leave the other one out.',
    ],
  ])('is refused %s', (_, refused, words) => {
    expect(refused).toThrow(words);
  });
});
