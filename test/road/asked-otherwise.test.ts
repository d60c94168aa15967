import { expect, it } from 'vitest';
import { runRecipe } from '../run-recipe.ts';

/** Of 100 marked as not asked 53 answered; 12 of those marked as asked have “Not asked” for an answer. */
const rows = Array.from({ length: 400 }, (_, at) => {
  if (at < 100) return `No,${at < 53 ? 'Routine manual' : ''}`;
  return `Yes,${at < 112 ? 'Not asked' : 'Modern professional'}`;
});

it('answers that contradict the column of who was asked are said on every output', async () => {
  const recipe = {
    rungs: 1,
    title: 'Asked',
    policy: 'none',
    datasets: [
      {
        id: 'staff',
        label: 'Staff',
        wave: '2026-03-31',
        file: 'staff.csv',
        columns: { 'Survey sent': 'asked-flag', 'Parent job': 'seb-occupation' },
        answers: {
          'Modern professional': { group: 'professional' },
          'Routine manual': { group: 'working-class' },
          'Not asked': { reason: 'not-asked' },
        },
      },
    ],
    analyses: ['completion-funnel', 'representation', 'import-report'].map((analysis) => ({
      dataset: 'staff',
      analysis,
    })),
  };
  const files = { 'staff.csv': `Survey sent,Parent job\n${rows.join('\n')}\n` };
  const { results, out, html, error } = await runRecipe(recipe, files, 'json,html');
  expect(error).toBe('');
  const said = [
    '53 of the 100 people marked as not asked have an answer to the key question and count as asked.',
    '12 of the 59 people who do not count as asked are marked as asked: “not asked” is their answer.',
  ];
  expect(results).toHaveLength(3);
  for (const sentence of said) {
    for (const { context } of results)
      expect(context.facts.map((fact) => fact.sentence).join(' ')).toContain(sentence);
    expect(out).toContain(sentence);
    expect(html).toContain(sentence);
  }
});
