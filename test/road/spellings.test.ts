import { describe, expect, it } from 'vitest';
import { runRecipe } from '../run-recipe.ts';

const lines = (line: string, times: number): string => `${line}\n`.repeat(times);
const file = [
  'Department,Parent job\n',
  lines('Adult Social Care,Bus Driver', 40),
  lines('adult social care,bus driver', 20),
  lines('Highways,Clerical and intermediate occupations', 40),
].join('');

const recipe = (answers: object, fixes: readonly object[], analysis: object) => ({
  rungs: 1,
  title: 'Spellings',
  datasets: [
    {
      ...{ id: 'staff', label: 'Staff', wave: '2026-03-31', file: 'staff.csv', answers, fixes },
      columns: { Department: 'function', 'Parent job': 'seb-occupation' },
    },
  ],
  analyses: [{ dataset: 'staff', ...analysis }],
});

describe('an answer in several spellings', () => {
  it('takes one decision of a recipe, and one name once the check of spellings is followed', async () => {
    const split = { analysis: 'representation', options: { by: 'function' } };
    // With the blank that the file itself may have at the end of a cell.
    const decided = { 'Bus Driver ': { answer: 'routine' } };
    const joined = [{ check: 'spellings/function', fix: 'rename' }];
    const { results, code, error, out } = await runRecipe(recipe(decided, joined, split), {
      'staff.csv': file,
    });
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(out).not.toContain('nobody gave');
    const departments = new Set(
      results.flatMap(({ estimates }) => estimates.map(({ of }) => of['function'])),
    );
    expect(departments).toContain('Adult Social Care');
    expect(departments).not.toContain('adult social care');
  });
});
