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

describe('the list of answers', () => {
  it('puts what is open first, then the groups in their order, then what gives no group', () => {
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

  it('keeps kinds of work apart where the other three questions decide', () => {
    const work = { ...raw('Clerk', 3, 'no-class'), isKindOfWork: true };
    const sections = sectionAnswers([work, raw('Unemployed', 1, 'no-class')]);
    expect(sections.find(({ look }) => look === 'work')?.answers).toMatchObject([{ answer: 'Clerk' }]);
    expect(sections.find(({ look }) => look === 'apart')?.people).toBe(1);
  });

  it('counts an answer that was put aside as not recognised among those that wait for a place', () => {
    const [open] = sectionAnswers([raw('Astronaut', 2, 'unrecognised')]);
    expect(open?.answers).toMatchObject([{ answer: 'Astronaut' }]);
    expect(choicesOf([]).flatMap(({ items }) => items.map(({ id }) => id))).not.toContain(
      'reason:unrecognised',
    );
  });

  it('takes what is dropped on a group for that group, and asks for the reason where there is none', () => {
    expect(sectionAnswers([]).map(({ key }) => key)).toEqual([
      null,
      'group:professional',
      'group:intermediate',
      'group:working-class',
      null,
      'ask-reason',
    ]);
  });

  it('lists the commonest answer of a section first and adds its people up', () => {
    const [, professional] = sectionAnswers([
      raw('Nurse', 4, 'professional'),
      raw('Teacher', 9, 'professional'),
    ]);
    expect(professional?.answers.map((each) => each.answer)).toEqual(['Teacher', 'Nurse']);
    expect(professional?.people).toBe(13);
  });
});

describe('a meaning in a menu', () => {
  const meanings: readonly Meaning[] = [
    null,
    { kind: 'answer', code: 'manager' },
    { kind: 'group', group: 'working-class' },
    { kind: 'reason', reason: 'dont-know' },
  ];
  it.each(meanings)('comes back as it went in: %j', (meaning) => {
    expect(meaningOf(keyOf(meaning))).toEqual(meaning);
  });

  it('is nothing when the menu names a group that does not exist', () => {
    expect(meaningOf('group:aristocrat')).toBeNull();
  });
});

describe('an answer with examples', () => {
  it('is cut after the words that tell it apart', () => {
    expect(splitExamples('Clerical occupations such as: secretary, clerk')).toEqual([
      'Clerical occupations such as:',
      ' secretary, clerk',
    ]);
    expect(splitExamples('Long-term unemployed (claimed benefit)')).toEqual([
      'Long-term unemployed ',
      '(claimed benefit)',
    ]);
  });

  it('stays whole without any', () => {
    expect(splitExamples('Lorry driver')).toEqual(['Lorry driver', '']);
  });
});
