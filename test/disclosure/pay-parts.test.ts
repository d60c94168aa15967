import { describe, expect, it } from 'vitest';
import type { Group } from '../../core/background/background.ts';
import type { Published } from '../../core/disclosure/protected.ts';
import { countAt } from '../../core/disclosure/protected.ts';
import { type People, runOn, runOnCohort, cohortFixture } from '../analyses/cohort-fixture.ts';

/**
 * Whoever knows a mean and its count knows a sum, and the sum of everyone less those of the parts that are shown: what
 * is left has to be of many people, of whom none earns most of it.
 */
type Person = { readonly grade: string; readonly background: Group; readonly pay: number };

const peopleOf = (staff: readonly Person[]): readonly People[] =>
  staff.map(({ grade, background, pay }) => ({
    background,
    count: 1,
    answers: { grade, sex: pay % 2 === 0 ? 'Women' : 'Men' },
    numbers: { pay },
  }));

const some = (grade: string, background: Group, count: number, from = 30_000): readonly Person[] =>
  Array.from({ length: count }, (_, place) => ({ grade, background, pay: from + 137 * place }));

const resultOf = (staff: readonly Person[], within: readonly string[] = ['grade']) =>
  runOn('pay', peopleOf(staff), { within }).value;

function shownMean({ figures }: Published, name: string, background: string): boolean {
  return figures.find(({ id }) => id === `${name}-mean-${background}`)?.values !== null;
}

/** Grades whose mean of a background is shown, and how many people of them are printed. */
function shownParts(published: Published, background: string): readonly { grade: string; people: number }[] {
  const table = published.tables.find(({ id }) => id === 'pay-within');
  const grades = table?.dimensions[0]?.members.filter(({ id }) => id !== '(all)') ?? [];
  return grades.flatMap(({ id, label }, place) => {
    const people = table ? countAt(table, { grade: id, background }) : null;
    return people !== null && people > 0 && shownMean(published, `pay-within-${place}`, background)
      ? [{ grade: label, people }]
      : [];
  });
}

/** What the sum of everyone less those of the shown grades is of. */
function leftOver(staff: readonly Person[], published: Published, background: Group): readonly number[] {
  if (!shownMean(published, 'pay', background)) return [];
  const shown = shownParts(published, background);
  if (shown.length === 0) return [];
  const named = new Set(shown.map(({ grade }) => grade));
  return staff
    .filter((person) => person.background === background && !named.has(person.grade))
    .map(({ pay }) => pay)
    .toSorted((one, other) => other - one);
}

function expectSafe(left: readonly number[]): void {
  if (left.length === 0) return;
  const total = left.reduce((sum, pay) => sum + pay, 0);
  const [first = 0, second = 0] = left;
  // 30 as printed, to the nearest 5, beside what is hidden.
  expect(left.length).toBeGreaterThanOrEqual(28);
  expect(first).toBeLessThanOrEqual(total / 2);
  expect(first + second).toBeLessThanOrEqual(0.9 * total);
  expect(total - first - second).toBeGreaterThanOrEqual(0.1 * first);
}

const large = [...some('A Officer', 'professional', 90), ...some('A Officer', 'working-class', 80)];
const manager = [
  ...some('B Manager', 'professional', 60, 45_000),
  ...some('B Manager', 'working-class', 55, 44_000),
];

describe('means of parts beside the mean of everyone', () => {
  it.each([
    ['the only one of a grade', [{ grade: 'C Chief', background: 'professional', pay: 150_000 }]],
    [
      'the only one of a background in a grade',
      [...some('C Chief', 'working-class', 45, 60_000), ...some('C Chief', 'professional', 1, 150_000)],
    ],
    ['a few of a grade', some('C Chief', 'professional', 6, 120_000)],
    ['as few as may be counted, and too few to tell a mean of', some('C Chief', 'professional', 20, 90_000)],
    [
      'one who earns more than all others of a grade',
      [
        ...some('C Chief', 'professional', 39, 1_000),
        { grade: 'C Chief', background: 'professional', pay: 160_000 },
      ],
    ],
  ] as const)('tell nothing of %s', (_, few: readonly Person[]) => {
    const staff = [...large, ...manager, ...few];
    const { published } = resultOf(staff);
    expect(shownMean(published, 'pay', 'professional')).toBe(true);
    expectSafe(leftOver(staff, published, 'professional'));
    // The part that is withheld with what is hidden is the smaller one.
    expect(shownParts(published, 'professional').map(({ grade }) => grade)).not.toContain('B Manager');
  });

  it('are all told where nothing of them is hidden', () => {
    const { published } = resultOf([...large, ...manager]);
    expect(shownParts(published, 'professional')).toHaveLength(2);
  });

  it('are told of the larger part where the smaller one hides enough', () => {
    const { published } = resultOf([...large, ...manager, ...some('C Chief', 'professional', 20, 90_000)]);
    expect(shownParts(published, 'professional').map(({ grade }) => grade)).toEqual(['A Officer']);
  });

  it('withhold both of two parts of which one is hidden', () => {
    const staff = [...large, ...some('C Chief', 'professional', 1, 200_000)];
    expect(shownParts(resultOf(staff).published, 'professional')).toEqual([]);
  });

  it('withhold the gaps that rest on what is withheld, and the same bytes stand for either chief', () => {
    const withChief = (pay: number, other: number) => [
      ...large,
      ...manager.with(0, { grade: 'B Manager', background: 'professional', pay: other }),
      { grade: 'C Chief', background: 'professional' as const, pay },
    ];
    const gapOf = (staff: readonly Person[]) =>
      resultOf(staff).estimates.filter(
        ({ measure, of }) => measure === 'mean-hourly-pay-gap' && of['grade'] === 'B Manager',
      );
    for (const gap of gapOf(withChief(200_000, 45_000))) expect(['hidden', 'undefined']).toContain(gap.why);
    expect(gapOf(withChief(200_000, 45_000))).toEqual(gapOf(withChief(190_000, 55_000)));
  });

  it('are refused with a filter that leaves one person out', () => {
    const staff = [...large, ...manager, ...some('C Chief', 'professional', 1, 200_000)];
    const cohort = cohortFixture(peopleOf(staff), ['grade', 'sex']);
    const grades = cohort.split('grade').column;
    const keep = Uint8Array.from(grades.labels, (label) => (label === 'C Chief' ? 0 : 1));
    const filtered = { ...cohort, filters: [{ field: 'grade' as const, codes: grades.codes, keep }] };
    expect(() => runOnCohort('pay', filtered)).toThrow('leaves out fewer than 10 people');
  });
});
