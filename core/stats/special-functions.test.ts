import { describe, expect, it } from 'vitest';
import { betaQuantile, betaTails, binomialProbability } from './beta.ts';
import { gammaTails, logFactorial, logGamma } from './gamma.ts';
import { chiSquareUpperTail, normalQuantile, normalUpperTail, zOfLevel } from './normal.ts';
import { findRoot } from './root.ts';

/** Reference values: mpmath 1.3 with 60 digits. */

function relativeError(ours: number, reference: number): number {
  return Math.abs(ours - reference) / Math.abs(reference);
}

const NEAR_DOUBLE = 1e-13;

describe('log-gamma', () => {
  it.each([
    [1e-8, 18.42068073818021],
    [0.5, 0.5723649429247001],
    [3.7, 1.428072326665388],
    [10, 12.801827480081469],
    [12345.6, 103959.18506616846],
  ])('of %d', (x, reference) => {
    expect(relativeError(logGamma(x), reference)).toBeLessThan(NEAR_DOUBLE);
  });

  it('is 0 at 1 and 2, infinite at infinity, and refuses the rest', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logFactorial(1)).toBe(0);
    expect(logGamma(Infinity)).toBe(Infinity);
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('tails', () => {
  it.each([
    [0.5, 2, 0.04550026389635842],
    [1, 700, 9.85967654375977e-305],
    [2.5, 1e-3, 0.9999999904914654],
    [50.5, 40, 0.9390344747705044],
    [200, 400, 6.209511842996089e-29],
  ])('of the gamma distribution, shape %d above %d', (a, x, reference) => {
    expect(relativeError(gammaTails(a, x).upper, reference)).toBeLessThan(NEAR_DOUBLE);
  });

  it.each([
    [0.3, 0.5, 0.5, 0.36901011956554536],
    [1e-4, 13, 700, 1.628981229881269e-25],
    [0.9, 300, 0.7, 5.157043634798259e-15],
    [0.2, 40, 60, 2.6819257660283402e-6],
  ])('of the beta distribution, below %d with shapes %d and %d', (x, a, b, reference) => {
    expect(relativeError(betaTails(x, 1 - x, a, b).lower, reference)).toBeLessThan(NEAR_DOUBLE);
    expect(relativeError(betaTails(1 - x, x, b, a).upper, reference)).toBeLessThan(NEAR_DOUBLE);
  });

  it.each([
    [-3, 0.9986501019683699],
    [0, 0.5],
    [1.96, 0.024997895148220435],
    [10, 7.619853024160525e-24],
    [37, 5.725571222524577e-300],
  ])('of the normal distribution above %d', (z, reference) => {
    expect(relativeError(normalUpperTail(z), reference)).toBeLessThan(NEAR_DOUBLE);
  });

  it('underflow to 0 far out, never NaN', () => {
    expect(chiSquareUpperTail(3158.98, 2)).toBe(0);
    expect(chiSquareUpperTail(Infinity, 1)).toBe(0);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(normalUpperTail(40)).toBe(0);
    expect(normalUpperTail(-40)).toBe(1);
  });

  it('refuse arguments outside their domain', () => {
    expect(() => gammaTails(0, 1)).toThrow(RangeError);
    expect(() => gammaTails(1, Number.NaN)).toThrow(RangeError);
    expect(() => betaTails(0.5, 0.5, 0, 1)).toThrow(RangeError);
    expect(() => betaTails(-0.1, 1.1, 1, 1)).toThrow(RangeError);
  });
});

describe('quantiles', () => {
  it.each([
    [1e-10, -6.361340902404057],
    [0.025, -1.9599639845400543],
    [0.3, -0.5244005127080408],
    [0.999, 3.090232306167813],
  ])('of the normal distribution at %d', (probability, reference) => {
    expect(relativeError(normalQuantile(probability), reference)).toBeLessThan(2e-15);
  });

  it('give 1.959964 for 95%', () => {
    expect(relativeError(zOfLevel(0.95), 1.9599639845400543)).toBeLessThan(2e-15);
  });

  it('of the beta distribution invert its tails', () => {
    for (const [a, b] of [
      [0.5, 20],
      [13, 119_988],
      [557, 1278],
      [3, 0.5],
    ] as const) {
      for (const probability of [1e-6, 0.025, 0.5, 0.995]) {
        const x = betaQuantile(probability, a, b);
        expect(relativeError(betaTails(x, 1 - x, a, b).lower, probability)).toBeLessThan(1e-9);
      }
    }
  });

  it('are 0 or 1 where no double is closer', () => {
    expect(betaQuantile(1e-9, 0.01, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(() => betaQuantile(1.5, 2, 3)).toThrow(RangeError);
    for (const probability of [0, 1, Number.NaN])
      expect(() => normalQuantile(probability)).toThrow(RangeError);
  });
});

describe('binomialProbability', () => {
  it('sums to 1 over all outcomes', () => {
    const sum = Array.from({ length: 1001 }, (_, x) => binomialProbability(x, 1000, 0.37, 0.63)).reduce(
      (total, chance) => total + chance,
      0,
    );
    expect(sum).toBeCloseTo(1, 13);
  });

  it('is 1 for certain outcomes', () => {
    expect(binomialProbability(0, 5, 0, 1)).toBe(1);
    expect(binomialProbability(5, 5, 1, 0)).toBe(1);
    expect(binomialProbability(4, 5, 1, 0)).toBe(0);
    expect(binomialProbability(0, 0, 0.3, 0.7)).toBe(1);
  });
});

describe('findRoot', () => {
  it('finds a zero to the last digits', () => {
    expect(
      relativeError(
        findRoot((x) => x * x - 2, 0, 2),
        Math.SQRT2,
      ),
    ).toBeLessThan(2e-15);
  });

  it('refuses a bracket without a change of sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});
