import { describe, expect, it } from 'vitest';
import { postStratifiedShare } from '../../core/stats/post-stratification.ts';
import reference from './post-stratification.json' with { type: 'json' };

describe('shares weighted to a population', () => {
  it.each(reference.cases)('equal R: $people, $answered, $outcome', (each) => {
    const strata = each.people.map((people, index) => ({
      people,
      answered: each.answered[index] ?? 0,
      outcome: each.outcome[index] ?? 0,
    }));
    const found = postStratifiedShare(strata, 0.95);
    expect(found?.share).toBeCloseTo(each.share, 12);
    expect(found?.effectiveSize).toBeCloseTo(each.effectiveSize, 9);
    expect(found?.interval.low).toBeCloseTo(each.low, 9);
    expect(found?.interval.high).toBeCloseTo(each.high, 9);
  });

  it('are plain shares where every part answered to the same degree', () => {
    const found = postStratifiedShare(
      [
        { people: 100, answered: 50, outcome: 20 },
        { people: 40, answered: 20, outcome: 2 },
      ],
      0.95,
    );
    expect(found?.share).toBeCloseTo(22 / 70, 12);
    expect(found?.effectiveSize).toBeCloseTo(70, 9);
    expect(found?.weightRatio).toBeCloseTo(1, 12);
  });

  it('do not exist where there is nobody, and refuse a part without an answer', () => {
    expect(postStratifiedShare([], 0.95)).toBeNull();
    expect(() => postStratifiedShare([{ people: 5, answered: 0, outcome: 0 }], 0.95)).toThrow(RangeError);
  });
});
