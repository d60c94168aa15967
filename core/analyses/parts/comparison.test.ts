import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedCount } from '../../disclosure/bounds.ts';
import { policies } from '../../disclosure/policy.ts';
import { type Comparison, compareOutcomes } from './comparison.ts';
import { poolComparisons } from './pooled-comparison.ts';

const { '10-5': tenFive, none } = policies;

/** Published groups have no count from 1 to 9. */
const shown = fc.oneof(fc.constant(0), fc.integer({ min: 10, max: 300 }));
const group = fc.record({ yes: shown, no: shown }).filter(({ yes, no }) => yes + no > 0);
const exactly = ({ yes, no }: { yes: number; no: number }) => ({ x: yes, n: yes + no, no });
const asPrinted = ({ yes, no }: { yes: number; no: number }) => ({
  x: publishedCount(yes, tenFive),
  n: publishedCount(yes + no, tenFive),
  no: publishedCount(no, tenFive),
});

const measures = ['difference', 'ratio', 'oddsRatio'] as const;

describe('two published outcomes', () => {
  it('have intervals that contain those of the true counts, and p at least as large', () => {
    let tests = 0;
    fc.assert(
      fc.property(group, group, (one, other) => {
        const exact = compareOutcomes(exactly(one), exactly(other), none);
        const printed = compareOutcomes(asPrinted(one), asPrinted(other), tenFive);
        if (!exact || !printed) throw new Error('Both groups have people.');
        for (const measure of measures) {
          if (measure === 'oddsRatio' && exact.oddsRatio.method !== printed.oddsRatio.method) continue;
          expect(printed[measure].low).toBeLessThanOrEqual(exact[measure].low + 1e-9);
          expect(printed[measure].high).toBeGreaterThanOrEqual(exact[measure].high - 1e-9);
        }
        if (!exact.test || printed.test?.method !== exact.test.method) return;
        tests++;
        expect(printed.test.p).toBeGreaterThanOrEqual(exact.test.p - 1e-12);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(tests).toBeGreaterThan(150);
  });

  const compared = (x1: number, n1: number, x2: number, n2: number): Comparison => {
    const found = compareOutcomes({ x: x1, n: n1 }, { x: x2, n: n2 }, none);
    if (!found) throw new Error('Both groups have people.');
    return found;
  };

  it('use exact methods for a small expected count or an empty cell', () => {
    const small = compared(7, 25, 3, 30);
    expect(small.test?.method).toContain('mid-P');
    expect(small.oddsRatio.method).toContain('exact');
    const large = compared(56, 70, 48, 80);
    expect(large.test?.method).toContain('chi-square');
    expect(large.oddsRatio.method).toContain('Woolf');
    const empty = compared(0, 100, 50, 100);
    expect(empty.oddsRatio).toMatchObject({ estimate: 0, low: 0 });
    expect(empty.oddsRatio.high).toBeLessThan(0.1);
  });

  it('give the estimates that exist where nobody, or everybody, has the outcome', () => {
    const nobody = compared(0, 40, 0, 50);
    expect(nobody).toMatchObject({ test: null, ratio: { estimate: null, low: 0, high: Infinity } });
    expect(nobody.difference.estimate).toBe(0);
    expect(compared(40, 40, 50, 50)).toMatchObject({ test: null, ratio: { estimate: 1 } });
    expect(compared(12, 40, 0, 50).ratio).toMatchObject({ estimate: null, high: Infinity });
    expect(compareOutcomes({ x: null, n: 40 }, { x: 3, n: 50 }, none)).toBeNull();
    expect(compareOutcomes({ x: 0, n: 0 }, { x: 3, n: 50 }, none)).toBeNull();
  });
});

describe('two groups within strata', () => {
  it('have a common odds ratio whose interval contains that of the true counts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(group, group), { minLength: 2, maxLength: 5 }), (strata) => {
        const over = (of: typeof exactly, policy: typeof none) =>
          poolComparisons(
            { first: { x: 1, n: 2 }, second: { x: 1, n: 2 } },
            strata.map(([one, other]) => ({ first: of(one), second: of(other) })),
            policy,
          );
        const [exact, printed] = [over(exactly, none), over(asPrinted, tenFive)];
        if (!exact.common || !printed.common || exact.used !== printed.used) return;
        expect(printed.common.low).toBeLessThanOrEqual(exact.common.low + 1e-9);
        expect(printed.common.high).toBeGreaterThanOrEqual(exact.common.high - 1e-9);
        expect(printed.p ?? 0).toBeGreaterThanOrEqual((exact.p ?? 0) - 1e-12);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
