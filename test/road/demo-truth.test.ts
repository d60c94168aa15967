import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import truth from '../../assets/demo/truth.json' with { type: 'json' };
import type { Estimate } from '../../core/results/result.ts';
import { root } from '../command-line.ts';
import { type NamedResult, resultsOf } from '../run-recipe.ts';

/** What was planted in the sample organisation is found by the road, on dirty files and all; policy none shows it bare. */
const wave = truth.waves['2026-03-31'];

async function runSample(policy: string): Promise<readonly NamedResult[]> {
  const demo = join(root, 'assets', 'demo');
  const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as {
    datasets: { file: string }[];
  };
  const datasets = recipe.datasets.map((dataset) => ({ ...dataset, file: join(demo, dataset.file) }));
  return resultsOf({ ...recipe, policy, datasets });
}

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

describe('the sample organisation', () => {
  it('shows its planted truth bare under policy none', async () => {
    const find = finder(await runSample('none'));
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

  it('hides its small cells, its one-background group and its trap under the default policy', async () => {
    const find = finder(await runSample('10-5'));
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
