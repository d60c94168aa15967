import { describe, expect, it } from 'vitest';
import { guessMapping } from './mapping.ts';
import type { ColumnProfile } from './reader.ts';

type Values = Readonly<Record<string, number>>;

function category(name: string, values: Values): ColumnProfile {
  const listed = Object.entries(values).map(([value, count]) => ({ value, count }));
  return { name, label: null, type: 'category', missing: 0, distinct: listed.length, values: listed };
}

function numbers(name: string, values: Values): ColumnProfile {
  return { ...category(name, values), type: 'number' };
}

function dates(name: string): ColumnProfile {
  return { ...category(name, { '2020-01-31': 3, '2021-06-01': 2 }), type: 'date' };
}

function unique(name: string, ...values: string[]): ColumnProfile {
  return { ...category(name, Object.fromEntries(values.map((value) => [value, 1]))), type: 'text' };
}

function fieldsOf(...columns: ColumnProfile[]) {
  return guessMapping(columns, 100).map(({ field, confidence }) => `${field} ${confidence}`);
}

const OCCUPATIONS = {
  'Technical and craft occupations such as: plumber': 4,
  Retired: 2,
  'Clerical/Intermediate': 3,
};

describe('guessing what columns mean', () => {
  it('is sure where the name and the values agree', () => {
    expect(
      fieldsOf(
        unique('Person Number', 'E1', 'E2'),
        category('Assignment Grade Name', { A: 5, B: 3 }),
        category(
          'What was the occupation of your main household earner when you were about aged 14?',
          OCCUPATIONS,
        ),
        category('Person Gender', { F: 4, M: 5 }),
        numbers('Assignment FTE Value', { '1': 5, '0.5': 2 }),
        numbers('Assignment Salary Amount', { '31000': 1, '42000': 1 }),
        category('Job Family Name', { Finance: 2, Law: 3 }),
        category('Assignment Location Code', { LON: 2, LDS: 3 }),
        category('Ethnic Origin', { 'White - British': 5, 'Asian - Indian': 4 }),
        dates('Hire Date'),
      ),
    ).toEqual([
      'person-id sure',
      'grade sure',
      'seb-occupation sure',
      'sex sure',
      'fte sure',
      'pay sure',
      'job-family sure',
      'location sure',
      'ethnicity sure',
      'hire-date sure',
    ]);
  });

  it('knows the stored names of the Civil Service Fast Stream and the judiciary', () => {
    expect(
      fieldsOf(
        category('parentsOccupation', { 'Modern professional': 3, 'Technical and craft': 2 }),
        category('employee', { Employee: 3, 'Self-employed with employees': 1 }),
        category('organizationSize', { 'Small (1 to 24 employees)': 3, 'Large (over 24 employees)': 1 }),
        category('supervise', { Yes: 3, No: 1 }),
        category('parentsDegree', { 'Degree level qualification': 2, 'No formal qualifications': 3 }),
        category('socioEconomicBackground', { Yes: 3, No: 1 }),
        category('stateOrFeeSchool16', { 'State-run': 3, 'Independent or fee-paying': 2 }),
        category('Eligibility_For_Free_School_Meals', { Yes: 3, No: 1, 'Not applicable': 2 }),
      ).map((guess) => guess.split(' ')[0]),
    ).toEqual([
      'seb-occupation',
      'seb-employment',
      'seb-size',
      'seb-supervise',
      'parent-qualification',
      'seb-self-rating',
      'school-type',
      'free-meals',
    ]);
  });

  it('leaves out what points at people', () => {
    const guesses = guessMapping(
      [
        unique('Person Full Name', 'A B', 'C D'),
        unique('Work Email', 'a@b.uk', 'c@d.uk'),
        unique('Ref', 'AB123456C', 'CE654321A'),
        unique('Contact', '07700 900123', '07700 900456'),
        category('Comments', { 'Thank you': 1 }),
        category('Manager_ID', { M1: 4, M2: 3 }),
        unique('Something', 'x1', 'x2', 'x3'),
      ],
      3,
    );
    expect(guesses.map(({ leaveOut }) => leaveOut)).toEqual(guesses.map(() => true));
    expect(guesses.every(({ field, reason }) => field === null && reason.length > 10)).toBe(true);
  });

  it('does not take the name of a grade for the name of a person', () => {
    expect(fieldsOf(category('Grade Name', { A: 2 }), category('Organisation Name', { X: 2 }))).toEqual([
      'grade sure',
      'organisation-unit sure',
    ]);
  });

  it('gives each field once and asks about the second candidate', () => {
    const [code, name] = guessMapping(
      [
        category('Assignment Grade Code', { G1: 4, G2: 5 }),
        category('Assignment Grade Name', { One: 4, Two: 5 }),
      ],
      9,
    );
    expect(name).toMatchObject({ field: 'grade', confidence: 'sure' });
    expect(code).toMatchObject({ field: null, confidence: 'check', leaveOut: false });
    expect(code?.reason).toContain('Assignment Grade Name');
  });

  it('asks where only the values say it is the key question', () => {
    expect(fieldsOf(category('custom07', OCCUPATIONS))).toEqual(['seb-occupation check']);
  });

  it('reads origin and the class of fathers as background, to be checked', () => {
    expect(fieldsOf(category('origin', { 'Class 1': 3, 'Class 2': 4 }))).toEqual(['seb-occupation check']);
    expect(fieldsOf(category("Father's class", { I: 3, II: 4 }))).toEqual(['seb-occupation check']);
  });

  it('finds the number of people in a small table of counts only', () => {
    const table = [
      category('grade', { A: 2, B: 2 }),
      category('sex', { F: 2, M: 2 }),
      numbers('Freq', { '12': 1, '7': 1 }),
    ];
    expect(fieldsOf(...table)[2]).toBe('count sure');
    expect(guessMapping(table, 1_000_000)[2]?.field).toBeNull();
    expect(fieldsOf(unique('Employee ID', 'E1', 'E2'), numbers('number', { '1': 1 }))[1]).toBe(
      'null no-match',
    );
    expect(fieldsOf(category('grade', { A: 2 }), numbers('n', { '1.5': 2 }))[1]).toBe('null no-match');
  });

  it('says so when the values speak against the name', () => {
    const [guess] = guessMapping([category('Salary', { High: 4, Low: 5 })], 9);
    expect(guess).toMatchObject({ field: 'pay', confidence: 'check' });
    expect(guess?.reason).toContain('do not look like');
  });

  it('leaves a column that it does not know to the person', () => {
    expect(fieldsOf(category('Favourite colour', { red: 2, blue: 3 }))).toEqual(['null no-match']);
  });
});
