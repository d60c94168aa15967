import { describe, expect, it } from 'vitest';
import { countBands } from './bands.ts';

const bandsOf = (...bySlot: readonly (readonly number[])[]) => [
  ...countBands(bySlot.map((values) => Float64Array.from(values))),
];

describe('bands of pay', () => {
  it('hold a quarter of the people each, the lowest paid first', () => {
    expect(bandsOf([1, 2, 3, 4], [5, 6, 7, 8])).toEqual([2, 2, 0, 0, 0, 0, 2, 2]);
    expect(bandsOf([1, 2, 3], [4, 5])).toEqual([1, 1, 1, 0, 0, 0, 0, 2]);
  });

  it('split people of equal pay as they are in all, whatever their order', () => {
    expect(bandsOf(Array(40).fill(9), Array(80).fill(9))).toEqual([10, 10, 10, 10, 20, 20, 20, 20]);
    expect(bandsOf(Array(2).fill(9), Array(6).fill(9)).reduce((sum, each) => sum + each, 0)).toBe(8);
  });

  it('are empty where nobody has pay', () => {
    expect(bandsOf([], [])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
