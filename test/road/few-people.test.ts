import { describe, expect, it } from 'vitest';
import { recordCase } from '../cases.ts';
import { reportCase, reportCases } from '../public-reports.ts';
import { runRecipe } from '../run-recipe.ts';

describe.skipIf(!reportCases)('one Chief Executive among 239 (needs the cases folder)', () => {
  it('is not named, and cannot be filtered to or left out', { timeout: 400_000 }, async () => {
    const { recipe, files } = reportCase('ceo_W');
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
    recordCase('public_reports');
  });

  it('is published alike whether there was an answer or a refusal', { timeout: 400_000 }, async () => {
    const published = async (name: string): Promise<readonly unknown[]> => {
      const { recipe, files } = reportCase(name);
      const { results } = await runRecipe(recipe, files);
      const rows = results.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
      return rows.filter(({ cells }) => cells.some((cell) => cell.kind === 'text' && cell.text === 'Others'));
    };
    const answered = await published('ceo_W');
    expect(answered.length).toBeGreaterThan(3);
    expect(JSON.stringify(await published('ceo_N'))).toBe(JSON.stringify(answered));
    recordCase('public_reports');
  });
});
