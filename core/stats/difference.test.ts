import { describe, expect, it } from 'vitest';
import { mee, miettinenNurminen, newcombe } from './difference.ts';

describe('intervals for a difference', () => {
  it.each([
    [0, 7, 9, 9],
    [9, 9, 0, 7],
    [0, 7, 0, 9],
    [7, 7, 9, 9],
    [1, 1, 0, 1],
  ])('contain the estimate and stay within −1 and 1 (%d of %d against %d of %d)', (x1, n1, x2, n2) => {
    for (const interval of [newcombe, miettinenNurminen, mee]) {
      const { estimate, low, high } = interval({ x1, n1, x2, n2 }, 0.95);
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it('refuse an empty group', () => {
    expect(() => newcombe({ x1: 0, n1: 0, x2: 1, n2: 3 }, 0.95)).toThrow(RangeError);
    expect(() => mee({ x1: 1, n1: 3, x2: 0, n2: 0 }, 0.95)).toThrow(RangeError);
  });
});
