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
