import { describe, expect, it } from 'vitest';
import type { NamedResult } from '../run-recipe.ts';
import { recordCase } from '../cases.ts';
import { reportCases, reportCase } from '../public-reports.ts';
import { resultsOf } from '../run-recipe.ts';

const groups = ['professional', 'intermediate', 'working-class'];

function figures(results: readonly NamedResult[], name: string, measure: string): readonly number[] {
  const estimates = results.find((result) => result.name === name)?.estimates ?? [];
  return groups.map(
    (group) =>
      estimates.find(
        ({ measure: found, of }) =>
          found === measure && of['by'] === 'everyone' && of['background'] === group,
      )?.value ?? NaN,
  );
}

describe.skipIf(!reportCases)('people asked and answers, weighted (needs the cases folder)', () => {
  it('are not dragged by one Chief Executive under 10-5', { timeout: 300_000 }, async () => {
    const { recipe, files } = reportCase('ceo_W');
    const results = await resultsOf(recipe, files);
    const shares = figures(results, 'weighted', 'weighted-share');
    const exact = [0.546, 0.139, 0.315];
    // Within a point of the exact ones, or the sentence that they cannot be told.
    const isTold = shares.every((share, group) => Math.abs(share - exact[group]!) < 0.01);
    const said = JSON.stringify(results).includes('Weighted shares are not shown. What is hidden could move');
    expect({ isTold, said }).toEqual({ isTold: !said, said });
    recordCase('public_reports');
  });

  it(
    'leave a grade in which nobody answered out of both margins, as R does',
    { timeout: 300_000 },
    async () => {
      const { recipe, files } = reportCase('rake_empty_grade');
      const results = await resultsOf(recipe, files);
      // a <- d[d$grade != "D", ]; r <- a[!is.na(a$group), ]; r$one <- 1
      // des <- rake(svydesign(~1, data = r, weights = ~one), list(~grade, ~sex),
      //   list(as.data.frame(table(grade = a$grade)), as.data.frame(table(sex = a$sex))), control = list(epsilon = 1e-10))
      // svymean(~group, des); sum(weights(des))^2 / sum(weights(des)^2)
      const [professional = NaN, intermediate = NaN, working = NaN] = figures(
        results,
        'here',
        'weighted-share',
      );
      expect(professional).toBeCloseTo(0.45083, 5);
      expect(intermediate).toBeCloseTo(0.17822, 5);
      expect(working).toBeCloseTo(0.37095, 5);
      expect(figures(results, 'here', 'effective-size')[0]).toBeCloseTo(527.422236069, 6);
      recordCase('public_reports');
    },
  );
});
