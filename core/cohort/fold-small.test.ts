import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSmall } from './fold-small.ts';

const tenFive = { threshold: 10, roundTo: 5, joinsBelow: 30 };

function fold(people: Readonly<Record<string, number>>, isOrdered = false, rule = tenFive) {
  const labels = Object.keys(people);
  const slotOf = Int32Array.from(labels.keys());
  const counts = Object.values(people);
  const {
    dimension,
    labels: names,
    others,
  } = foldSmall(
    { dimension: { codes: new Uint8Array(), slotOf, size: labels.length }, labels },
    counts,
    isOrdered,
    rule,
  );
  const folded = labels.filter((_, slot) => others !== null && dimension.slotOf[slot] === others);
  return { names, folded, others, slotOf: dimension.slotOf, size: dimension.size };
}

describe('categories of few people', () => {
  it('are folded into one, listed last', () => {
    expect(fold({ 'Chief Executive': 1, A: 80, B: 79, Board: 9 })).toMatchObject({
      names: ['A', 'B', 'Others'],
      folded: ['Chief Executive', 'Board'],
    });
  });

  it('keep their names where the policy hides nothing; empty categories are dropped', () => {
    const none = { threshold: 0, roundTo: 1, joinsBelow: 0 };
    expect(fold({ 'Chief Executive': 1, A: 80, Empty: 0 }, false, none).names).toEqual([
      'Chief Executive',
      'A',
    ]);
    expect(fold({ A: 80, Empty: 0, B: 10 })).toMatchObject({ names: ['A', 'B'], others: null });
  });

  it('take in the smallest category that is too few to analyse, while two keep their names', () => {
    expect(fold({ X: 1, A: 80, B: 25, C: 22 }).folded).toEqual(['X', 'C']);
    expect(fold({ X: 1, A: 80, B: 31 }).folded).toEqual(['X']);
    expect(fold({ X: 1, A: 20, B: 21 }).folded).toEqual(['X']);
    expect(fold({ X: 4, Y: 6, A: 80, B: 25, C: 22 }).folded).toEqual(['X', 'Y']);
  });

  it('take in a neighbour where the field is ordered, ignoring empty ones between', () => {
    expect(fold({ Chief: 1, Board: 0, Director: 25, Manager: 90, Officer: 22 }, true).folded).toEqual([
      'Chief',
      'Director',
    ]);
    expect(fold({ Chief: 1, Director: 95, Manager: 90, Officer: 22 }, true).folded).toEqual(['Chief']);
  });

  it.each([
    [['Others'], 'All others'],
    [['other', 'ALL OTHERS'], 'Others, few people each'],
    [['Other', 'All other', 'others – few people each'], 'Others 2'],
  ])('have a name that the file has not: %j', (taken, name) => {
    const named = Object.fromEntries(taken.map((label) => [label, 40]));
    expect(fold({ ...named, X: 3, Y: 9 }).names.at(-1)).toBe(name);
  });

  it('include the few who answered “Others”', () => {
    expect(fold({ Others: 4, X: 8, A: 50 })).toMatchObject({
      names: ['A', 'Others'],
      folded: ['Others', 'X'],
    });
  });

  it('are the only category where every one is of few', () => {
    expect(fold({ X: 4, Y: 8 })).toMatchObject({ names: ['Others'], folded: ['X', 'Y'], size: 1 });
  });

  it('are never named, lose nobody, and depend on published counts only', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(counts, fc.boolean(), (people, isOrdered) => {
        const named = Object.fromEntries(people.map((count, place) => [`Post ${place}`, count]));
        const { names, slotOf, size } = fold(named, isOrdered);
        for (const [place, count] of people.entries()) {
          if (count < tenFive.threshold) expect(names).not.toContain(`Post ${place}`);
          expect(slotOf[place]! >= 0).toBe(count > 0);
          expect(slotOf[place]!).toBeLessThan(size);
        }
        expect(names).toHaveLength(size);
        const alike = people.map((count) => (count < tenFive.threshold ? count : Math.round(count / 5) * 5));
        const again = Object.fromEntries(alike.map((count, place) => [`Post ${place}`, count]));
        expect(fold(again, isOrdered).names).toEqual(names);
      }),
    );
  });
});
