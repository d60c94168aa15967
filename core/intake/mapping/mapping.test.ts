import { describe, expect, it } from 'vitest';
import { leftOutBecause } from './column-choice.ts';
import { guessMapping } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';

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
  it('says of a column without values that it is empty, whatever its heading', () => {
    const empty = { ...category('Comments', {}), missing: 100 };
    const [guess] = guessMapping([empty, category('Grade', { A: 5, B: 3 })], 100);
    expect(guess).toMatchObject({ field: null, leaveOut: true, reason: 'It is empty.' });
    expect(leftOutBecause('Comments', guess, false).why).toBe('empty');
    const [written] = guessMapping([category('Comments', { 'as it was': 1 })], 100);
    expect(leftOutBecause('Comments', written, false).why).toBe('identifier');
  });

  it('takes dates of birth for age bands, but not beside a column of age bands', () => {
    expect(fieldsOf(dates('D.O.B.'), category('Grade', { A: 5, B: 3 }))).toEqual([
      'age-band sure',
      'grade sure',
    ]);
    const [born, bands] = guessMapping(
      [dates('D.O.B.'), category('Age band', { '25 to 34': 5, '35 to 44': 3 })],
      8,
    );
    expect(born).toMatchObject({ field: null, leaveOut: true, reason: 'It holds dates of birth.' });
    expect(bands).toMatchObject({ field: 'age-band' });
  });

  it('is sure of an identifier of which one stands twice', () => {
    const ids = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`0${index + 10}`, 1]));
    expect(fieldsOf(category('Emp No', { E1: 2, ...ids }), category('Grade', { A: 20, B: 22 }))).toEqual([
      'person-id sure',
      'grade sure',
    ]);
  });

  it('is sure of parents’ jobs in people’s own words', () => {
    const jobs = { Nurse: 9, 'Bus driver': 8, plumber: 7, Waitress: 5, Farmer: 4, 'Shop worker': 3 };
    expect(fieldsOf(category('Parents’ job when you were 14', jobs))).toEqual(['seb-occupation sure']);
    expect(fieldsOf(category('Parents’ job when you were 14', { Yes: 9, No: 8 }))).not.toContain(
      'seb-occupation sure',
    );
  });

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

  it('knows the answers of the other questions whatever their column is called', () => {
    expect(
      fieldsOf(
        category('Q8', { Employee: 5, 'Self-employed with employees': 2 }),
        category('Q9', { '1 to 24 employees': 5, '25 or more employees': 4 }),
        category('Q11', { 'State-run or state-funded school': 5, 'Independent or fee-paying school': 4 }),
        category('Q12', { Yes: 5, No: 4 }),
      ),
    ).toEqual(['seb-employment check', 'seb-size check', 'school-type check', 'null no-match']);
  });

  it('reads classes of the NS-SEC that were worked out already, as words and as numbers', () => {
    expect(fieldsOf(category('custom09', { 'SE-1': 3, SE5: 4 }))).toEqual(['seb-occupation check']);
    expect(fieldsOf(numbers('NS-SEC', { '1': 3, '7.2': 4 }))).toEqual(['seb-occupation check']);
  });

  it('takes codes of occupations for the job, and for the parent’s where the name says so', () => {
    expect(fieldsOf(numbers('SOC2020', { '2136': 3, '9279': 4 }))).toEqual(['job check']);
    expect(fieldsOf(numbers('Parent SOC code', { '2136': 3, '9279': 4 }))).toEqual(['seb-occupation check']);
  });

  it('takes the label that a statistics package wrote for evidence beside the name', () => {
    const labelled = (column: ColumnProfile, label: string): ColumnProfile => ({ ...column, label });
    const guesses = guessMapping(
      [
        labelled(category('q3_1', { A: 5, B: 4 }), 'Grade'),
        labelled(category('v12', OCCUPATIONS), 'Occupation of main household earner when you were 14'),
        labelled(unique('v13', 'a', 'b'), 'Preferred name'),
        labelled(dates('v14'), 'Month born'),
        labelled(
          category('v15', { Yes: 5, No: 4 }),
          'Does your manager give you useful feedback each month?',
        ),
      ],
      9,
    );
    expect(guesses.map(({ field, leaveOut, confidence }) => [field, leaveOut, confidence])).toEqual([
      ['grade', false, 'sure'],
      ['seb-occupation', false, 'sure'],
      [null, true, 'sure'],
      ['age-band', false, 'sure'],
      [null, false, 'no-match'],
    ]);
    expect(guesses[0]?.reason).toBe('The label and the values both say Grade.');
  });

  it('leaves out what people wrote even where its name is near a field', () => {
    expect(guessMapping([unique('Reason for school choice', 'We moved', 'It was near')], 2)).toEqual([
      expect.objectContaining({ field: null, leaveOut: true }),
    ]);
  });

  it('knows National Insurance numbers by two letters, six digits and a letter, spaced or not', () => {
    for (const values of [
      ['QQ123456C', 'AB123456D'],
      ['QQ 12 34 56 C', 'ab 12 34 56 d'],
    ]) {
      expect(guessMapping([unique('Grade', ...values)], 2)[0]).toMatchObject({
        field: null,
        leaveOut: true,
        confidence: 'sure',
      });
    }
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
