import { describe, expect, it } from 'vitest';
import { fieldIds, type FieldId } from '../../table/fields.ts';
import { guessMapping } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';

type Values = readonly string[];

const dates: Values = ['2019-04-01', '2021-09-30'];
const numbers: Values = ['31000', '42500'];
const flags: Values = ['Yes', 'No'];
const words: Values = ['A', 'B', 'C'];

/** For every meaning, headings that HR, recruitment, learning and survey systems give it. */
const headings: Readonly<Record<FieldId, readonly [headings: string, type: ColumnProfile['type'], Values]>> =
  {
    'person-id': [
      'Person Number | Candidate ID | Learner_ID | Unique Learner Number (ULN) | Employee No',
      'text',
      ['E1', 'E2', 'E3', 'E4'],
    ],
    'seb-occupation': [
      'Main_Earner_Occupation_At_14 | Parental occupation',
      'category',
      ['Modern professional', 'Technical and craft'],
    ],
    'seb-employment': [
      'Main_Earner_Employee_or_SelfEmployed_At_14',
      'category',
      ['Employee', 'Self-employed with employees'],
    ],
    'seb-size': ['organizationSize', 'category', ['Small (1 to 24 employees)', 'Large (over 24 employees)']],
    'seb-supervise': ['Did they supervise any other employees?', 'category', flags],
    'seb-self-rating': ['socioEconomicBackground', 'category', flags],
    'school-type': [
      'School_Type_Ages_11_16',
      'category',
      ['State school', 'Independent or fee-paying school'],
    ],
    'free-meals': ['Eligibility_For_Free_School_Meals', 'category', flags],
    'parent-degree': ['Parents_University_Attendance_By_18', 'category', flags],
    'parent-qualification': [
      'parentsDegree',
      'category',
      ['Degree level', 'Qualifications below degree level'],
    ],
    'grade-before': ['Grade 12 Months Ago | Previous grade | Band (previous)', 'category', words],
    grade: ['Assignment Grade Name | payGrade | Management Level | Band | AfC Band', 'category', words],
    'job-family': ['Job Family Name | Staff Group', 'category', words],
    job: ['Assignment Job Name | Job Profile | Position Title', 'category', words],
    function: ['Assignment Job Function Code | Area of Work', 'category', words],
    location: ['Assignment Location Name | Work Location', 'category', words],
    'organisation-unit': ['Assignment Business Unit Name | Org L4 | Directorate', 'category', words],
    employer: ['Assignment Legal Employer Name', 'category', words],
    contract: ['Employee_Type | Assignment Category | Contract Type', 'category', words],
    'working-pattern': [
      'Assignment Full Part Time | Working Pattern',
      'category',
      ['Full time', 'Part time'],
    ],
    fte: ['Assignment FTE Value | FTE', 'number', ['1', '0.6']],
    hours: [
      'Contracted hrs | Weekly Hours | Hours per week | Contractual Hours | Hrs p.w. | Std Weekly Hrs',
      'number',
      ['37', '22.2'],
    ],
    'hire-date': ['Hire Date | Continuous Service Date | Latest Hire Date', 'date', dates],
    'grade-start': ['Extract Assignment Effective Start Date | Date in Grade', 'date', dates],
    'promotion-date': ['job_effective_date | Last Promotion Date', 'date', dates],
    promoted: ['is_promotion | Promoted in last 12 months', 'category', flags],
    'leave-date': ['Termination_Date | Leaving Date | Last Day of Service', 'date', dates],
    'snapshot-date': ['Snapshot Date | As at | Extract date', 'date', dates],
    pay: ['Assignment Salary Amount | annual_salary | Total Base Pay Annualized - Amount', 'number', numbers],
    'pay-basis': ['Assignment Salary Basis Code | Pay Frequency', 'category', ['Annual', 'Hourly']],
    bonus: ['Annual Bonus | Bonus Amount', 'number', numbers],
    performance: ['Performance Rating | Appraisal score', 'category', words],
    stage: [
      'Stage reached | Application Stage | Candidate Stage',
      'category',
      ['Applied', 'Interview', 'Offer'],
    ],
    'stage-date': ['Application Date | Interview Date | Date applied', 'date', dates],
    outcome: [
      'Application Outcome | Recruitment Outcome | Final Decision',
      'category',
      ['Hired', 'Rejected'],
    ],
    'entry-route': ['Entry Route | Recruitment Channel | Source of hire', 'category', ['Graduate', 'Direct']],
    programme: ['Programme Name | Apprenticeship Standard', 'category', words],
    level: ['Apprenticeship Level | Qualification Level', 'category', ['2', '3', '4']],
    started: ['Programme Start Date | Learning Start Date', 'date', dates],
    completed: ['Completed | Completion Status', 'category', flags],
    sex: ['Person Gender | Gender | Sex', 'category', ['F', 'M']],
    ethnicity: ['Ethnic Origin | Ethnicity', 'category', ['White - British', 'Asian - Indian']],
    disability: ['Disability Flag | Disabled', 'category', flags],
    'age-band': ['Age Band | Age Group', 'category', ['25 to 34', '35 to 44']],
    'other-characteristic': [
      'nationality | marital_status | Person Highest Education Level',
      'category',
      words,
    ],
    wave: ['Survey wave | Survey Round', 'category', ['2024', '2025']],
    weight: ['Survey weight | Weight', 'number', ['0.8', '1.3']],
    'asked-flag': ['Survey sent | Invited', 'category', flags],
    count: ['Head count | Number of staff', 'number', ['12', '140']],
  };

function profileOf(name: string, type: ColumnProfile['type'], values: Values): ColumnProfile {
  const isText = type === 'text';
  return {
    name,
    label: null,
    type,
    missing: 0,
    distinct: values.length,
    values: values.map((value, index) => ({ value, count: isText ? 1 : 40 - index })),
  };
}

describe('every meaning that a column can have', () => {
  it('is known by its headings', () => {
    expect(Object.keys(headings).toSorted()).toEqual([...fieldIds].toSorted());
  });

  const cases = Object.entries(headings).flatMap(([field, [names, type, values]]) =>
    names.split(' | ').map((name) => [name, field, profileOf(name, type, values)] as const),
  );
  it.each(cases)('“%s” is %s', (_, field, profile) => {
    // Beside another column, so that a count of people has something that it counts.
    const other = profileOf('Xq', 'category', ['p', 'q']);
    const [guess] = guessMapping([profile, other], 100);
    expect(guess).toMatchObject({ field, leaveOut: false });
  });
});
