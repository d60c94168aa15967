import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../../core/report/json/results-file.ts';
import { inFolder, rungs } from '../command-line.ts';

const people = Array.from(
  { length: 60 },
  (_, at) => `E${at},${'AB'[at % 2]},${at % 3 ? 'Clerical and intermediate occupations' : 'Mine'}`,
);
const recipe = {
  rungs: 1,
  title: 'One file',
  policy: 'none',
  datasets: [
    {
      id: 'staff',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns: { Id: 'person-id', Grade: 'grade', Occupation: 'seb-occupation' },
      answers: { Mine: { group: 'working-class' }, 'Of last year': { group: 'professional' } },
      fixes: [{ check: 'repeated-people/rows', fix: 'keep-last' }],
    },
  ],
  analyses: [
    { name: 'here', analysis: 'representation', dataset: 'staff' },
    { name: 'gets-on', analysis: 'intersectional-progression', dataset: 'staff' },
  ],
};

describe('the command line', () => {
  it('writes what it can where one analysis is refused, and says which', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'staff.csv'), `Id,Grade,Occupation\n${people.join('\n')}\n`);
      const path = join(folder, 'recipe.json');
      writeFileSync(path, JSON.stringify(recipe));
      const { code, out, error } = await rungs(['run', path, '--out', folder, '--format', 'json']);
      expect(code).toBe(1);
      expect(error).toMatch(/^1 of 2 analyses was refused\. gets-on: /);
      expect(error.trim().split('\n')).toHaveLength(1);
      const { results } = resultsSchema.parse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')));
      expect(results.map(({ name }) => name)).toEqual(['here']);
      // What the recipe asks for in vain, and what was placed by hand.
      expect(out).toContain('Staff: the recipe decides on 1 answer to the key question that nobody gave.');
      expect(out).toContain('Staff: nothing to fix for repeated-people/rows.');
      expect(out).toContain('20 of the 60 usable answers were placed by hand (1 different answer)');
    });
  });

  it('refuses a column that the file does not have, and writes nothing', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'staff.csv'), `Id,Grade,Occupation\n${people.join('\n')}\n`);
      const [staff] = recipe.datasets;
      const path = join(folder, 'recipe.json');
      const columns = { ...staff?.columns, Region: 'location' };
      writeFileSync(path, JSON.stringify({ ...recipe, datasets: [{ ...staff, columns }] }));
      const { code, error } = await rungs(['run', path, '--out', folder, '--format', 'json']);
      expect([code, existsSync(join(folder, 'results.json'))]).toEqual([1, false]);
      expect(error).toContain('Region');
    });
  });

  it('does not tell by what a recipe asks in vain whether one person gave an answer', async () => {
    const printed = ['Of last year', 'Clerical and intermediate occupations'].map((lone) =>
      inFolder(async (folder) => {
        const rows = [...people.slice(1), `E0,A,${lone}`];
        writeFileSync(join(folder, 'staff.csv'), `Id,Grade,Occupation\n${rows.join('\n')}\n`);
        const path = join(folder, 'recipe.json');
        writeFileSync(
          path,
          JSON.stringify({ ...recipe, policy: '10-5', analyses: recipe.analyses.slice(0, 1) }),
        );
        const { out } = await rungs(['run', path, '--out', folder, '--format', 'json']);
        return out.split('\n').filter((line) => line.startsWith('Staff: '));
      }),
    );
    const [given, notGiven] = await Promise.all(printed);
    expect(given).toContain(
      'Staff: the recipe decides on 1 answer to the key question that nobody gave, or too few people to say.',
    );
    expect(given).toContain('Staff: nothing to fix for repeated-people/rows, or too few rows to say.');
    expect(given).toEqual(notGiven);
  });
});
