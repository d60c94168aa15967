import { describe, expect, it } from 'vitest';
import { fisherExact } from './fisher.ts';

/** Reference values: scipy 1.17 and mpmath 1.3. */

describe('fisherExact', () => {
  it('keeps the digits of a tiny p, down to underflow at 0', () => {
    const apart = (n: number): number => fisherExact({ x1: n, n1: n, x2: 0, n2: n }, 0.95).p;
    expect(apart(50) / 1.9823306042836678e-29).toBeCloseTo(1, 10);
    expect(apart(490) / 7.681004343760431e-294).toBeCloseTo(1, 9);
    expect(apart(2000)).toBe(0);
  });

  it('gives 0 or Infinity for a limit that does not exist', () => {
    const found = fisherExact({ x1: 5, n1: 5, x2: 2, n2: 6 }, 0.95);
    expect(found.oddsRatio).toBe(Infinity);
    expect(found.high).toBe(Infinity);
    expect(found.low).toBeGreaterThan(0);
    const degenerate = fisherExact({ x1: 5, n1: 5, x2: 6, n2: 6 }, 0.95);
    expect(degenerate).toEqual({ p: 1, oddsRatio: null, low: 0, high: Infinity });
  });

  it('answers for a workforce of a million', () => {
    const found = fisherExact({ x1: 121_000, n1: 400_000, x2: 180_000, n2: 600_000 }, 0.95);
    expect(found.oddsRatio).toBeCloseTo((121_000 * 420_000) / (279_000 * 180_000), 4);
    expect(found.p).toBeLessThan(0.02);
  });
});
