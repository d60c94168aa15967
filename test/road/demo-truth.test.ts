import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import truth from '../../assets/demo/truth.json' with { type: 'json' };
import type { Estimate } from '../../core/results/result.ts';
import { root } from '../command-line.ts';
import { type NamedResult, resultsOf } from '../run-recipe.ts';

/** What was planted in the sample organisation is found by the road, on dirty files and all; policy none shows it bare. */
const wave = truth.waves['2026-03-31'];

type SampleRecipe = {
  readonly datasets: readonly { readonly id: string; readonly file: string; readonly codings: object }[];
  readonly analyses: readonly { readonly name: string }[];
};

const demo = join(root, 'assets', 'demo');
const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as SampleRecipe;

async function runSample(
  policy: string,
  { datasets, analyses }: SampleRecipe = recipe,
): Promise<readonly NamedResult[]> {
  const found = datasets.map((dataset) => ({ ...dataset, file: join(demo, dataset.file) }));
  return resultsOf({ ...recipe, policy, analyses, datasets: found });
}

/** By the six grades as they are in the file. */
const byEveryGrade: SampleRecipe = {
  datasets: recipe.datasets.filter(({ id }) => id === 'staff-2026').map((each) => ({ ...each, codings: {} })),
  analyses: recipe.analyses.filter(({ name }) => name === 'gets-on-2026'),
};

function finder(results: readonly NamedResult[]) {
  return (name: string, measure: string, of: Readonly<Record<string, string>>): Estimate => {
    const found = results
      .find((each) => each.name === name)
      ?.estimates.find(
        (each) =>
          each.measure === measure && Object.entries(of).every(([key, value]) => each.of[key] === value),
      );
    if (!found) throw new Error(`${name} has no ${measure}`);
    return found;
  };
}

describe('the sample organisation', async () => {
  const bare = await runSample('none');
  const kept = await runSample('10-5');

  it('shows its planted truth bare under policy none', () => {
    const find = finder(bare);
    const { asked, responded, usable, professional } = wave.overall;
    expect(find('answered-2026', 'response-rate', { by: 'everyone' })).toMatchObject({
      value: responded / asked,
      base: asked,
    });
    expect(find('answered-2026', 'usable-share', { by: 'everyone' }).value).toBe(usable / asked);
    const overall = { by: 'everyone', background: 'professional' };
    expect(find('works-here-2026-by-grade', 'share', overall)).toMatchObject({
      value: professional / usable,
      base: usable,
    });
    for (const [grade, counts] of Object.entries(wave.byGrade)) {
      const share = find('works-here-2026-by-grade', 'share', { grade, background: 'working-class' });
      expect(share.value).toBeCloseTo(counts['working-class'] / counts.usable, 12);
    }
    const double = wave.progression.doubleDisadvantage;
    expect(find('gets-on-2026', 'rate', { background: 'working-class', sex: 'Female' })).toMatchObject({
      value: double.workingClassWomen.promoted / double.workingClassWomen.people,
      base: double.workingClassWomen.people,
    });
    const both = { sex: 'Female', against: 'Male' };
    expect(find('gets-on-2026', 'interaction-contrast', both).value).toBeCloseTo(
      double.additiveContrastProportion,
      5,
    );
    expect(find('gets-on-2026', 'ratio-of-odds-ratios', both).value).toBeCloseTo(double.ratioOfOddsRatios, 5);
  });

  it('says first that promotion looks the other way round within the grade people were promoted from', async () => {
    const before = wave.progression.byGradeTwelveMonthsAgo;
    const sixGrades = await runSample('none', byEveryGrade);
    const within = { within: 'grade-before' };
    // R: mantelhaen.test over the six grades, over A Operations and the others; correct=FALSE.
    expect(finder(sixGrades)('gets-on-2026', 'common-odds-ratio', within).value).toBeCloseTo(0.605752, 5);
    expect(wave.progression.commonOddsRatioWorkingToProfessional).toBeCloseTo(0.605752, 5);
    expect(finder(bare)('gets-on-2026', 'common-odds-ratio', within).value).toBeCloseTo(0.751509, 5);
    const operations = { 'grade-before': 'A Operations', background: 'working-class' };
    expect(finder(bare)('gets-on-2026-by-grade', 'rate', operations)).toMatchObject({
      value:
        before['A Operations']['working-class'].promoted / before['A Operations']['working-class'].people,
    });
    for (const name of ['gets-on-2026', 'gets-on-2026-by-grade']) {
      const result = kept.find((each) => each.name === name);
      expect(result?.sentences[0]).toBe(
        'Promoted In Last 12 Months looks different when split by Grade 12 Months Ago: the odds of people from working-class backgrounds are 1.29 (0.80 to 1.94) times those of people from professional backgrounds over all, and 0.76 (0.47 to 1.33) times within Grade 12 Months Ago. Groups that are spread unevenly over the answers make such a difference; neither is a measure of fairness by itself.',
      );
    }
  });

  it('says first that no gap in pay is shown within the grade, which makes the whole of it', () => {
    const { professional, 'working-class': workingClass } = wave.medianSalaryPounds;
    const gap = { background: 'working-class', reference: 'professional' };
    const overall = finder(bare)('paid-what-2026', 'median-hourly-pay-gap', gap);
    // Some pay was left blank in the file: the planted medians count it.
    expect(overall.value).toBeCloseTo(1 - workingClass / professional, 2);
    const within = finder(bare)('paid-what-2026', 'median-hourly-pay-gap-within', gap);
    expect(within.low).toBeLessThan(0);
    expect(within.high).toBeGreaterThan(0);
    const told = kept.find((each) => each.name === 'paid-what-2026');
    expect(told?.sentences[0]).toMatch(
      /^Within grade no difference is shown: among people of the same grade, /u,
    );
    expect(told?.strength?.level).toBe('uncertain');
  });

  it('hides its small cells, its one-background group and its trap under the default policy', () => {
    const find = finder(kept);
    const executive = { grade: 'F Executive', background: 'working-class' };
    expect(find('works-here-2026-by-grade', 'share', executive).why).toBe('hidden');
    const office = { function: 'Chair’s Office', background: 'professional' };
    // It stands among the others: nothing is said of it by name.
    expect(() => find('works-here-2026-by-function', 'share', office)).toThrow('has no share');
    expect(
      find('works-here-2026-by-function', 'share', { by: 'everyone', background: 'professional' }).base,
    ).toBe(Math.round(wave.overall.usable / 5) * 5);
  });
});
