import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, recordCase } from '../cases.ts';
import { resultsOf } from '../run-recipe.ts';

const cases = casesFolder();

describe.skipIf(cases === null)(
  'refusals in an outcome, through the command line (needs the cases folder)',
  () => {
    it('are no outcome: 40 of 100 in each group, whether they were set aside or not', async () => {
      const dataset = (id: string, codings: unknown) => ({
        id,
        label: id,
        wave: '2026-03-31',
        file: join(cases ?? '', 'statistician_traps', 'outcome_refusals.csv'),
        columns: { parent: 'seb-occupation', promoted: 'promoted', sex: 'sex' },
        answers: {
          'Modern professional': { group: 'professional' },
          'Routine manual': { group: 'working-class' },
        },
        codings,
      });
      const reasons = { answers: { 'Prefer not to say': { reason: 'prefer-not-to-say' } } };
      const results = await resultsOf({
        rungs: 1,
        title: 'Refusals',
        policy: 'none',
        datasets: [dataset('as it is', {}), dataset('set aside', { promoted: reasons })],
        analyses: ['as it is', 'set aside'].map((id) => ({
          dataset: id,
          analysis: 'intersectional-progression',
          options: { outcome: 'promoted', yes: 'Yes', with: ['sex'] },
        })),
      });
      expect(results).toHaveLength(2);
      for (const { estimates, sentences } of results) {
        const rates = estimates.filter(
          ({ measure, of }) =>
            measure === 'rate' && Object.keys(of).length === 1 && of['background'] !== 'intermediate',
        );
        expect(rates.map(({ value, base }) => [value, base])).toEqual([
          [0.4, 200],
          [0.4, 100],
          [0.4, 100],
        ]);
        expect(sentences.join(' ')).toContain('have no outcome and are in no share');
        expect(sentences.join(' ')).toContain('preferred not to say 100');
      }
      recordCase('statistician_traps');
    });
  },
);
