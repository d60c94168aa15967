import { describe, expect, it } from 'vitest';
import { ENOUGH_VALUES, smallOrganisation, valuesLeft } from '../bench/rerun-attacker.ts';

/** A reader who runs the program again is measured, not kept out: these hold what was measured, so that it cannot get worse unseen. */
function shareOfFew(
  rows: number,
  howMany: number,
): { readonly small: number; readonly few: number; readonly known: number } {
  const left = Array.from({ length: howMany }, (_, index) =>
    valuesLeft(smallOrganisation(rows, 1_000 * rows + index), 101 + index),
  ).flat();
  return {
    small: left.length,
    few: left.filter((values) => values < ENOUGH_VALUES).length / left.length,
    known: left.filter((values) => values === 1).length,
  };
}

describe('a reader who runs the program again and knows head counts within 2', () => {
  it('has five values or more left for nearly every small count of one line', () => {
    const { small, few, known } = shareOfFew(1, 150);
    expect(small).toBeGreaterThan(200);
    expect(few).toBeLessThan(0.03);
    expect(known).toBe(0);
  });

  it('has five values or more left for most small counts of two rows', () => {
    const { small, few, known } = shareOfFew(2, 30);
    expect(small).toBeGreaterThan(60);
    expect(few).toBeLessThan(0.15);
    expect(known).toBe(0);
  });

  it('does not learn from a hidden sum that both parts are 9', () => {
    const left = valuesLeft([13, 6, 11, 9, 8, 3, 11, 9], 1);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(3);
  });
});
