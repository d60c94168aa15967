import { describe, expect, it } from 'vitest';
import {
  dateInName,
  findRepeats,
  guessedMapping,
  type Inspection,
  mappingOf,
  nameWithoutEnding,
  withMeaning,
} from './mapping.ts';

function inspectionOf(guesses: Inspection['guesses']): Inspection {
  return {
    fileName: 'staff.csv',
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding: 'UTF-8',
    dialect: { delimiter: ',', quote: '"', lineEnd: 'LF' },
    headerRow: 1,
    rows: 2,
    setAsideCount: 0,
    setAside: [],
    remarks: [],
    columns: guesses.map((_, index) => ({
      name: `Column ${index + 1}`,
      label: null,
      type: 'category',
      missing: 0,
      distinct: 2,
      values: [],
    })),
    preview: [],
    guesses,
    template: null,
  };
}

const grade = { field: 'grade', leaveOut: false, confidence: 'sure', reason: '' } as const;
const person = { field: 'person-id', leaveOut: true, confidence: 'sure', reason: '' } as const;

describe('mapping of columns', () => {
  it('leaves out a column that may identify people, whatever field was guessed', () => {
    expect(guessedMapping(inspectionOf([grade, person]))).toEqual(['grade', null]);
  });

  it('keeps what was set by hand where the column is still there, mapped afresh or not', () => {
    const fields = new Map([
      ['Column 2', 'location' as const],
      ['Column 9', 'grade' as const],
    ]);
    for (const isAfresh of [false, true])
      expect(mappingOf(inspectionOf([grade, person]), { isAfresh, fields })).toEqual(['grade', 'location']);
    const leftOut = new Map([['Column 1', null]]);
    expect(mappingOf(inspectionOf([grade, person]), { isAfresh: false, fields: leftOut })).toEqual([
      null,
      null,
    ]);
  });

  it('names the columns that claim the same field', () => {
    const inspection = inspectionOf([grade, grade, person]);
    expect(findRepeats(inspection, ['grade', 'grade', null])).toEqual([
      { label: 'Grade', columns: ['Column 1', 'Column 2'] },
    ]);
  });

  it('allows any number of left-out columns', () => {
    expect(findRepeats(inspectionOf([grade, person, person]), ['grade', null, null])).toEqual([]);
  });
});

describe('file name', () => {
  it('yields the date in it, or an empty string', () => {
    expect(dateInName('staff_2026-03-31.csv')).toBe('2026-03-31');
    expect(dateInName('staff.csv')).toBe('');
  });

  it('loses its extension only', () => {
    expect(nameWithoutEnding('staff.v2.csv')).toBe('staff.v2');
  });
});

describe('further characteristics', () => {
  it('get the next number where one is taken, without limit', () => {
    const first = withMeaning([null, null, null], 0, 'other-characteristic');
    const second = withMeaning(first, 2, 'other-characteristic');
    expect(second).toEqual(['other-characteristic', null, 'other-characteristic-2']);
    expect(withMeaning(second, 2, 'other-characteristic-2')).toEqual(second);
    expect(withMeaning(second, 1, 'grade')[1]).toBe('grade');
  });
});
