import { describe, expect, it } from 'vitest';
import { breslowDay, cochranMantelHaenszel, mantelHaenszel } from './strata.ts';

describe('strata', () => {
  const lower = { x1: 10, n1: 20, x2: 5, n2: 20 };
  const upper = { x1: 8, n1: 30, x2: 3, n2: 25 };
  const withoutFirstGroup = { x1: 0, n1: 0, x2: 3, n2: 9 };
  const allAlike = { x1: 4, n1: 4, x2: 6, n2: 6 };
  const onePerson = { x1: 1, n1: 1, x2: 0, n2: 0 };
  const strata = [lower, withoutFirstGroup, allAlike, upper, onePerson];

  it('that say nothing drop out and are listed', () => {
    const kept = [lower, upper];
    const all = mantelHaenszel(strata, 0.95);
    expect(all?.dropped).toEqual([1, 2, 4]);
    expect(all?.estimate).toBe(mantelHaenszel(kept, 0.95)?.estimate);
    expect(cochranMantelHaenszel(strata, false)).toEqual(cochranMantelHaenszel(kept, false));
    expect(breslowDay(strata)?.tarone.degreesOfFreedom).toBe(1);
  });

  it('leave nothing to say when all of them drop out', () => {
    expect(mantelHaenszel([], 0.95)).toBeNull();
    expect(cochranMantelHaenszel([allAlike], true)).toBeNull();
    expect(breslowDay([lower])).toBeNull();
    expect(mantelHaenszel([{ x1: 0, n1: 5, x2: 3, n2: 5 }], 0.95)).toBeNull();
  });

  it('with one stratum have the plain odds ratio', () => {
    expect(mantelHaenszel([lower], 0.95)?.estimate).toBeCloseTo(3, 12);
  });

  it('refuse a count outside its base', () => {
    expect(() => mantelHaenszel([{ x1: 3, n1: 2, x2: 0, n2: 1 }], 0.95)).toThrow(RangeError);
  });
});
