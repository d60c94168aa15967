import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { cohortFixture, type People, runOnCohort } from './cohort-fixture.ts';

/** The same share promoted everywhere, in three functions and two sexes; a site for every 40 people. */
const staff: readonly People[] = Array.from({ length: 48 }, (_, at) => ({
  background: at % 2 === 0 ? ('professional' as const) : ('working-class' as const),
  count: 40,
  answers: {
    function: `Function ${at % 3}`,
    sex: at % 4 < 2 ? 'Women' : 'Men',
    location: `Site ${at}`,
    promoted: at % 5 === 0 ? 'Yes' : 'No',
  },
}));

function run(
  options: Readonly<Record<string, unknown>>,
  fields: Parameters<typeof cohortFixture>[1] = ['function', 'sex', 'location', 'promoted'],
): Result {
  return runOnCohort('intersectional-progression', cohortFixture(staff, fields), options, 'none').value;
}

const NOTE =
  'Nothing was chosen to look at the comparison within. Function and Sex or gender were tried, each by itself: that it looks different within any of them is not shown. Not looked at, but could be chosen: Location.';

describe('without a chosen stratifier', () => {
  it('names the fields that were tried, and those that could be', () => {
    expect(run({ within: null }).sentences).toContain(NOTE);
    // The grade is looked at unless another is chosen, but this dataset has none.
    expect(run({}).sentences).toContain(NOTE);
  });

  it('adds no note where one is chosen, or none exists', () => {
    expect(run({ within: 'sex' }).sentences.join(' ')).not.toContain('Nothing was chosen');
    expect(run({ within: null }, ['promoted']).sentences.join(' ')).not.toContain('Nothing was chosen');
  });

  it('shows no table of an unchosen field unless it changes the picture', () => {
    expect(run({ within: null }).tables.map(({ id }) => id)).not.toContain('within-function');
  });
});
