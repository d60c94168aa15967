import { describe, expect, it } from 'vitest';
import { exactMultinomialP, fitChiSquare, indexOfDissimilarity } from './fit.ts';
import { logFactorial } from './gamma.ts';

const NATIONAL = [0.37, 0.24, 0.39];

describe('fitChiSquare', () => {
  it('is 0 with p = 1 for a perfect fit', () => {
    expect(fitChiSquare([37, 24, 39], NATIONAL)).toEqual({ statistic: 0, degreesOfFreedom: 2, p: 1 });
  });

  it('rescales printed shares that miss 1 by rounding and refuses others', () => {
    const printed = fitChiSquare([10, 20, 30], [0.397, 0.136, 0.466]);
    const rescaled = fitChiSquare(
      [10, 20, 30],
      [0.397, 0.136, 0.466].map((share) => share / 0.999),
    );
    expect(printed.statistic).toBeCloseTo(rescaled.statistic, 10);
    expect(() => fitChiSquare([1, 2, 3], [0.3, 0.3, 0.3])).toThrow(RangeError);
  });

  it('drops a group with share 0 and nobody in it; with people in it p is 0', () => {
    expect(fitChiSquare([5, 5, 0], [0.5, 0.5, 0]).degreesOfFreedom).toBe(1);
    expect(fitChiSquare([5, 5, 1], [0.5, 0.5, 0])).toMatchObject({ statistic: Infinity, p: 0 });
  });

  it('refuses empty, negative and missing counts', () => {
    expect(() => fitChiSquare([0, 0, 0], NATIONAL)).toThrow(RangeError);
    expect(() => fitChiSquare([-1, 2, 3], NATIONAL)).toThrow(RangeError);
    expect(() => fitChiSquare([Number.NaN, 2, 3], NATIONAL)).toThrow(RangeError);
    expect(() => fitChiSquare([2, 3], NATIONAL)).toThrow(RangeError);
  });
});

describe('exactMultinomialP', () => {
  // mpmath 1.3, every outcome enumerated with 60 digits.
  it.each([
    [[3, 2, 1], 0.5883224896],
    [[0, 0, 5], 0.029360566],
    [[10, 1, 4], 0.06558679607511438],
    [[12, 0, 0], 2.010080644118206e-5],
    [[7, 5, 8], 1],
    [[40, 1, 9], 8.266130030902452e-10],
  ])('of %j against 37/24/39', (observed, reference) => {
    expect(Math.abs(exactMultinomialP(observed, NATIONAL) - reference)).toBeLessThanOrEqual(
      reference * 1e-11,
    );
  });

  it('counts outcomes of equal probability as equally likely', () => {
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    const p = exactMultinomialP([9, 2, 1], thirds);
    for (const order of [
      [2, 9, 1],
      [1, 2, 9],
      [1, 9, 2],
    ]) {
      expect(exactMultinomialP(order, thirds)).toBeCloseTo(p, 12);
    }
  });

  it('equals a plain enumeration for 60 people', () => {
    const chanceOf = (counts: readonly number[]): number =>
      Math.exp(
        counts.reduce(
          (sum, count, group) => sum + count * Math.log(NATIONAL[group] ?? 1) - logFactorial(count),
          logFactorial(60),
        ),
      );
    const observed = [31, 9, 20];
    let p = 0;
    for (let first = 0; first <= 60; first++) {
      for (let second = 0; second <= 60 - first; second++) {
        const chance = chanceOf([first, second, 60 - first - second]);
        if (chance <= chanceOf(observed) * (1 + 1e-7)) p += chance;
      }
    }
    expect(exactMultinomialP(observed, NATIONAL)).toBeCloseTo(p, 11);
  });

  it('handles a large workforce and empty groups', () => {
    expect(exactMultinomialP([3700, 2400, 3900], NATIONAL)).toBe(1);
    expect(exactMultinomialP([6, 0, 0], [1, 0, 0])).toBe(1);
    expect(exactMultinomialP([6, 1, 0], [1, 0, 0])).toBe(0);
    expect(exactMultinomialP([3, 7, 0], [0.5, 0.5, 0])).toBeCloseTo(0.34375, 12);
    expect(exactMultinomialP([2000, 0, 0], NATIONAL)).toBe(0);
  });

  it('refuses weighted counts and more than three groups', () => {
    expect(() => exactMultinomialP([1.5, 2, 3], NATIONAL)).toThrow(RangeError);
    expect(() => exactMultinomialP([1, 2, 3, 4], [0.25, 0.25, 0.25, 0.25])).toThrow(RangeError);
  });
});

describe('indexOfDissimilarity', () => {
  it('is 0 for equal shares and 1 for disjoint ones', () => {
    expect(indexOfDissimilarity(NATIONAL, NATIONAL)).toBe(0);
    expect(indexOfDissimilarity([1, 0, 0], [0, 0.4, 0.6])).toBe(1);
    expect(() => indexOfDissimilarity([1], NATIONAL)).toThrow(RangeError);
  });
});
