import { describe, expect, it } from 'vitest';
import { policies } from '../../disclosure/policy.ts';
import { type ComparedStratum, poolComparisons } from './pooled-comparison.ts';

const outcome = (x: number, n: number) => ({ x, n, no: n - x });
const stratum = (first: readonly [number, number], second: readonly [number, number]): ComparedStratum => ({
  first: outcome(...first),
  second: outcome(...second),
});

describe('two groups within strata', () => {
  it('differ from the overall comparison where only one stratum holds both groups', () => {
    // Working class 34 of 60 against 60 of 200 professionals in one grade; in the other 20 of 200 and no professional.
    const strata = [stratum([34, 60], [60, 200]), stratum([20, 200], [0, 0])];
    const pooled = poolComparisons(stratum([54, 260], [60, 200]), strata, policies.none);
    expect(pooled.overall?.estimate).toBeLessThan(1);
    expect(pooled.common?.estimate).toBeGreaterThan(3);
    expect(pooled.tellsOtherwise).toBe(true);
  });

  it('agree where odds ratios change by pooling alone', () => {
    // Evenly spread: the difference is 6 and 7 points within, 6.5 over all.
    const strata = [stratum([2, 200], [14, 200]), stratum([186, 200], [200, 200])];
    const pooled = poolComparisons(stratum([188, 400], [214, 400]), strata, policies.none);
    expect(pooled.tellsOtherwise).toBe(false);
  });

  it('are not pooled where hidden strata hold more than a fifth of the people', () => {
    const strata = [
      stratum([30, 60], [40, 100]),
      { first: { x: null, n: null, no: null }, second: outcome(40, 80) },
    ];
    const { common, p, hidden } = poolComparisons(stratum([60, 150], [80, 180]), strata, policies['10-5']);
    expect({ common, p, hidden }).toEqual({ common: null, p: null, hidden: 1 });
  });

  it('have no homogeneity test where counts are rounded', () => {
    const strata = [stratum([30, 60], [40, 100]), stratum([50, 100], [20, 80])];
    const everybody = stratum([80, 160], [60, 180]);
    expect(poolComparisons(everybody, strata, policies['10-5']).homogeneityP).toBeNull();
    expect(poolComparisons(everybody, strata, policies.none).homogeneityP).not.toBeNull();
  });
});
