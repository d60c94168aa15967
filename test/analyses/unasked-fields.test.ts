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

describe('where nothing is looked at within', () => {
  it('that is said, and which fields were tried, and which could be', () => {
    expect(run({ within: null }).sentences).toContain(NOTE);
    // The grade is looked at unless another is chosen, but this dataset has none.
    expect(run({}).sentences).toContain(NOTE);
  });

  it('nothing is said where a field is, or where there is none', () => {
    expect(run({ within: 'sex' }).sentences.join(' ')).not.toContain('Nothing was chosen');
    expect(run({ within: null }, ['promoted']).sentences.join(' ')).not.toContain('Nothing was chosen');
  });

  it('no table of a field that nobody chose is shown unless it tells another story', () => {
    expect(run({ within: null }).tables.map(({ id }) => id)).not.toContain('within-function');
  });
});
