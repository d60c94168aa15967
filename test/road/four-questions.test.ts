import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/results/result.ts';
import { casesFolder } from '../cases.ts';
import { runRecipe } from '../run-recipe.ts';

const cases = casesFolder();

const groupOfClass: Readonly<Record<string, string>> = {
  'SE-1': 'professional',
  'SE-2': 'intermediate',
  'SE-3': 'intermediate',
  'SE-4': 'working-class',
  'SE-5': 'working-class',
};

const fourQuestions = {
  occupation: 'seb-occupation',
  employment: 'seb-employment',
  size: 'seb-size',
  supervised: 'seb-supervise',
};

function recipe(file: string, columns: object, codings: object) {
  return {
    rungs: 1,
    title: 'All combinations of answers',
    policy: 'none',
    scheme: 'nssec-five-faststream',
    datasets: [
      {
        id: 'all',
        label: 'All',
        wave: '2023-12-31',
        file,
        columns,
        codings,
      },
    ],
    analyses: [{ analysis: 'representation', dataset: 'all' }],
  };
}

async function shares(
  codings: object,
  columns: object = fourQuestions,
): Promise<{ readonly error: string; readonly estimates: readonly Estimate[] }> {
  const file = join(cases ?? '', 'nssec_faststream_vectors', 'all_combinations.csv');
  const { error, results } = await runRecipe(recipe(file, columns, codings));
  return { error, estimates: results[0]?.estimates ?? [] };
}

describe.skipIf(cases === null)(
  'the grouping from four questions, through the command line (needs the cases folder)',
  () => {
    const place = join(cases ?? '', 'nssec_faststream_vectors', 'all_combinations.csv');

    it('counts in each group whom the classes of the Fast Stream put there', async () => {
      const [, ...lines] = readFileSync(place, 'utf8').trimEnd().split('\n');
      const expected = new Map<string, number>();
      for (const line of lines) {
        const group = groupOfClass[line.trimEnd().split(',').at(-1) ?? ''];
        if (group !== undefined) expected.set(group, (expected.get(group) ?? 0) + 1);
      }
      const usable = [...expected.values()].reduce((sum, count) => sum + count, 0);
      const { error, estimates } = await shares({});
      expect(error).toBe('');
      for (const [group, count] of expected) {
        const found = estimates.find(({ measure, of }) => measure === 'share' && of['background'] === group);
        expect(found?.base).toBe(usable);
        expect(found?.value).toBeCloseTo(count / usable, 12);
      }
    });

    it('takes a decision of the recipe on an answer of another question', async () => {
      const withAll = await shares({});
      const { error, estimates } = await shares({
        'seb-size': { answers: { 'Large (over 24 employees)': { answer: 'small' } } },
      });
      expect(error).toBe('');
      const professional = (list: readonly Estimate[]) =>
        list.find(({ measure, of }) => measure === 'share' && of['background'] === 'professional')?.value ??
        0;
      expect(professional(estimates)).toBeLessThan(professional(withAll.estimates));
    });

    it('says what is missing where the dataset holds the key question alone', async () => {
      const { error } = await shares({}, { occupation: 'seb-occupation' });
      expect(error).toMatch(/needs all four questions/);
      expect(error.trim().split('\n')).toHaveLength(1);
    });
  },
);
