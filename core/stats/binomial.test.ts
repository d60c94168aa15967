import { describe, expect, it } from 'vitest';
import { exactBinomialP } from './binomial.ts';

/** Reference values: scipy 1.17 and mpmath 1.3. */

describe('exactBinomialP', () => {
  it.each([
    [3, 10, 0.5, 0.34375],
    [0, 20, 0.39, 8.308622392776141e-5],
    [81, 263, 0.39, 0.006479649623275514],
    [20, 20, 0.9, 0.25452997802490435],
    [500, 1000, 0.37, 5.955087976997189e-17],
    [7, 30, 0.24, 1],
  ])('of %d of %d against %d', (x, n, p, reference) => {
    const found = exactBinomialP(x, n, p);
    expect(Math.abs(found - reference)).toBeLessThanOrEqual(reference * 1e-10);
  });

  it('is exact for p of 0 and 1, and refuses weighted counts', () => {
    expect(exactBinomialP(0, 9, 0)).toBe(1);
    expect(exactBinomialP(1, 9, 0)).toBe(0);
    expect(exactBinomialP(9, 9, 1)).toBe(1);
    expect(() => exactBinomialP(1.5, 9, 0.4)).toThrow(RangeError);
  });
});
