import { describe, expect, it } from 'vitest';
import {
  type Crossing,
  interactionContrast,
  oddsRatioHaldane,
  oddsRatioWoolf,
  ratioOfOddsRatios,
  relativeExcessRisk,
  riskRatio,
  riskRatioKatz,
} from './ratio.ts';

/** Reference values: scipy 1.17 and mpmath 1.3. */

describe('ratios of two groups', () => {
  const contrast = { x1: 30, n1: 100, x2: 20, n2: 160 };

  it('are inverted with the outcome for odds, not for risks', () => {
    const swapped = { x1: 70, n1: 100, x2: 140, n2: 160 };
    expect(oddsRatioWoolf(swapped, 0.95)?.estimate).toBeCloseTo(
      1 / (oddsRatioWoolf(contrast, 0.95)?.estimate ?? 0),
      12,
    );
    expect(riskRatio(swapped)).not.toBeCloseTo(1 / (riskRatio(contrast) ?? 0), 2);
  });

  it('are null where a cell they need is 0', () => {
    const nobody = { x1: 0, n1: 5, x2: 2, n2: 5 };
    expect(riskRatio(nobody)).toBe(0);
    expect(riskRatioKatz(nobody, 0.95)).toBeNull();
    expect(oddsRatioWoolf(nobody, 0.95)).toBeNull();
    expect(oddsRatioHaldane(nobody, 0.95).estimate).toBeGreaterThan(0);
    expect(riskRatio({ x1: 2, n1: 5, x2: 0, n2: 5 })).toBeNull();
  });

  it('have a risk ratio of zero width where everybody has the outcome', () => {
    expect(riskRatioKatz({ x1: 5, n1: 5, x2: 7, n2: 7 }, 0.95)).toMatchObject({
      estimate: 1,
      low: 1,
      high: 1,
    });
  });
});

describe('interaction of two characteristics', () => {
  const crossing: Crossing = {
    neither: { x: 20, n: 160 },
    first: { x: 30, n: 100 },
    second: { x: 24, n: 80 },
    both: { x: 45, n: 100 },
  };

  it('gives the ratio of odds ratios', () => {
    const found = ratioOfOddsRatios(crossing, 0.95);
    expect(found?.estimate).toBeCloseTo(0.6363636363636365, 12);
    expect(found?.low).toBeCloseTo(0.2621797856561919, 12);
    expect(found?.high).toBeCloseTo(1.5445839070789043, 12);
  });

  it('gives relative excess risk and interaction contrast', () => {
    const excess = relativeExcessRisk(crossing, 0.95);
    expect(excess?.estimate).toBeCloseTo(-0.2, 12);
    expect(excess?.low).toBeCloseTo(-1.6185048925821799, 12);
    expect(excess?.high).toBeCloseTo(1.2185048925821804, 12);
    const contrast = interactionContrast(crossing, 0.95);
    expect(contrast.estimate).toBeCloseTo(-0.025, 12);
    expect(contrast.low).toBeCloseTo(-0.19902442572727128, 12);
    expect(contrast.high).toBeCloseTo(0.14902442572727134, 12);
  });

  it('is null for an empty comparison group', () => {
    const none = { ...crossing, neither: { x: 0, n: 160 } };
    expect(relativeExcessRisk(none, 0.95)).toBeNull();
    expect(ratioOfOddsRatios(none, 0.95)).toBeNull();
    expect(() => interactionContrast({ ...crossing, both: { x: 0, n: 0 } }, 0.95)).toThrow(RangeError);
  });
});
