import { describe, expect, it } from 'vitest';
import type { Background } from '../../core/background/background.ts';
import { type People, runOn } from './cohort-fixture.ts';

/** Four kinds of 20 people in each group, paid by their number. */
const staff = (
  pay: (kind: number) => number,
  groups: readonly Background[] = ['professional', 'working-class'],
): readonly People[] =>
  groups.flatMap((background) =>
    [0, 1, 2, 3].map((kind) => ({
      ...{ count: 20, background, answers: { grade: 'A' } },
      numbers: { pay: pay(kind), bonus: NaN },
    })),
  );
const sentencesOf = (people: readonly People[], policy: '10-5' | 'none' = 'none'): readonly string[] =>
  runOn('pay', people, {}, policy).value.sentences;

describe('who is paid what', () => {
  it.each([
    ['nobody has pay', () => NaN],
    ['all pay is zero', () => 0],
    ['all pay is negative', (kind: number) => -100 - kind],
  ])('says so where %s', (_, pay) => {
    for (const policy of ['10-5', 'none'] as const)
      expect(sentencesOf(staff(pay), policy)[0]).toBe('Nobody with a usable answer has pay above zero.');
  });

  it('says that both groups are paid the same where everybody is', () => {
    expect(sentencesOf(staff(() => 30_000)).slice(0, 2)).toEqual([
      'Median pay an hour of people from working-class backgrounds is the same as that of people from professional backgrounds: £15.33 against £15.33.',
      'By the mean the pay of both groups is the same.',
    ]);
  });

  it('tells no pay of everybody where all are paid the same and people are protected', () => {
    expect(
      sentencesOf(
        staff(() => 30_000),
        '10-5',
      ).join(' '),
    ).not.toContain('£');
  });

  it('compares nothing where all are of one group', () => {
    const one = staff((kind) => 20_000 + 1_000 * kind, ['professional']);
    expect(sentencesOf(one).slice(0, 2)).toEqual([
      'Nobody from working-class backgrounds has pay, so there is no gap to tell.',
      'Nobody from intermediate backgrounds has pay, so there is no gap to tell.',
    ]);
    expect(sentencesOf(one, '10-5').join(' ')).not.toMatch(/Nobody|£/u);
  });

  it('of one person says that there is no gap, and is refused where people are protected', () => {
    const lone = staff(() => 20_000, ['professional'])
      .slice(0, 1)
      .map((person) => ({ ...person, count: 1 }));
    expect(sentencesOf(lone)[0]).toBe(
      'Nobody from working-class backgrounds has pay, so there is no gap to tell.',
    );
    expect(() => sentencesOf(lone, '10-5')).toThrow('fewer than 10 people');
  });
});

describe('what cannot vary', () => {
  it('has no quarters and no interval where all pay is the same, however large the groups', () => {
    const people = staff(() => 30_000).map((each, place) => ({ ...each, count: 17 + 2 * place }));
    const { sentences, strength, tables, charts } = runOn('pay', people, {}, 'none').value;
    expect(sentences).toContain(
      'Everybody with a usable answer has the same pay, so that there is no highest or lowest paid quarter.',
    );
    expect(sentences.join(' ')).not.toMatch(/quarter and|range|interval/u);
    expect(strength?.reason).toBe(
      'Everybody in each of the two groups has the same pay: there is no interval.',
    );
    const bands = tables.find(({ id }) => id === 'pay-bands');
    expect(bands?.rows[0]?.cells.at(-1)).toEqual({ kind: 'inapplicable' });
    expect(JSON.stringify(charts)).not.toContain('0.0 to 0.0');
  });

  it('has no interval where each group has one pay of its own, and no sentence about its range', () => {
    const people = staff(() => 30_000).map((each) => ({
      ...each,
      numbers: { ...each.numbers, pay: each.background === 'professional' ? 30_000 : 24_000 },
    }));
    expect(sentencesOf(people)[0]).toMatch(
      /is 20\.0% below that of .*; everybody in each of the two groups has the same, so that there is no range\.$/u,
    );
  });

  it('has no gap where either side has fewer than 10 people', () => {
    const few = staff((kind) => 20_000 + 1_000 * kind).map((each) => ({
      ...each,
      count: each.background === 'professional' ? 20 : 2,
    }));
    const { sentences, estimates } = runOn('pay', few, {}, 'none').value;
    expect(sentences[0]).toBe(
      'Too few people to say: median pay an hour of people from working-class backgrounds cannot be compared.',
    );
    const gaps = estimates.filter(
      ({ measure, of }) => measure.endsWith('-gap') && of['background'] === 'working-class',
    );
    expect(gaps.map(({ value, low }) => [value, low])).toEqual(gaps.map(() => [null, null]));
    const money = estimates.find(
      ({ measure, of }) => measure === 'median-hourly-pay' && of['background'] === 'working-class',
    );
    expect([money?.base, money?.low, money?.value === null]).toEqual([8, null, false]);
  });

  it('moves no limit of a median of 32 people by two points from seed to seed', () => {
    const people: readonly People[] = (['professional', 'working-class'] as const).flatMap(
      (background, group) =>
        Array.from({ length: 32 }, (_, at) => ({
          ...{ count: 1, background, answers: { grade: 'A' } },
          numbers: { pay: 20_000 * 1.05 ** ((at * 7 + 3 * group) % 32), bonus: NaN },
        })),
    );
    const limits = [1, 2, 3, 4, 5].map((seed) => {
      const found = runOn('pay', people, { seed }, 'none').value.estimates.find(
        ({ measure, of }) => measure === 'median-hourly-pay-gap' && of['background'] === 'working-class',
      );
      return [found?.low ?? NaN, found?.high ?? NaN] as const;
    });
    for (const end of [0, 1] as const) {
      const values = limits.map((each) => each[end]);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.02);
    }
  });
});
