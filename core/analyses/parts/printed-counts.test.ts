import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedCount } from '../../disclosure/bounds.ts';
import { policies } from '../../disclosure/policy.ts';
import { chiSquareTwoByTwo } from '../../stats/contingency.ts';
import { newcombe } from '../../stats/difference.ts';
import { fisherExact } from '../../stats/fisher.ts';
import type { Contrast } from '../../stats/interval.ts';
import { clopperPearson, wilson } from '../../stats/proportion.ts';
import { oddsRatioWoolf } from '../../stats/ratio.ts';
import { cochranMantelHaenszel, mantelHaenszel } from '../../stats/strata.ts';
import {
  listsOf,
  printedEstimate,
  printedGroup,
  printedInterval,
  rangeOfSum,
  tablesOf,
  weakestExactP,
  weakestP,
} from './printed-counts.ts';

const tenFive = policies['10-5'];
const print = (count: number): number => publishedCount(count, tenFive);

/** A group without hidden counts: with and without the outcome 0, or 10 and more. */
const shownCount = fc.oneof(fc.constant(0), fc.integer({ min: 10, max: 400 }));
const group = fc
  .record({ yes: shownCount, no: shownCount })
  .filter(({ yes, no }) => yes + no > 0)
  .map(({ yes, no }) => ({ x: yes, n: yes + no }));
const printedPair = ({ x, n }: { x: number; n: number }, hasOthers: boolean) =>
  hasOthers ? { x: print(x), n: print(n), others: [print(n - x)] } : { x: print(x), n: print(n) };
const asPrinted = (true_: { x: number; n: number }, hasOthers: boolean) =>
  printedGroup(printedPair(true_, hasOthers), tenFive);
const contrastOf = (one: { x: number; n: number }, other: { x: number; n: number }): Contrast => ({
  x1: one.x,
  n1: one.n,
  x2: other.x,
  n2: other.n,
});
const pair = fc.tuple(group, group, fc.boolean());
const strata = fc.array(fc.tuple(group, group), { minLength: 1, maxLength: 4 });

describe('figures from rounded counts', () => {
  it('equal those of the printed counts without rounding', () => {
    const exact = printedGroup({ x: 7, n: 31, others: [20, 4] }, policies.none);
    expect(exact.fewest).toEqual({ x: 7, n: 31 });
    expect(exact.most).toEqual({ x: 7, n: 31 });
    expect(printedInterval(wilson, exact, 0.95)).toEqual(wilson(7, 31, 0.95));
  });

  it('cover every pair of counts that rounding prints alike: 20 of 60 may be 18 of 62 or 22 of 58', () => {
    const found = printedGroup({ x: 20, n: 60 }, tenFive);
    expect(found.fewest).toEqual({ x: 18, n: 62 });
    expect(found.most).toEqual({ x: 22, n: 58 });
    expect(tablesOf({ x: 20, n: 60 }, tenFive)).toHaveLength(25);
  });

  it('keep zero as zero, and respect the sums', () => {
    expect(printedGroup({ x: 0, n: 40, others: [40] }, tenFive).most).toEqual({ x: 0, n: 38 });
    // 10 and 10 are 20 to 24 people, of whom no more than 22 are printed as 20.
    const found = printedGroup({ x: 10, n: 20, others: [10] }, tenFive);
    expect(found.fewest).toEqual({ x: 10, n: 22 });
    expect(found.most).toEqual({ x: 12, n: 22 });
    expect(rangeOfSum([10, 10], tenFive)).toEqual({ least: 20, greatest: 24 });
    expect(listsOf([10, 10], 20, tenFive)).toHaveLength(6);
  });

  it('have a share interval that contains that of the true counts', () => {
    fc.assert(
      fc.property(group, fc.boolean(), fc.constantFrom(wilson, clopperPearson), (true_, has, interval) => {
        const { low, high } = printedInterval(interval, asPrinted(true_, has), 0.95);
        const exact = interval(true_.x, true_.n, 0.95);
        expect(low).toBeLessThanOrEqual(exact.low);
        expect(high).toBeGreaterThanOrEqual(exact.high);
      }),
      { numRuns: 3000 },
    );
  });

  it('have intervals of difference and odds ratio that contain those of the true counts', () => {
    const measures = [
      ([each]: readonly Contrast[]) => (each ? newcombe(each, 0.95) : null),
      ([each]: readonly Contrast[]) => (each ? oddsRatioWoolf(each, 0.95) : null),
    ];
    fc.assert(
      fc.property(pair, fc.constantFrom(...measures), ([one, other, has], measure) => {
        const exact = measure([contrastOf(one, other)]);
        const found = printedEstimate(measure, [
          { first: asPrinted(one, has), second: asPrinted(other, has) },
        ]);
        if (!exact || !found) return;
        expect(found.low).toBeLessThanOrEqual(exact.low);
        expect(found.high).toBeGreaterThanOrEqual(exact.high);
      }),
      { numRuns: 3000 },
    );
  });

  it('have a p of two groups at least as large as that of the true counts', () => {
    const test = ([each]: readonly Contrast[]) => (each ? (chiSquareTwoByTwo(each)?.p ?? null) : null);
    fc.assert(
      fc.property(pair, ([one, other, has]) => {
        const exact = test([contrastOf(one, other)]);
        const found = weakestP(test, [{ first: asPrinted(one, has), second: asPrinted(other, has) }]);
        if (exact !== null && found !== null) expect(found).toBeGreaterThanOrEqual(exact - 1e-12);
      }),
      { numRuns: 3000 },
    );
  });

  it('have an exact p at least as large as that of the true counts', () => {
    const test = (each: Contrast): number => fisherExact(each, 0.95).p;
    fc.assert(
      fc.property(pair, ([one, other]) => {
        fc.pre(one.n + other.n < 120);
        const found = weakestExactP(test, printedPair(one, true), printedPair(other, true), tenFive);
        expect(found).toBeGreaterThanOrEqual(test(contrastOf(one, other)));
      }),
      { numRuns: 40 },
    );
  });

  it('have a pooled odds ratio and test that cover the true counts over strata', () => {
    const measure = (each: readonly Contrast[]) => mantelHaenszel(each, 0.95);
    const test = (each: readonly Contrast[]) => cochranMantelHaenszel(each, false)?.p ?? null;
    fc.assert(
      fc.property(strata, fc.boolean(), (true_, has) => {
        const exact = true_.map(([one, other]) => contrastOf(one, other));
        const shown = true_.map(([one, other]) => ({
          first: asPrinted(one, has),
          second: asPrinted(other, has),
        }));
        const [estimate, found] = [measure(exact), printedEstimate(measure, shown)];
        if (estimate && found) {
          expect(found.low).toBeLessThanOrEqual(estimate.low + 1e-12);
          expect(found.high).toBeGreaterThanOrEqual(estimate.high - 1e-12);
        }
        const [p, weakest] = [test(exact), weakestP(test, shown)];
        if (p !== null && weakest !== null) expect(weakest).toBeGreaterThanOrEqual(p - 1e-12);
      }),
      { numRuns: 2000 },
    );
  });
});
