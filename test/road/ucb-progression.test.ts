import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/results/result.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { resultsOf } from '../run-recipe.ts';

/**
 * Admissions of 1973 through the command line: gender stands in the place of background and department beside it,
 * since the case has no background. Rates and intervals equal R's (relative 1e-9), ratios of odds ratios those of its
 * logistic regression with interaction (relative 1e-6).
 */
const cases = casesFolder();

type TwoByTwo = {
  diff_newcombe10: { estimate: number; lower: number; upper: number };
  odds_ratio_woolf: { estimate: number; lower: number; upper: number };
  chisq_uncorrected: { p: number };
};

type Reference = {
  aggregate: TwoByTwo;
  cmh: Record<'common_or_female_vs_male' | 'lower_f' | 'upper_f' | 'p_uncorrected', number>;
  homogeneity: { p_tarone: number };
  by_department: {
    dept: string;
    p1: number;
    p2: number;
    n1: number;
    n2: number;
    p1_wilson95: { lower: number; upper: number };
    p2_wilson95: { lower: number; upper: number };
  }[];
  logit_interaction: { terms: { term: string; estimate: number; se: number }[] };
};

const recipe = (file: string) => ({
  rungs: 1,
  title: 'Admissions',
  policy: 'none',
  datasets: [
    {
      id: 'applicants',
      label: 'Applicants',
      kind: 'applications',
      wave: '1973-09-30',
      file,
      columns: { Gender: 'seb-occupation', Dept: 'function', Admit: 'outcome', Freq: 'count' },
      answers: { Female: { group: 'working-class' }, Male: { group: 'professional' } },
    },
  ],
  analyses: [
    {
      dataset: 'applicants',
      analysis: 'intersectional-progression',
      options: { outcome: 'outcome', yes: 'Admitted', with: ['function'] },
    },
    ...[{ within: null }, {}].map((options) => ({
      dataset: 'applicants',
      analysis: 'intersectional-progression',
      options: { outcome: 'outcome', yes: 'Admitted', ...options },
    })),
  ],
});

const expectClose = (actual: number | null | undefined, expected: number, tolerance: number): void => {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
};

describe.skipIf(cases === null)(
  'admissions by gender and department, through the command line (needs the cases folder)',
  () => {
    it('equals R in every stratum and on both scales', async () => {
      const folder = join(cases ?? '', 'ucb_admissions');
      const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference;
      const [result, ...unasked] = await resultsOf(recipe(join(folder, 'ucb_counts.csv')));
      const estimates = result?.estimates ?? [];
      const find = (measure: string, of: Readonly<Record<string, string>>): Estimate => {
        const found = estimates.find(
          (each) =>
            each.measure === measure && Object.entries(of).every(([key, value]) => each.of[key] === value),
        );
        if (!found) throw new Error(`${measure} is missing`);
        return found;
      };
      const rates = new Map(reference.by_department.map((each) => [each.dept, each]));
      for (const [Dept, { p1, p2, n1, n2, p1_wilson95, p2_wilson95 }] of rates) {
        for (const [background, rate, base, interval] of [
          ['working-class', p1, n1, p1_wilson95],
          ['professional', p2, n2, p2_wilson95],
        ] as const) {
          const found = find('rate', { background, function: Dept });
          expect(found.base).toBe(base);
          expectClose(found.value, rate, 1e-9);
          expectClose(found.low, interval.lower, 1e-9);
          expectClose(found.high, interval.upper, 1e-9);
        }
      }
      const [men, women] = ['p2', 'p1'] as const;
      const departmentA = rates.get('A');
      expect(estimates.filter(({ measure }) => measure === 'ratio-of-odds-ratios')).toHaveLength(5);
      for (const { term, estimate, se } of reference.logit_interaction.terms) {
        const dept = /:.*([B-F])$|([B-F]):/.exec(term)?.slice(1).find(Boolean);
        if (dept === undefined) continue;
        const there = rates.get(dept);
        if (!there || !departmentA) throw new Error('The reference lacks a department.');
        // Women of department B are too few without admission for an interaction.
        if (dept === 'B') continue;
        const contrast = there[women] - departmentA[women] - there[men] + departmentA[men];
        const pair = { function: dept, against: 'A' };
        const bounds = [-1.959963984540054, 0, 1.959963984540054].map((z) => Math.exp(estimate + z * se));
        const ratio = find('ratio-of-odds-ratios', pair);
        expectClose(ratio.low, bounds[0] ?? 0, 1e-6);
        expectClose(ratio.value, bounds[1] ?? 0, 1e-6);
        expectClose(ratio.high, bounds[2] ?? 0, 1e-6);
        expectClose(find('interaction-contrast', pair).value, contrast, 1e-9);
        expectClose(find('relative-excess-risk', pair).value, contrast / departmentA[men], 1e-9);
      }
      expect(find('ratio-of-odds-ratios', { function: 'B' }).why).toBe('undefined');
      const against = { background: 'working-class', against: 'professional' };
      const compared = (measure: string) => {
        const found = estimates.find(
          ({ measure: each, of }) =>
            each === measure &&
            Object.keys(of).length === 2 &&
            of['background'] === against.background &&
            of['against'] === against.against,
        );
        return [found?.value, found?.low, found?.high] as const;
      };
      const {
        diff_newcombe10: difference,
        odds_ratio_woolf: odds,
        chisq_uncorrected: test,
      } = reference.aggregate;
      for (const [measure, expected] of [
        ['risk-difference', difference],
        ['odds-ratio', odds],
      ] as const) {
        const [value, low, high] = compared(measure);
        expectClose(value, expected.estimate, 1e-9);
        expectClose(low, expected.lower, 1e-9);
        expectClose(high, expected.upper, 1e-9);
      }
      expectClose(compared('p-value')[0], test.p, 1e-6);
      const common = find('common-odds-ratio', { within: 'function' });
      expectClose(common.value, reference.cmh.common_or_female_vs_male, 1e-9);
      expectClose(common.low, reference.cmh.lower_f, 1e-9);
      expectClose(common.high, reference.cmh.upper_f, 1e-9);
      expectClose(find('common-p-value', {}).value, reference.cmh.p_uncorrected, 1e-6);
      expectClose(find('equal-odds-p-value', {}).value, reference.homogeneity.p_tarone, 1e-6);
      expect(result?.sentences[0]).toBe(
        'Admit: Admitted looks different when split by Dept: the odds of people from working-class backgrounds are 0.54 (0.48 to 0.62) times those of people from professional backgrounds over all, and 1.11 (0.94 to 1.30) times within Dept. Groups that are spread unevenly over the answers make such a difference; neither is a measure of fairness by itself. But its answers differ among themselves (p=0.002): read each of them.',
      );
      // A department that reverses the comparison leads, whether or not anybody chose to look within it.
      expect(unasked).toHaveLength(2);
      for (const { sentences, strength, tables } of unasked) {
        expect(sentences[0]).toBe(result?.sentences[0]);
        expect(strength?.level).toBe('uncertain');
        expect(tables.map(({ id }) => id)).toContain('within-function');
      }
      expect(result?.sentences[1]).toContain('Admit: Admitted: 1,755 of 4,526 people');
      expect(result?.strength?.level).toBe('uncertain');
      recordCase('ucb_admissions');
    });
  },
);
