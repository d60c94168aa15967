import { describe, expect, it } from 'vitest';
import { clopperPearson, midP, wilson } from './proportion.ts';

describe('intervals for one proportion', () => {
  it('refuse n = 0, x outside 0 to n, and an impossible level', () => {
    for (const interval of [wilson, clopperPearson, midP]) {
      expect(() => interval(0, 0, 0.95)).toThrow(RangeError);
      expect(() => interval(6, 5, 0.95)).toThrow(RangeError);
      expect(() => interval(Number.NaN, 5, 0.95)).toThrow(RangeError);
      expect(() => interval(1, 5, 1)).toThrow(RangeError);
    }
  });

  it('end exactly at 0 for x = 0 and at 1 for x = n', () => {
    for (const interval of [wilson, clopperPearson, midP]) {
      expect(interval(0, 40, 0.95).low).toBe(0);
      expect(interval(0, 40, 0.95).high).toBeGreaterThan(0);
      expect(interval(40, 40, 0.95).high).toBe(1);
    }
  });

  it('are mirrored when the outcome is swapped', () => {
    const { low, high } = clopperPearson(7, 31, 0.95);
    const mirrored = clopperPearson(24, 31, 0.95);
    expect(mirrored.low).toBeCloseTo(1 - high, 12);
    expect(mirrored.high).toBeCloseTo(1 - low, 12);
  });

  it('accept weighted counts (Wilson)', () => {
    const { low, high } = wilson(12.5, 40.25, 0.95);
    expect(low).toBeLessThan(12.5 / 40.25);
    expect(high).toBeGreaterThan(12.5 / 40.25);
  });
});
