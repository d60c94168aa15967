import { describe, expect, it } from 'vitest';
import { exactCommonOdds } from './exact-strata.ts';
import { breslowDay, cochranMantelHaenszel, mantelHaenszel } from './strata.ts';

describe('strata', () => {
  const lower = { x1: 10, n1: 20, x2: 5, n2: 20 };
  const upper = { x1: 8, n1: 30, x2: 3, n2: 25 };
  const withoutFirstGroup = { x1: 0, n1: 0, x2: 3, n2: 9 };
  const allAlike = { x1: 4, n1: 4, x2: 6, n2: 6 };
  const onePerson = { x1: 1, n1: 1, x2: 0, n2: 0 };
  const strata = [lower, withoutFirstGroup, allAlike, upper, onePerson];

  it('drop out where uninformative, and are listed', () => {
    const kept = [lower, upper];
    const all = mantelHaenszel(strata, 0.95);
    expect(all?.dropped).toEqual([1, 2, 4]);
    expect(all?.estimate).toBe(mantelHaenszel(kept, 0.95)?.estimate);
    expect(cochranMantelHaenszel(strata, false)).toEqual(cochranMantelHaenszel(kept, false));
    expect(breslowDay(strata)?.tarone.degreesOfFreedom).toBe(1);
  });

  it('give null where all drop out', () => {
    expect(mantelHaenszel([], 0.95)).toBeNull();
    expect(cochranMantelHaenszel([allAlike], true)).toBeNull();
    expect(breslowDay([lower])).toBeNull();
    expect(mantelHaenszel([{ x1: 0, n1: 5, x2: 3, n2: 5 }], 0.95)).toBeNull();
  });

  it('give the plain odds ratio where there is one', () => {
    expect(mantelHaenszel([lower], 0.95)?.estimate).toBeCloseTo(3, 12);
  });

  it('refuse a count outside its base', () => {
    expect(() => mantelHaenszel([{ x1: 3, n1: 2, x2: 0, n2: 1 }], 0.95)).toThrow(RangeError);
  });
});

describe('exactCommonOdds', () => {
  it('is 0 with an interval where the first group never has the outcome', () => {
    // R: mantelhaen.test(array(c(0, 20, 5, 15, 0, 30, 4, 26), dim = c(2, 2, 2)), exact = TRUE)
    const found = exactCommonOdds(
      [
        { x1: 0, n1: 20, x2: 5, n2: 20 },
        { x1: 0, n1: 30, x2: 4, n2: 30 },
      ],
      0.95,
    );
    expect([found?.oddsRatio, found?.low]).toEqual([0, 0]);
    expect(found?.high).toBeCloseTo(0.451260382712, 4);
    expect(found?.p).toBeCloseTo(0.00264836304087, 9);
  });

  it('agrees with R where every cell is filled', () => {
    // R: mantelhaen.test(array(c(3, 17, 5, 15, 2, 28, 4, 26), dim = c(2, 2, 2)), exact = TRUE)
    const found = exactCommonOdds(
      [
        { x1: 3, n1: 20, x2: 5, n2: 20 },
        { x1: 2, n1: 30, x2: 4, n2: 30 },
      ],
      0.95,
    );
    expect(found?.oddsRatio).toBeCloseTo(0.506536625394219, 4);
    expect(found?.low).toBeCloseTo(0.121977760582, 4);
    expect(found?.high).toBeCloseTo(1.86041705952, 3);
    expect(found?.p).toBeCloseTo(0.385902221317, 8);
  });

  it('is null where no stratum varies', () => {
    expect(exactCommonOdds([{ x1: 0, n1: 20, x2: 0, n2: 20 }], 0.95)).toBeNull();
  });
});
