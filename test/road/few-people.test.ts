import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { runRecipe } from '../run-recipe.ts';

const cases = casesFolder();

/** A recipe of the case, with its one file beside it. */
function caseOf(name: string, change: Readonly<Record<string, unknown>> = {}) {
  const folder = join(cases ?? '', 'public_reports');
  const recipe = JSON.parse(readFileSync(join(folder, 'recipes', `${name}.json`), 'utf8')) as {
    datasets: readonly Record<string, unknown>[];
  };
  const datasets = recipe.datasets.map((dataset) => ({ ...dataset, file: 'staff.csv' }));
  return {
    recipe: { ...recipe, ...change, datasets },
    files: { 'staff.csv': readFileSync(join(folder, `${name}.csv`), 'utf8') },
  };
}

describe.skipIf(!cases)('one Chief Executive among 239', () => {
  it('is not named, and cannot be filtered to or left out', { timeout: 400_000 }, async () => {
    const { recipe, files } = caseOf('ceo_W');
    const { results, html } = await runRecipe(recipe, files, 'json,html');
    expect(results).toHaveLength(3);
    expect(JSON.stringify(results)).not.toContain('Chief Executive');
    expect(html).not.toContain('Chief Executive');
    expect(JSON.stringify(results)).toContain('Others');

    for (const values of [['Chief Executive'], ['Grade A', 'Grade B', 'Grade C']]) {
      const analysis = { analysis: 'representation', dataset: 's', filters: [{ field: 'grade', values }] };
      const refused = await runRecipe({ ...recipe, analyses: [analysis] }, files);
      expect(refused.code).toBe(1);
      expect(refused.error).toMatch(/The filter on Grade .*fewer than 10 people/u);
      expect(refused.error).not.toContain('Chief Executive');
    }
    recordCase('public_reports/ceo_W names');
  });
});
