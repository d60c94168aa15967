import { describe, expect, it } from 'vitest';
import { categoryNamed } from './answer-named.ts';
import { type FieldCoding, withSuggestions } from './field-coding.ts';

const undecided: FieldCoding = { assignments: {}, order: [] };

describe('an answer that is named', () => {
  const sexes = ['', 'M', 'F'];
  const sex = withSuggestions('sex', sexes, undecided);

  it.each([
    ['Male', 'Male'],
    ['male', 'Male'],
    ['M', 'Male'],
    ['Men', 'Male'],
    ['Women', 'Female'],
    ['Non-binary', 'Non-binary'],
    ['', ''],
  ])('is the category of its label, of the word in the file, or of the printed list: %s', (name, meant) => {
    expect(categoryNamed('sex', name, sexes, sex)).toBe(meant);
  });

  const taken: FieldCoding = {
    assignments: {
      'Bnd 2': { kind: 'category', label: 'Band 2' },
      'BAND 2': { kind: 'category', label: 'Junior' },
      'n/a': { kind: 'reason', reason: 'blank' },
    },
    order: [],
  };
  const grades = ['', 'Band 2', 'Bnd 2', 'BAND 2', 'n/a'];

  it('is the category that a person put it in, and nothing that counts as blank', () => {
    expect(categoryNamed('grade', 'Bnd 2', grades, taken)).toBe('Band 2');
    expect(categoryNamed('grade', 'BAND 2', grades, taken)).toBe('Junior');
    expect(categoryNamed('grade', 'n/a', grades, taken)).toBe('n/a');
  });

  it('stays as it is where it could mean two categories', () => {
    const sides = ['', 'north', 'NORTH'];
    expect(categoryNamed('location', 'North', sides, undecided)).toBe('North');
  });
});
