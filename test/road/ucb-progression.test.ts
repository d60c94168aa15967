import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/analyses/result.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { resultsOf } from '../run-recipe.ts';

/**
 * Admissions of 1973 through the command line: gender stands in the place of background and department beside it,
 * since the case has no background. Rates and intervals equal R's (relative 1e-9), ratios of odds ratios those of its
 * logistic regression with interaction (relative 1e-6).
 */
const cases = casesFolder();

type Reference = {
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
  ],
});

const expectClose = (actual: number | null | undefined, expected: number, tolerance: number): void => {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
};

describe.skipIf(cases === null)('admissions by gender and department, through the command line', () => {
  it('equals R in every stratum and on both scales', async () => {
    const folder = join(cases ?? '', 'ucb_admissions');
    const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference;
    const [result] = await resultsOf(recipe(join(folder, 'ucb_counts.csv')));
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
        const found = find('rate', { background, Dept });
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
      // A pair is named from the side that goes with less than the sum: turned round, the ratio is its inverse.
      const contrast = there[women] - departmentA[women] - there[men] + departmentA[men];
      const [pair, sign, base] =
        contrast <= 0
          ? [{ Dept: dept, against: 'A' }, 1, departmentA[men]]
          : [{ Dept: 'A', against: dept }, -1, there[men]];
      const bounds = [-1.959963984540054, 0, 1.959963984540054].map((z) =>
        Math.exp(sign * estimate + z * se),
      );
      const ratio = find('ratio-of-odds-ratios', pair);
      expectClose(ratio.low, bounds[0] ?? 0, 1e-6);
      expectClose(ratio.value, bounds[1] ?? 0, 1e-6);
      expectClose(ratio.high, bounds[2] ?? 0, 1e-6);
      expectClose(find('interaction-contrast', pair).value, sign * contrast, 1e-9);
      expectClose(find('relative-excess-risk', pair).value, (sign * contrast) / base, 1e-9);
    }
    recordCase('ucb_admissions');
  });
});
