import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/results/result.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { type NamedResult, resultsOf } from '../run-recipe.ts';

/**
 * Real class origins, as a frequency table, through the command line: every share, interval, ratio, fit and index
 * that the two analyses make equals R's (relative 1e-8).
 */
const cases = casesFolder();

const origins = {
  I: 'professional',
  II: 'professional',
  III: 'intermediate',
  IVa: 'intermediate',
  IVb: 'intermediate',
  IVc: 'intermediate',
  'V/VI': 'working-class',
  VIIa: 'working-class',
  VIIb: 'working-class',
} as const;

function recipe(file: string, interval: string) {
  const run = (analysis: string, options: object) => ({ analysis, dataset: 'men', options });
  return {
    rungs: 1,
    title: 'Class origins of 1972',
    policy: 'none',
    datasets: [
      {
        id: 'men',
        label: 'England and Wales',
        wave: '1972-12-31',
        file,
        columns: { origin: 'seb-occupation', destination: 'job', count: 'count' },
        answers: Object.fromEntries(Object.entries(origins).map(([answer, group]) => [answer, { group }])),
      },
    ],
    analyses: [
      run('representation', { interval }),
      run('representation', { interval, by: 'job' }),
      run('completion-funnel', { interval }),
    ],
  };
}

type Reference = {
  total: number;
  groups: Record<
    string,
    { count: number; share: number; wilson95: [number, number]; clopper_pearson95: [number, number] }
  >;
  goodness_of_fit_against_37_24_39: { chi_square: number; p: number };
  index_of_dissimilarity_against_37_24_39: number;
  representation_ratio: Record<string, number>;
};

function expectClose(actual: number | null, expected: number): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-8 * Math.abs(expected));
}

async function runCase(interval: string): Promise<readonly NamedResult[]> {
  const file = join(cases ?? '', 'class_origin_england_wales', 'erikson_ew_9x9.csv');
  return resultsOf(recipe(file, interval));
}

describe.skipIf(cases === null)(
  'class origins in England and Wales, through the command line (needs the cases folder)',
  () => {
    it.each([
      ['wilson', 'wilson95'],
      ['clopper-pearson', 'clopper_pearson95'],
    ] as const)('equals R with the %s interval', async (interval, key) => {
      const reference = JSON.parse(
        readFileSync(join(cases ?? '', 'class_origin_england_wales', 'reference.json'), 'utf8'),
      ) as Reference;
      const [overall, , funnel] = await runCase(interval);
      const find = (result: NamedResult | undefined, measure: string, group?: string): Estimate => {
        const found = result?.estimates.find(
          (each) => each.measure === measure && (group === undefined || each.of['background'] === group),
        );
        if (!found) throw new Error(`${measure} is missing`);
        return found;
      };
      for (const [name, expected] of Object.entries(reference.groups)) {
        const group = name.replace('_', '-');
        const share = find(overall, 'share', group);
        expectClose(share.value, expected.share);
        expectClose(share.low, expected[key][0]);
        expectClose(share.high, expected[key][1]);
        expect(share.base).toBe(reference.total);
        expectClose(
          find(overall, 'representation-ratio', group).value,
          reference.representation_ratio[name] ?? 0,
        );
      }
      const fit = reference.goodness_of_fit_against_37_24_39;
      expectClose(find(overall, 'fit-chi-square').value, fit.chi_square);
      expect(find(overall, 'fit-p').value).toBe(fit.p);
      expectClose(find(overall, 'dissimilarity').value, reference.index_of_dissimilarity_against_37_24_39);
      expect(find(funnel, 'usable-share').value).toBe(1);
      expect(find(funnel, 'usable-share').base).toBe(reference.total);
      recordCase('class_origin_england_wales');
    });
  },
);
