import { describe, expect, it } from 'vitest';
import type { AnswersValue } from './answer-list.ts';
import { countByCode, movedIn, partsOf, placesOf, type SchemeSummary } from './scheme-places.ts';

const base: SchemeSummary = {
  ...{ id: 'base', version: 1, label: 'Base', description: '', confidence: 'seen', cautions: [] },
  source: { title: 'S', url: '', date: '2021' },
  basedOn: null,
  movable: [
    { key: 'manager', label: 'Managers', place: 'professional' },
    { key: 'technical', label: 'Craft', place: 'working-class' },
    { key: 'routine', label: 'Routine', place: 'working-class' },
    { key: 'class-1', label: 'Class 1', place: 'professional' },
  ],
};

describe('places of a grouping', () => {
  it('list the moved answers with their origin', () => {
    const places = { ...placesOf(base), technical: 'intermediate' } as const;
    const counts = new Map([['technical', 7]]);
    const parts = partsOf(base, places, counts);
    expect(parts.map(({ key, answers }) => [key, answers.map(({ answer }) => answer)])).toEqual([
      ['professional', ['Managers', 'Class 1']],
      ['intermediate', ['Craft']],
      ['working-class', ['Routine']],
      ['no-class', []],
    ]);
    expect(parts[1]).toMatchObject({ people: 7, answers: [{ note: 'In “Base”: working class' }] });
    expect(movedIn(base, places).map(({ key }) => key)).toEqual(['technical']);
  });

  it('count nobody for a class, which depends on other questions', () => {
    const [professional, , workingClass] = partsOf(base, placesOf(base), new Map([['manager', 3]]));
    expect(professional?.people).toBeNull();
    expect(workingClass?.people).toBe(0);
  });

  it('count people by the printed answer that theirs is coded as', () => {
    const raw = (answer: string, count: number, code: string): AnswersValue['answers'][number] => ({
      ...{ answer, count, background: 'working-class', isKindOfWork: false, note: '' },
      meaning: { kind: 'answer', code },
    });
    const ownDecision: AnswersValue['answers'][number] = {
      ...raw('Baker', 9, ''),
      meaning: { kind: 'group', group: 'professional' },
    };
    const answers = [raw('Plumber', 3, 'technical'), raw('Printer', 4, 'technical'), ownDecision];
    expect(countByCode({ answers, instrument: [] })).toEqual(new Map([['technical', 7]]));
  });
});
