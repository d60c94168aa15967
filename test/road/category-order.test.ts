import { describe, expect, it } from 'vitest';
import { resultsOf } from '../run-recipe.ts';

/** Names that no alphabet puts in order, each met by forty people. */
const ladders = {
  grade: ['Trainee', 'Officer', 'Head', 'Director'],
  stage: ['Applied', 'Sifted', 'Interviewed', 'Offered'],
  level: ['Level 2', 'Level 4', 'Degree', 'Masters'],
} as const;
const jobs = [
  'Clerical and intermediate occupations',
  'Technical and craft occupations',
  'Professional occupations',
];

function extract(): string {
  const rows = Array.from({ length: 160 }, (_, row) => {
    const at = row % 4;
    return [ladders.grade[at], ladders.stage[at], ladders.level[at], `"${jobs[row % 3]}"`].join(',');
  });
  return ['Rang,Schritt,Stufe,Parent', ...rows].join('\n');
}

async function splitsUnder(codings: object): Promise<ReadonlyMap<string, readonly string[]>> {
  const recipe = {
    rungs: 1,
    title: 'Ladders',
    policy: 'none',
    datasets: [
      {
        id: 'all',
        label: 'All',
        wave: '2026-03-31',
        file: 'extract.csv',
        columns: { Rang: 'grade', Schritt: 'stage', Stufe: 'level', Parent: 'seb-occupation' },
        answers: { 'Professional occupations': { group: 'professional' } },
        codings,
      },
    ],
    analyses: Object.keys(ladders).map((by) => ({
      analysis: 'representation',
      dataset: 'all',
      options: { by },
    })),
  };
  const results = await resultsOf(recipe, { 'extract.csv': extract() });
  return new Map(
    results.map(({ options, tables }) => {
      const split = tables.find(({ id }) => id === 'background-by');
      const names = split?.rows.map(({ cells: [first] }) => (first?.kind === 'text' ? first.text : ''));
      return [String(options['by']), [...new Set(names)]];
    }),
  );
}

describe('categories with an order, through the command line', () => {
  it('stand in results as the recipe puts them: grades, stages and levels alike', async () => {
    const codings = Object.fromEntries(Object.entries(ladders).map(([field, order]) => [field, { order }]));
    const splits = await splitsUnder(codings);
    for (const [field, order] of Object.entries(ladders)) expect(splits.get(field)).toEqual(order);
  });

  it('keep their order when answers are taken together, and a new name stands where it was put', async () => {
    const splits = await splitsUnder({
      grade: {
        answers: { Head: { category: 'Leaders' }, Director: { category: 'Leaders' } },
        order: ['Leaders', 'Trainee', 'Officer'],
      },
      stage: { answers: { Offered: { reason: 'not-asked' } }, order: ['Sifted', 'Interviewed', 'Applied'] },
    });
    expect(splits.get('grade')).toEqual(['Leaders', 'Trainee', 'Officer']);
    expect(splits.get('stage')).toEqual(['Sifted', 'Interviewed', 'Applied', 'Not asked']);
    expect(splits.get('level')).toEqual(['Degree', 'Level 2', 'Level 4', 'Masters']);
  });
});
