import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/results/result.ts';
import type { Weighting } from '../../core/cohort/weighting.ts';
import type { Policy } from '../../core/disclosure/policy.ts';
import { type People, runOn } from './cohort-fixture.ts';
import { peopleIn } from './uneven-people.ts';

const byGrade: Weighting = { kind: 'asked', by: ['grade'] };

function weighted(people: readonly People[], policy: Policy['id'], weighting = byGrade): readonly Estimate[] {
  return runOn('representation', people, {}, policy, weighting).value.estimates.filter(
    ({ measure, of }) => measure === 'weighted-share' && of['by'] === 'everyone',
  );
}

type Grade = { readonly p: number; readonly i: number; readonly w: number; readonly none: number };

const gradeOf = ({ p, i, w, none }: Grade, grade: number, weight = 1): readonly People[] =>
  peopleIn(`Grade ${grade}`, 'Woman', {
    professional: p,
    intermediate: i,
    'working-class': w,
    blank: none,
  }).map((each) => ({ ...each, weight }));

/** About a third are men, more of them in one grade than in the next. */
const withMen = (people: readonly People[]): readonly People[] =>
  people.flatMap((each, index) => {
    const men = Math.floor((each.count * (1 + (index % 3))) / 6);
    return [
      { ...each, count: each.count - men },
      { ...each, count: men, answers: { ...each.answers, sex: 'Man' } },
    ];
  });

const large = fc.record({
  p: fc.integer({ min: 0, max: 60 }),
  i: fc.integer({ min: 0, max: 30 }),
  w: fc.integer({ min: 0, max: 60 }),
  none: fc.integer({ min: 0, max: 80 }),
});
const lone = fc.constantFrom<Grade>(
  { p: 1, i: 0, w: 0, none: 0 },
  { p: 0, i: 0, w: 1, none: 0 },
  { p: 0, i: 0, w: 0, none: 1 },
);
const organisation = fc.tuple(fc.array(large, { minLength: 3, maxLength: 5 }), lone);

describe('weighted shares under a policy', () => {
  it.each<[Weighting, times: number]>([
    [byGrade, 1],
    [{ kind: 'asked', by: ['grade', 'sex'] }, 6],
    [{ kind: 'column' }, 1],
  ])(
    'contain the share of all people in their interval, whoever the lone person is: %j',
    (weighting, times) => {
      let shown = 0;
      fc.assert(
        fc.property(organisation, ([grades, alone]) => {
          const many = grades.map(({ p, i, w, none }) => ({
            p: p * times,
            i: i * times,
            w: w * times,
            none: none * times,
          }));
          const people = withMen(
            [...many, alone].flatMap((grade, place) =>
              gradeOf(grade, place, grade === alone ? 9 : 1.5 ** (place % 3)),
            ),
          );
          const exact = weighted(people, 'none', weighting);
          for (const [group, each] of weighted(people, '10-5', weighting).entries()) {
            if (each.why !== 'shown') continue;
            shown++;
            const value = exact[group]?.value ?? NaN;
            expect(each.low).toBeLessThanOrEqual(value);
            expect(each.high).toBeGreaterThanOrEqual(value);
          }
        }),
        { numRuns: 60, seed: 20_260_331 },
      );
      expect(shown).toBeGreaterThan(20);
    },
  );

  it('do not change with one lone person', () => {
    const grades = [
      { p: 40, i: 20, w: 20, none: 10 },
      { p: 20, i: 20, w: 40, none: 60 },
      { p: 60, i: 30, w: 40, none: 30 },
    ];
    const staff = grades.flatMap((grade, place) => gradeOf(grade, place));
    const shares = (people: readonly People[]) => weighted(people, '10-5').map(({ value }) => value ?? NaN);
    const before = shares(staff);
    for (const one of [
      { p: 1, i: 0, w: 0, none: 0 },
      { p: 0, i: 0, w: 0, none: 1 },
    ]) {
      const after = shares([...staff, ...gradeOf(one, 9)]);
      for (const [group, share] of after.entries())
        expect(Math.abs(share - before[group]!)).toBeLessThan(0.01);
    }
  });

  it('never name the category in which nobody answered', () => {
    const staff = [
      ...gradeOf({ p: 40, i: 20, w: 20, none: 10 }, 0),
      ...gradeOf({ p: 20, i: 20, w: 40, none: 60 }, 1),
      ...gradeOf({ p: 0, i: 0, w: 0, none: 40 }, 2),
    ];
    const said = (policy: Policy['id']) =>
      JSON.stringify(runOn('representation', staff, {}, policy, byGrade).value);
    expect(said('none')).toContain('Nobody answered in Grade 2; left out.');
    expect(said('10-5')).not.toMatch(/Nobody answered/u);
  });

  it('are refused where hidden counts could move them too far', () => {
    const uneven = [0, 1, 2, 3, 4].flatMap((place) =>
      place === 0
        ? gradeOf({ p: 100, i: 50, w: 60, none: 0 }, place)
        : gradeOf({ p: 30, i: 20, w: 9, none: place % 2 === 0 ? 0 : 300 }, place),
    );
    const { value } = runOn('representation', uneven, {}, '10-5', byGrade);
    expect(value.context.weight).toMatch(
      /^Not weighted\. What is hidden could move a weighted share by \d\d% of the answers, and 10% is the most that is told\.$/u,
    );
  });
});
