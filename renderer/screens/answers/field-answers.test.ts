import { describe, expect, it } from 'vitest';
import {
  type FieldAnswersValue,
  fieldChoicesOf,
  fieldMeaningOf,
  keyOfField,
  movedTo,
  placesOf,
  sectionByCategory,
} from './field-answers.ts';

const list: FieldAnswersValue = {
  answers: [
    { answer: 'F', count: 5, meaning: { kind: 'answer', code: 'female' }, category: 'Female' },
    { answer: 'Woman', count: 2, meaning: null, category: 'Woman' },
    { answer: 'n/a', count: 1, meaning: { kind: 'reason', reason: 'blank' }, category: '' },
    { answer: '?', count: 3, meaning: { kind: 'reason', reason: 'dont-know' }, category: 'Don’t know' },
    { answer: 'X', count: 4, meaning: null, category: null },
  ],
  choices: [
    { code: 'female', label: 'Female', gives: 'category' },
    { code: 'male', label: 'Male', gives: 'category' },
    { code: 'dont-know', label: 'Don’t know', gives: 'reason' },
  ],
  categories: ['Woman', 'Female', 'Don’t know'],
  isOrdered: true,
  offers: [],
};

describe('answers of a field by section', () => {
  it('lists open answers first, then categories in order, then blanks', () => {
    expect(sectionByCategory(list).map(({ title, people }) => [title, people])).toEqual([
      ['Not matched', 4],
      ['Woman', 2],
      ['Female', 5],
      ['Don’t know', 3],
      ['Counts as blank', 1],
    ]);
  });

  it('codes an answer dropped on a heading as its answer, category or reason', () => {
    const keys = sectionByCategory(list).map(({ key }) => key);
    expect(keys).toEqual([null, 'category:Woman', 'answer:female', 'reason:dont-know', 'reason:blank']);
    expect(keys.map((key) => fieldMeaningOf(key ?? ''))).toEqual([
      null,
      { kind: 'category', label: 'Woman' },
      { kind: 'answer', code: 'female' },
      { kind: 'reason', reason: 'dont-know' },
      { kind: 'reason', reason: 'blank' },
    ]);
  });

  it('offers printed answers and reasons without people as drop targets, each once', () => {
    const places = placesOf(list, sectionByCategory(list)).map(({ key }) => key);
    expect(places).toEqual([
      'category:Woman',
      'answer:female',
      'reason:dont-know',
      'answer:male',
      'new',
      'reason:prefer-not-to-say',
      'reason:not-applicable',
      'reason:not-asked',
      'reason:blank',
    ]);
  });

  it('offers the headings alone where there are many categories', () => {
    const many = { ...list, categories: Array.from({ length: 40 }, (_, index) => `Team ${index}`) };
    const places = placesOf(many, sectionByCategory(many));
    expect(places.every(({ key }) => key === 'new' || key?.startsWith('reason:'))).toBe(true);
  });

  it('has a menu choice for every section', () => {
    const choices = fieldChoicesOf(list).flatMap(({ items }) => items.map(({ id }) => id));
    for (const { key } of placesOf(list, sectionByCategory(list))) expect(choices).toContain(key);
  });

  it.each([{ kind: 'answer', code: 'female' } as const, { kind: 'category', label: 'A: b' } as const, null])(
    'round-trip of menu keys: %j',
    (meaning) => {
      expect(fieldMeaningOf(keyOfField(meaning))).toEqual(meaning);
    },
  );
});

describe('movedTo', () => {
  it('shifts the other categories', () => {
    expect(movedTo(['a', 'b', 'c', 'd'], 'd', 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(movedTo(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('changes nothing for a place that does not exist', () => {
    const categories = ['a', 'b'];
    expect(movedTo(categories, 'a', -1)).toBe(categories);
    expect(movedTo(categories, 'b', 2)).toBe(categories);
    expect(movedTo(categories, 'z', 0)).toBe(categories);
  });
});
