import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { countAt } from '../../core/disclosure/protected.ts';
import { seal } from '../../core/results/seal.ts';
import { cohortFixture, type People, runOn } from '../analyses/cohort-fixture.ts';

/**
 * Somebody who knows the weights of all but one person tries to solve a weighted result for the last one: every weight
 * that would give the same bytes is possible. Steps of weights are at least so many times apart where few answered.
 */
const STEP = 1.5;
/** Between two weights that are tried, and how many are tried on either side of the person's own. */
const STRIDE = 1.03;
const MOST_STRIDES = 40;

const weighting: Weighting = { kind: 'column' };
const backgrounds = ['professional', 'intermediate', 'working-class', 'blank'] as const;

/** Everything that leaves with the result. */
function bytesOf(people: readonly People[], by: string | null): string {
  return Buffer.from(seal(runOn('representation', people, { by }, '10-5', weighting))).toString('latin1');
}

const person: fc.Arbitrary<People> = fc.record({
  count: fc.constant(1),
  background: fc.constantFrom(...backgrounds),
  weight: fc.oneof(
    fc.double({ min: 0.2, max: 5, noNaN: true }),
    fc.constantFrom(0.5, 1, 1.25, 2),
    fc.constantFrom(0.5, 1, 1.25, 2),
  ),
  answers: fc.record({ grade: fc.constantFrom('Grade A', 'Grade B') }),
});
const organisation = fc.tuple(fc.array(person, { minLength: 30, maxLength: 120 }), person);

describe('the weight of one person', () => {
  it.each([null, 'grade'])('cannot be inferred from all others, split by %s', (by) => {
    let wide = 0;
    fc.assert(
      fc.property(organisation, ([others, last]) => {
        const seen = bytesOf([...others, last], by);
        const isPossible = (weight: number): boolean =>
          bytesOf([...others, { ...last, weight }], by) === seen;
        // Without a gap from the person's own weight outwards, so that nothing between them is ruled out.
        const reach = (stride: number): number => {
          const own = last.weight ?? 1;
          let strides = 0;
          while (strides < MOST_STRIDES && isPossible(own * stride ** (strides + 1))) strides++;
          return own * stride ** strides;
        };
        const [least, greatest] = [reach(1 / STRIDE), reach(STRIDE)];
        expect(greatest / least).toBeGreaterThan(STEP / STRIDE ** 2);
        if (greatest / least > 3) wide += 1;
      }),
      { numRuns: 40, seed: 11, endOnFailure: true },
    );
    expect(wide).toBeGreaterThan(0);
  });

  it('changes nothing while the nearest step stays the same', () => {
    const within = fc.double({ min: -0.49, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.record({ step: fc.integer({ min: -2, max: 2 }), one: within, other: within }), {
          minLength: 60,
          maxLength: 120,
        }),
        (weights) => {
          const peopleOf = (side: 'one' | 'other'): readonly People[] =>
            weights.map((each, index) => ({
              count: 1,
              background: backgrounds[index % 3] ?? 'blank',
              weight: STEP ** (each.step + each[side]),
              answers: { grade: index % 2 === 0 ? 'Grade A' : 'Grade B' },
            }));
          expect(bytesOf(peopleOf('other'), 'grade')).toBe(bytesOf(peopleOf('one'), 'grade'));
        },
      ),
      { numRuns: 40, seed: 12, endOnFailure: true },
    );
  });

  it('that is an outlier counts as the nearest one that enough people have', () => {
    const many = Array.from({ length: 120 }, (_, index): People => ({
      count: 1,
      background: backgrounds[index % 3] ?? 'blank',
      weight: index % 2 === 0 ? 1 : 2,
      answers: { grade: 'Grade A' },
    }));
    const withWeight = (weight: number): string =>
      bytesOf(
        [...many, { count: 1, background: 'working-class', weight, answers: { grade: 'Grade A' } }],
        null,
      );
    expect(withWeight(5_000)).toBe(withWeight(2));
    expect(withWeight(0.001)).toBe(withWeight(1));
  });

  it('is ignored where fewer than ten are alike', () => {
    const all = Array.from({ length: 9 * 4 }, (_, index): People => ({
      count: 1,
      background: backgrounds[index % 3] ?? 'blank',
      weight: STEP ** (index % 4),
      answers: { grade: 'Grade A' },
    }));
    const { value } = runOn('representation', all, {}, '10-5', weighting);
    expect(value.context.weight).toBe(
      'Not weighted. Nobody who answered has a weight, or too few have one that is alike.',
    );
  });
});

/** Usable answers in each step, as they are published. */
function stepsOf(people: readonly People[]): ReadonlyMap<string, number | null> {
  const cohort = cohortFixture(people, ['grade'], weighting);
  const draft = analysisOf('representation').bind({}).draft({ main: cohort, beside: [] }, policies['10-5']);
  const tables = protect([draft], policies['10-5'], emptyLedger)[0]?.value.tables ?? [];
  const table = tables.find(({ id }) => id.startsWith('weights'));
  const steps = table?.dimensions[0]?.members.map(({ id }) => id) ?? [];
  return new Map(
    steps.map((step) => [
      step,
      table ? countAt(table, { 'weight-class': step, background: 'usable' }) : null,
    ]),
  );
}

describe('two files that differ in the weight of one person', () => {
  it('print the same counts in each step, or one rounding step apart', () => {
    let [compared, differ] = [0, 0];
    fc.assert(
      fc.property(organisation, person, ([others, last], { weight = 1 }) => {
        const [one, other] = [stepsOf([...others, last]), stepsOf([...others, { ...last, weight }])];
        // One person more or less lets a step in, or out, as it does every count of ten.
        const isAlike = [...one.keys()].join(' ') === [...other.keys()].join(' ');
        if (!isAlike) return;
        compared++;
        for (const [step, count] of one) {
          const twin = other.get(step) ?? null;
          if (count !== null && twin !== null) expect(Math.abs(count - twin)).toBeLessThanOrEqual(5);
        }
        if (JSON.stringify([...one]) !== JSON.stringify([...other])) differ++;
      }),
      { numRuns: 80, seed: 13 },
    );
    expect(compared).toBeGreaterThan(50);
    expect(differ).toBeGreaterThan(0);
    expect(differ).toBeLessThan(compared / 2);
  });
});
