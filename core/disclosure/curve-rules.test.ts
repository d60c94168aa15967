import { describe, expect, it } from 'vitest';
import { publishCurves } from './curve-rules.ts';
import type { CurveSteps, DraftCurve } from './curve.ts';
import { emptyLedger } from './ledger.ts';
import { draftTable } from './draft.ts';
import { policies } from './policy.ts';
import { protect } from './protect.ts';
import { curveAt, type PublishedTable } from './protected.ts';
import { Unprotected } from './unprotected.ts';

const policy = policies['10-5'];
const round = (count: number): number => Math.round(count / 5) * 5;

/** So many exit, then so many leave without: by month, from the first. */
type Month = readonly [exits: number, leave: number];

/** Months without an exit are no step. */
function curveOf(people: number, months: readonly Month[], entering: readonly number[] = []): DraftCurve {
  let risk = people;
  const steps = months.flatMap(([exits, leave], at) => {
    risk += entering[at] ?? 0;
    const atRisk = risk;
    risk -= exits + leave;
    return exits === 0 ? [] : [{ time: at + 0.4, exits, atRisk }];
  });
  return {
    ...{ id: 'stay', people: { table: 'people', at: { group: 'all' } }, timeStep: 1 },
    everybody: people + entering.reduce((sum, each) => sum + each, 0),
    times: Float64Array.from(steps, ({ time }) => time),
    exits: Float64Array.from(steps, ({ exits }) => exits),
    atRisk: Float64Array.from(steps, ({ atRisk }) => atRisk),
  };
}

const tableOf = (count: number | null): PublishedTable => ({
  id: 'people',
  title: 'People',
  dimensions: [{ id: 'group', label: 'Group', members: [{ id: 'all', label: 'All' }] }],
  counts: [count],
});

function publish(people: number, months: readonly Month[], under = policy): CurveSteps | null {
  const [curve] = publishCurves(
    [curveOf(people, months)],
    [tableOf(under === policy ? round(people) : people)],
    under,
  );
  return curve?.steps ?? null;
}

const oneEach = Array.from({ length: 45 }, (): Month => [1, 0]);

/** Numbers from a seed, so that a failure can be looked at again (Lehmer's generator). */
function dice(seed: number): (faces: number) => number {
  let state = seed;
  return (faces) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % faces;
  };
}

function anyMonths(seed: number): readonly Month[] {
  const roll = dice(seed + 1);
  return Array.from({ length: 12 }, (): Month => [roll(3) === 0 ? roll(14) : roll(4), roll(4)]);
}

describe('a curve of people', () => {
  it('with one exit a step is of ten exits a step', () => {
    const steps = publish(100, oneEach);
    expect(steps).toEqual({
      times: [10, 20, 30, 45],
      exits: [10, 10, 10, 15],
      atRisk: [100, 90, 80, 70],
    });
  });

  it.each([
    ['ends where fewer than ten stay at risk', [15, 12, 24, 2], [0, 0, 0, 0], [1, 2]],
    ['takes a rest of few exits into its last step', [15, 12, 4], [0, 0, 20], [1, 3]],
    ['ends a step sooner where few exits come after it', [15, 12, 4], [0, 20, 0], [1]],
  ])('%s', (_, exits, leave, times) => {
    expect(
      publish(
        60,
        exits.map((each, month): Month => [each, leave[month] ?? 0]),
      )?.times,
    ).toEqual(times);
  });

  it.each([
    [
      'fewer than ten exit',
      80,
      [
        [4, 0],
        [5, 0],
      ],
    ],
    ['nobody exits', 80, [[0, 30]]],
    ['nearly everybody exits at once', 40, [[34, 0]]],
  ] as const)('is hidden where %s', (_, people, months) => {
    expect(publish(people, months)).toBeNull();
  });

  it('is hidden with the count of its people, and of nobody says so', () => {
    const curve = curveOf(100, oneEach);
    expect(publishCurves([curve], [tableOf(null)], policy)[0]?.steps).toBeNull();
    expect(publishCurves([curveOf(0, [])], [tableOf(0)], policy)[0]?.steps?.times).toEqual([]);
    expect(() => publishCurves([curve], [], policy)).toThrow('no table called people');
  });

  it('is as it is without disclosure control', () => {
    const steps = publish(100, oneEach, policies.none);
    expect(steps?.exits).toEqual(oneEach.map(() => 1));
    expect(steps?.times[2]).toBe(2.4);
  });

  it('takes in people who come under observation later', () => {
    const late = curveOf(
      40,
      [
        [12, 0],
        [11, 0],
        [13, 0],
      ],
      [0, 40, 20],
    );
    const [curve] = publishCurves([late], [tableOf(100)], policy);
    expect(curve?.steps).toMatchObject({ exits: [10, 15, 10], atRisk: [40, 70, 75] });
  });

  it.each([
    ['times that fall', { times: Float64Array.of(2, 1) }],
    ['arrays of other lengths', { atRisk: Float64Array.of(100) }],
    ['more exits than people', { exits: Float64Array.of(400, 12) }],
    ['no step of time', { timeStep: 0 }],
  ])('with %s is a defect of its analysis', (_, broken) => {
    const curve = {
      ...curveOf(100, [
        [12, 0],
        [12, 0],
      ]),
      ...broken,
    };
    expect(() => publishCurves([curve], [tableOf(100)], policy)).toThrow('stay is no curve');
  });
});

describe('an attack on curves', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);

  it('finds steps of ten or more alone, and no number of people but multiples of five', () => {
    const seen = seeds.flatMap((seed) => publish(120, anyMonths(seed)) ?? []);
    expect(seen.length).toBeGreaterThan(200);
    for (const { exits, atRisk, times } of seen) {
      for (const count of [...exits, ...atRisk]) expect(count % 5).toBe(0);
      expect(Math.min(...exits)).toBeGreaterThanOrEqual(10);
      expect(new Set(times).size).toBe(times.length);
    }
  });

  it('finds no single person between two curves that differ in one', () => {
    const isAlike = seeds.map((seed) => {
      const months = anyMonths(seed);
      const at = months.findIndex(([exits]) => exits > 0);
      const without = months.map(([exits, leave], month): Month => [month === at ? exits - 1 : exits, leave]);
      const [one, other] = [publish(122, months), publish(121, without)];
      const differences = (one?.exits ?? []).map((exits, step) => exits - (other?.exits[step] ?? exits));
      for (const each of differences) expect(Math.abs(each % 5)).toBe(0);
      return JSON.stringify(one) === JSON.stringify(other);
    });
    expect(isAlike.filter(Boolean).length / seeds.length).toBeGreaterThan(0.4);
  });

  it('finds no small number beside a published total of those who exit', () => {
    for (const seed of seeds) {
      const months = anyMonths(seed);
      const steps = publish(120, months);
      if (steps === null) continue;
      const all = months.reduce((sum, [exits]) => sum + exits, 0);
      const last = steps.times.at(-1) ?? 0;
      const after = months.slice(last).reduce((sum, [exits]) => sum + exits, 0);
      expect(after === 0 || after >= 10).toBe(true);
      expect(steps.exits.reduce((sum, each) => sum + each, 0)).toBe(round(all - after));
    }
  });

  it('cannot tell how many left between two steps: six or more numbers fit whatever is published', () => {
    const numbersBy = new Map<string, Set<number>>();
    for (const people of [78, 79, 80, 81, 82])
      for (const first of [10, 11, 12, 13, 14])
        for (const second of [10, 11, 12, 13, 14])
          for (let leave = 0; leave < 20; leave++) {
            const steps = publish(people, [
              [first, leave],
              [second, 0],
              [0, 0],
            ]);
            const key = JSON.stringify([round(people), steps]);
            numbersBy.set(key, (numbersBy.get(key) ?? new Set()).add(leave));
          }
    const small = [...numbersBy.values()].filter((numbers) => Math.min(...numbers) < 10);
    expect(small.length).toBeGreaterThan(5);
    const narrow = small.filter((numbers) => Math.max(...numbers) - Math.min(...numbers) < 6);
    expect(narrow).toEqual([]);
  });
});

describe('protect()', () => {
  it('hides a curve with the count that it rests on', () => {
    const curves = (count: number) => {
      const group = {
        ...{ id: 'group', label: 'Group', subtotals: [], total: null, revealing: [] },
        categories: [{ id: 'all', label: 'All' }],
      };
      const people = { dataset: 'staff', revision: '1', grouping: '', where: {} };
      const table = draftTable('people', 'People', people, [group], Float64Array.of(count));
      const draft = new Unprotected([table], [], [{ ...curveOf(100, oneEach) }]);
      const [published] = protect([draft], policy, emptyLedger);
      return published && curveAt(published.value, 'stay');
    };
    expect(curves(100)?.exits).toEqual([10, 10, 10, 15]);
    expect(curves(9)).toBeNull();
  });
});
