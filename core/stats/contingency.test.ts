import { describe, expect, it } from 'vitest';
import { chiSquareIndependence, chiSquareTwoByTwo } from './contingency.ts';

describe('tests of independence', () => {
  it('agree with scipy on two rows and three columns', () => {
    const found = chiSquareIndependence([
      [10, 20, 30],
      [6, 9, 17],
    ]);
    expect(found?.statistic).toBeCloseTo(0.27157465150403504, 12);
    expect(found?.p).toBeCloseTo(0.873028283380073, 12);
    expect(found?.degreesOfFreedom).toBe(2);
  });

  it('drop an empty category', () => {
    const table = [
      [10, 0, 30],
      [6, 0, 17],
      [0, 0, 0],
    ];
    expect(chiSquareIndependence(table)?.degreesOfFreedom).toBe(1);
  });

  it('do not exist for a single row or a single outcome', () => {
    expect(chiSquareIndependence([[3, 4]])).toBeNull();
    expect(chiSquareIndependence([])).toBeNull();
    expect(chiSquareTwoByTwo({ x1: 0, n1: 5, x2: 0, n2: 9 })).toBeNull();
    expect(() => chiSquareIndependence([[1, 2], [3]])).toThrow(RangeError);
  });
});
