import { describe, expect, it } from 'vitest';
import { runRecipe } from '../run-recipe.ts';

const rows = (count: number, ...cells: readonly string[]): readonly string[] =>
  Array.from({ length: count }, () => cells.join(','));
const staff = [
  'Grade,Sex,Moved up,Parent job',
  ...['F', 'M'].flatMap((sex) => [
    ...rows(20, 'Junior', sex, 'Y', 'Routine manual'),
    ...rows(40, 'Junior', sex, 'N', 'Routine manual'),
    ...rows(30, 'Senior', sex, 'Y', 'Modern professional'),
    ...rows(40, 'Senior', sex, 'N', 'Modern professional'),
  ]),
  ...rows(3, 'Chief Executive', 'M', 'Y', 'Modern professional'),
].join('\n');

type Asked = {
  readonly options: Readonly<Record<string, unknown>>;
  readonly filters?: readonly { readonly field: string; readonly values: readonly string[] }[];
};

const ran = (analyses: readonly Asked[], policy = '10-5', coding: Readonly<Record<string, unknown>> = {}) =>
  runRecipe(
    {
      rungs: 1,
      title: 'Answers by name',
      policy,
      datasets: [
        {
          id: 'staff',
          label: 'Staff',
          wave: '2026-03-31',
          file: 'staff.csv',
          columns: { Grade: 'grade', Sex: 'sex', 'Moved up': 'promoted', 'Parent job': 'seb-occupation' },
          answers: {
            'Modern professional': { group: 'professional' },
            'Routine manual': { group: 'working-class' },
          },
          codings: { promoted: { answers: coding } },
        },
      ],
      analyses: analyses.map((each) => ({
        dataset: 'staff',
        analysis: 'intersectional-progression',
        ...each,
      })),
    },
    { 'staff.csv': staff },
  );

describe('an answer that a recipe names', () => {
  it('is that of the file or the label it is counted under', async () => {
    const names = ['Men', 'M', 'Male', 'male'];
    const filters = [{ field: 'sex', values: ['Women', 'F'] }];
    const asked = { outcome: 'Moved up', yes: 'Y' };
    const { error, results } = await ran(
      [
        ...names.map((referenceAnswer) => ({ options: { ...asked, with: ['Sex'], referenceAnswer } })),
        { options: asked, filters },
      ],
      '10-5',
      { Y: { category: 'Went up' }, N: { category: 'Stayed' } },
    );
    expect(error).toBe('');
    expect(results.map(({ options }) => options['referenceAnswer']).slice(0, -1)).toEqual(
      names.map(() => 'Male'),
    );
    const filtered = results.at(-1);
    expect(filtered?.options['yes']).toBe('Went up');
    expect(filtered?.context.filters).toEqual([{ field: 'sex', label: 'Sex', values: ['Female'] }]);
    expect(filtered?.sentences.join(' ')).toContain('50 of 130 people');
  });

  const asked: readonly Asked[] = [
    { options: {} },
    { options: { with: ['Sex'], referenceAnswer: 'Ladies' } },
    { options: { outcome: 'Moved up', yes: 'Perhaps' } },
    { options: { outcome: 'Grade', yes: 'Chief Executive' } },
    { options: { outcome: 'Grade', yes: 'Middle' } },
    { options: {}, filters: [{ field: 'grade', values: ['Middle'] }] },
  ];

  it('is refused with those that there are, and with none of few people', async () => {
    const { error, code } = await ran(asked);
    expect(code).toBe(1);
    expect([...error.matchAll(/Choose among: [^.]*\./gu)].map(([said]) => said)).toEqual([
      'Choose among: Female and Male.',
      'Choose among: N and Y.',
      // A reason that two analyses share is told once.
      ...Array.from({ length: 2 }, () => 'Choose among: Junior and Senior.'),
    ]);
    expect(error).not.toContain('Chief Executive');
  });

  it('is refused without disclosure control likewise', async () => {
    const { error } = await ran(asked, 'none');
    expect([...error.matchAll(/Choose among: [^.]*\./gu)].map(([said]) => said)).toEqual([
      'Choose among: Female and Male.',
      'Choose among: N and Y.',
      ...Array.from({ length: 2 }, () => 'Choose among: Chief Executive, Junior and Senior.'),
    ]);
  });
});
