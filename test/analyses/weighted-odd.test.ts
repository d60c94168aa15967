import { describe, expect, it } from 'vitest';
import type { Policy } from '../../core/disclosure/policy.ts';
import type { Result } from '../../core/results/result.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import { type People, runOn } from './cohort-fixture.ts';
import { peopleIn } from './uneven-people.ts';

/** Sentences on degenerate weights. */
const column: Weighting = { kind: 'column' };
const byGrade: Weighting = { kind: 'asked', by: ['grade'] };
const policies = ['none', '10-5'] as const;

const staff = (weight: number): readonly People[] => [
  ...peopleIn(
    'Junior',
    'Man',
    { professional: 60, intermediate: 40, 'working-class': 100, blank: 50 },
    weight,
  ),
  ...peopleIn(
    'Senior',
    'Woman',
    { professional: 90, intermediate: 30, 'working-class': 30, blank: 20 },
    weight,
  ),
];

function resultOf(people: readonly People[], policy: Policy['id'], weighting?: Weighting): Result {
  return runOn('representation', people, {}, policy, weighting).value;
}

function weightedOf({ estimates }: Result) {
  return estimates.find(
    ({ measure, of }) => measure === 'weighted-share' && of['background'] === 'working-class',
  );
}

const notesOf = ({ tables }: Result): string => tables.flatMap(({ notes }) => notes).join(' ');

describe('degenerate weights', () => {
  it.each(policies)('all equal leave every share, and say so, under %s', (policy) => {
    for (const weight of [1, 0.02, 700]) {
      const result = resultOf(staff(weight), policy, column);
      const plain = resultOf(staff(weight), policy);
      const share = plain.estimates.find(
        ({ measure, of }) => measure === 'share' && of['background'] === 'working-class',
      );
      expect(weightedOf(result)?.value).toBeCloseTo(share?.value ?? NaN, 12);
      expect(result.sentences.every((each) => each.includes('Unweighted it is the same.'))).toBe(true);
      expect(notesOf(result)).toContain('All answers weigh the same, or nearly so.');
      if (policy === 'none') expect(weightedOf(result)?.low).toBeCloseTo(share?.low ?? NaN, 12);
    }
  });

  it.each(policies)('of 0 exclude people, under %s', (policy) => {
    const nothing = peopleIn(
      'Trainee',
      'Man',
      { professional: 40, intermediate: 20, 'working-class': 20 },
      0,
    );
    const found = weightedOf(resultOf([...staff(1), ...nothing], policy, column));
    const without = weightedOf(resultOf(staff(1), policy, column));
    expect(found?.value).toBeCloseTo(without?.value ?? NaN, 12);
    if (policy === 'none') expect(found?.low).toBeCloseTo(without?.low ?? NaN, 12);
  });

  it('of a thousand times the rest leave one effective answer, and are trimmed under a policy', () => {
    const one = peopleIn('Senior', 'Man', { professional: 1 }, 1_000);
    const exact = resultOf([...staff(1), ...one], 'none', column);
    expect(exact.sentences[0]).toBe('Weighted, too few people to say.');
    expect(exact.strength?.level).toBe('too-few');
    const alone = peopleIn('Senior', 'Man', { professional: 1 }, 1);
    expect(resultOf([...staff(1), ...one], '10-5', column)).toEqual(
      resultOf([...staff(1), ...alone], '10-5', column),
    );
    expect(resultOf(staff(1), '10-5', column).method.join(' ')).toContain(
      'a weight beyond the outermost step that enough people have is trimmed to it',
    );
  });

  it('to an empty grade change nothing', () => {
    const empty = peopleIn('Board', 'Man', { professional: 0, blank: 0 });
    for (const policy of policies)
      expect(weightedOf(resultOf([...staff(1), ...empty], policy, byGrade))).toEqual(
        weightedOf(resultOf(staff(1), policy, byGrade)),
      );
  });
});

describe('weights that were not requested', () => {
  const small = Array.from({ length: 20 }, (_, index) =>
    peopleIn(`Grade ${index}`, 'Man', { professional: 6, intermediate: 6, 'working-class': 6, blank: 20 }),
  ).flat();

  it('are not mentioned where they cannot be computed', () => {
    const { value } = runOn('representation', small, { by: 'grade' }, '10-5');
    expect(value.asides.map(({ heading }) => heading)).not.toContain('Weighted');
    expect(value.tables.map(({ id }) => id)).not.toContain('weighted');
    expect(JSON.stringify([value.sentences, value.asides, value.tables])).not.toContain('Weighted');
  });

  it('are shown beside a split where they can be computed', () => {
    const { value } = runOn('representation', staff(1), { by: 'grade' }, '10-5');
    expect(value.asides.map(({ heading }) => heading)).toContain('Weighted');
    expect(value.tables.map(({ id }) => id)).toContain('weighted');
  });
});
