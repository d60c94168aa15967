import { describe, expect, it } from 'vitest';
import { policies } from '../../core/disclosure/policy.ts';
import { describeDifferences } from './differences.ts';

type Template = Parameters<typeof describeDifferences>[0];

const label = { field: 'pay', label: 'Pay' } as const;
const answers = [
  { answer: 'Nights', count: 1 },
  { answer: 'Mornings', count: 13 },
];
const template: Template = {
  ...{ templateId: 't', label: 'Staff', kind: 'workforce', wave: '2026-03-31', fields: [] },
  differences: {
    ...{ rowsThen: 500, rowsNow: 501, came: [], went: [], heldBack: [] },
    changed: [
      { ...label, column: 'Salary', was: 'number', now: 'category' },
      { ...label, column: 'Bonus', was: 'number', now: 'empty' },
    ],
    newAnswers: [
      {
        ...{ column: 'Shift', field: 'working-pattern', label: 'Working pattern', answers, total: 2 },
        ...{ withoutMeaning: 1, notCompared: 3 },
      },
    ],
  },
};
const printed = (policy: keyof typeof policies): string =>
  describeDifferences(template, new Set(), policies[policy]).join(' ');

describe('what has changed since the last wave', () => {
  it('tells nothing of few people, and rounds how many gave a new answer', () => {
    expect(printed('10-5')).toBe(
      'Mapped as Staff, 2026-03-31. Rows: 500 then, 501 now. Bonus is empty now. Working pattern: 1 new: Mornings (15). What kind of values a column holds is left to rungs inspect.',
    );
  });

  it('tells all where nothing is hidden', () => {
    expect(printed('none')).toBe(
      'Mapped as Staff, 2026-03-31. Rows: 500 then, 501 now. Salary held numbers and holds answers now. Bonus is empty now. Working pattern: 2 new: Nights (1), Mornings (13); 1 without a meaning; 3 rarer answers not compared.',
    );
  });
});
