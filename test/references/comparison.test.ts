import { describe, expect, it } from 'vitest';
import { fisherMidP } from '../../core/stats/fisher.ts';
import { holm } from '../../core/stats/holm.ts';
import { riskRatioScore } from '../../core/stats/ratio-score.ts';
import { equalDifferences } from '../../core/stats/strata.ts';
import reference from './comparison.json' with { type: 'json' };

/** Made by comparison.R; null is no limit. */
const expectClose = (actual: number | undefined, expected: number | null, tolerance: number): void => {
  if (expected === null) expect(actual).toBe(Infinity);
  else
    expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
};

describe('two groups compared, against R', () => {
  it.each(reference.contrasts)('score interval of the ratio and mid-P of $counts', (expected) => {
    const [x1 = 0, n1 = 0, x2 = 0, n2 = 0] = expected.counts;
    const ratio = riskRatioScore({ x1, n1, x2, n2 }, 0.95);
    expectClose(ratio.low, expected.low, 1e-7);
    expectClose(ratio.high, expected.high, 1e-7);
    expectClose(fisherMidP({ x1, n1, x2, n2 }), expected.midP, 1e-9);
  });

  it('gives a ratio no limit on either side where nobody has the outcome', () => {
    const none = riskRatioScore({ x1: 0, n1: 9, x2: 0, n2: 7 }, 0.95);
    expect(none).toEqual({ estimate: null, low: 0, high: Infinity });
    const all = riskRatioScore({ x1: 9, n1: 9, x2: 7, n2: 7 }, 0.95);
    expect(all.estimate).toBe(1);
    expect(all.low).toBeGreaterThan(0);
    expect(all.low).toBeLessThan(1);
    expect(all.high).toBeGreaterThan(1);
  });

  it('weighs whether differences are the same in six departments', () => {
    const counts = [
      [89, 108, 512, 825],
      [17, 25, 353, 560],
      [202, 593, 120, 325],
      [131, 375, 138, 417],
      [94, 393, 53, 191],
      [24, 341, 22, 373],
    ];
    const test = equalDifferences(counts.map(([x1 = 0, n1 = 0, x2 = 0, n2 = 0]) => ({ x1, n1, x2, n2 })));
    expectClose(test?.statistic, reference.equalDifferences.statistic, 1e-9);
    expectClose(test?.p, reference.equalDifferences.p, 1e-9);
    expect(test?.degreesOfFreedom).toBe(5);
    expect(equalDifferences([{ x1: 1, n1: 4, x2: 2, n2: 5 }])).toBeNull();
  });

  it('adjusts p values as Holm does', () => {
    const { ps, adjusted } = reference.holm;
    for (const [index, p] of holm(ps).entries()) expectClose(p, adjusted[index] ?? null, 1e-12);
  });
});
