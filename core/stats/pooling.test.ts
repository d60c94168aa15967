import { describe, expect, it } from 'vitest';
import { poolRates } from './pooling.ts';

describe('poolRates', () => {
  const cells = [
    { x: 3, n: 10 },
    { x: 8, n: 30 },
    { x: 0, n: 12 },
    { x: 15, n: 40 },
    { x: 2, n: 9 },
    { x: 40, n: 70 },
    { x: 1, n: 4 },
  ];

  it('finds the likelihood maximum that scipy finds', () => {
    const { mean, concentration } = poolRates(cells);
    expect(mean).toBeCloseTo(0.3094583498948848, 6);
    expect(concentration).toBeCloseTo(9.021198888239356, 4);
  });

  it('shrinks small cells more than large ones', () => {
    const { mean, rates } = poolRates(cells);
    expect(rates[2]).toBeGreaterThan(0);
    expect(Math.abs((rates[5] ?? 0) - 40 / 70)).toBeLessThan(Math.abs((rates[2] ?? 0) - 0));
    for (const [index, { x, n }] of cells.entries()) {
      const rate = rates[index] ?? Number.NaN;
      expect(Math.abs(rate - mean)).toBeLessThanOrEqual(Math.abs(x / n - mean) + 1e-12);
    }
  });

  it('pools completely where cells differ by chance only', () => {
    const alike = poolRates([
      { x: 5, n: 10 },
      { x: 10, n: 20 },
      { x: 20, n: 40 },
    ]);
    expect(alike).toEqual({ mean: 0.5, concentration: Infinity, rates: [0.5, 0.5, 0.5] });
    expect(
      poolRates([
        { x: 0, n: 3 },
        { x: 0, n: 9 },
      ]).rates,
    ).toEqual([0, 0]);
  });

  it('refuses no cells and empty cells', () => {
    expect(() => poolRates([])).toThrow(RangeError);
    expect(() => poolRates([{ x: 0, n: 0 }])).toThrow(RangeError);
  });
});
