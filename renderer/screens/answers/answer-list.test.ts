import { describe, expect, it } from 'vitest';
import {
  choicesOf,
  keyOf,
  type Meaning,
  meaningOf,
  type RawAnswer,
  sectionAnswers,
  splitExamples,
} from './answer-list.ts';

function raw(answer: string, count: number, background: RawAnswer['background']): RawAnswer {
  return { answer, count, background, meaning: null, isKindOfWork: false, note: '' };
}

describe('answers to the key question by section', () => {
  it('lists open answers first, then groups in order, then reasons for no group', () => {
    const sections = sectionAnswers([
      raw('Retired', 5, 'retired'),
      raw('Cleaner', 3, 'working-class'),
      raw('Lorry driver', 2, null),
      raw('Teacher', 9, 'professional'),
    ]);
    expect(sections.map(({ look, answers }) => [look, answers.length])).toEqual([
      ['open', 1],
      ['professional', 1],
      ['intermediate', 0],
      ['working-class', 1],
      ['work', 0],
      ['apart', 1],
    ]);
  });

  it('splits a group by class where the other three questions decide', () => {
    const work = { ...raw('Clerk', 3, 'no-class'), isKindOfWork: true };
    const sections = sectionAnswers([work, raw('Unemployed', 1, 'no-class')]);
    expect(sections.find(({ look }) => look === 'work')?.answers).toMatchObject([{ answer: 'Clerk' }]);
    expect(sections.find(({ look }) => look === 'apart')?.people).toBe(1);
  });

  it('counts answers put aside as not recognised among the open ones', () => {
    const [open] = sectionAnswers([raw('Astronaut', 2, 'unrecognised')]);
    expect(open?.answers).toMatchObject([{ answer: 'Astronaut' }]);
    expect(choicesOf([]).flatMap(({ items }) => items.map(({ id }) => id))).not.toContain(
      'reason:unrecognised',
    );
  });

  it('codes an answer dropped on a group, and asks for a reason on the section without one', () => {
    expect(sectionAnswers([]).map(({ key }) => key)).toEqual([
      null,
      'group:professional',
      'group:intermediate',
      'group:working-class',
      null,
      'ask-reason',
    ]);
  });

  it('sorts a section by frequency and adds up its people', () => {
    const [, professional] = sectionAnswers([
      raw('Nurse', 4, 'professional'),
      raw('Teacher', 9, 'professional'),
    ]);
    expect(professional?.answers.map((each) => each.answer)).toEqual(['Teacher', 'Nurse']);
    expect(professional?.people).toBe(13);
  });
});

describe('menu keys of meanings', () => {
  const meanings: readonly Meaning[] = [
    null,
    { kind: 'answer', code: 'manager' },
    { kind: 'group', group: 'working-class' },
    { kind: 'reason', reason: 'dont-know' },
  ];
  it.each(meanings)('round-trip: %j', (meaning) => {
    expect(meaningOf(keyOf(meaning))).toEqual(meaning);
  });

  it('is undefined for a group that does not exist', () => {
    expect(meaningOf('group:aristocrat')).toBeNull();
  });
});

describe('splitExamples', () => {
  it('splits after the words that distinguish the answer', () => {
    expect(splitExamples('Clerical occupations such as: secretary, clerk')).toEqual([
      'Clerical occupations such as:',
      ' secretary, clerk',
    ]);
    expect(splitExamples('Long-term unemployed (claimed benefit)')).toEqual([
      'Long-term unemployed ',
      '(claimed benefit)',
    ]);
  });

  it('leaves an answer without examples whole', () => {
    expect(splitExamples('Lorry driver')).toEqual(['Lorry driver', '']);
  });
});
