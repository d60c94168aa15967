import { describe, expect, it } from 'vitest';
import type { CategoryColumn } from '../../table/column.ts';
import {
  categoriesOf,
  codeColumn,
  type FieldCoding,
  isCodable,
  listedAnswers,
  unmatchedOf,
  withSuggestions,
} from './field-coding.ts';

const undecided: FieldCoding = { assignments: {}, order: [] };

function columnOf(...answers: string[]): CategoryColumn {
  const labels = ['', ...new Set(answers.filter((answer) => answer !== ''))];
  return { type: 'category', labels, codes: Uint8Array.from(answers, (answer) => labels.indexOf(answer)) };
}

function categoriesByRow(
  field: Parameters<typeof codeColumn>[0],
  column: CategoryColumn,
  coding: FieldCoding,
) {
  const coded = codeColumn(field, column, coding);
  return Array.from(coded.codes, (code) => coded.labels[code]);
}

describe('answers of a field with a list', () => {
  const column = columnOf('F', 'female', 'Male', 'Non-binary', 'prefer not to say', 'Xq', '');
  const coding = withSuggestions('sex', column.labels, undecided);

  it('are recognised in any printing, kept apart where they differ, and open where unknown', () => {
    expect(unmatchedOf('sex', column.labels, coding)).toEqual(['Xq']);
    expect(categoriesByRow('sex', column, coding)).toEqual([
      ...['Female', 'Female', 'Male', 'Non-binary', 'Prefer not to say', 'Xq', ''],
    ]);
  });

  it('stand in the order of the printed list', () => {
    expect(categoriesOf('sex', column.labels, coding)).toEqual([
      ...['Female', 'Male', 'Non-binary', 'Prefer not to say', 'Xq'],
    ]);
  });

  it('give way to what a person decides', () => {
    const decided: FieldCoding = {
      order: ['Male'],
      assignments: {
        Xq: { kind: 'reason', reason: 'blank' },
        'Non-binary': { kind: 'category', label: 'Another gender' },
      },
    };
    const own = withSuggestions('sex', column.labels, decided);
    expect(unmatchedOf('sex', column.labels, own)).toEqual([]);
    expect(categoriesByRow('sex', column, own)).toEqual([
      ...['Female', 'Female', 'Male', 'Another gender', 'Prefer not to say', '', ''],
    ]);
    expect(categoriesOf('sex', column.labels, own)[0]).toBe('Male');
  });
});

describe('answers of a field without a list', () => {
  const column = columnOf('Band 10', 'Band 2', 'Bnd 2', 'constructor');

  it('each stand for themselves, numbers in order of their value', () => {
    expect(unmatchedOf('grade', column.labels, undecided)).toEqual([]);
    expect(categoriesOf('grade', column.labels, undecided)).toEqual([
      ...['Band 2', 'Band 10', 'Bnd 2', 'constructor'],
    ]);
  });

  it('are taken together under one name and put in order', () => {
    const decided: FieldCoding = {
      assignments: { 'Bnd 2': { kind: 'category', label: 'Band 2' } },
      order: ['Band 10', 'Band 2', 'a category that went away'],
    };
    const coded = codeColumn('grade', column, decided);
    expect(coded.labels).toEqual(['', 'Band 10', 'Band 2', 'constructor']);
    expect(coded.isOrdered).toBe(true);
    expect(Array.from(coded.codes)).toEqual([1, 2, 2, 3]);
  });
});

describe('a list that is only offered', () => {
  const labels = ['', 'White British', 'Indian', 'Martian'];

  it('changes nothing by itself, and says what it would take together', () => {
    expect(withSuggestions('ethnicity', labels, undecided)).toEqual(undecided);
    expect(unmatchedOf('ethnicity', labels, undecided)).toEqual([]);
    expect(listedAnswers('ethnicity', labels)).toEqual([
      ['White British', { kind: 'answer', code: 'white' }],
      ['Indian', { kind: 'answer', code: 'asian' }],
    ]);
    const chosen: FieldCoding = {
      assignments: Object.fromEntries(listedAnswers('ethnicity', labels)),
      order: [],
    };
    expect(categoriesOf('ethnicity', labels, chosen)).toEqual(['Asian or Asian British', 'Martian', 'White']);
  });
});

describe('every field', () => {
  it('is codable where its answers are words, but for the key question and what describes the file', () => {
    expect(['grade', 'sex', 'school-type', 'seb-supervise'].every((id) => isCodable(id as 'grade'))).toBe(
      true,
    );
    expect(
      ['seb-occupation', 'asked-flag', 'wave', 'pay', 'hire-date'].some((id) => isCodable(id as 'pay')),
    ).toBe(false);
  });
});
