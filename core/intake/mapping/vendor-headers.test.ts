import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../table/fields.ts';
import { guessMapping } from './mapping.ts';
import type { ColumnProfile } from '../reader.ts';

/** Headers that systems for HR, recruitment, learning and surveys export, with values as such a column holds them. */
type Expected = FieldId | 'left out' | 'asked' | 'nothing';

const kinds = {
  ids: () =>
    column(
      'text',
      ['E1', 'E2', 'E3', 'E4'].map((value) => [value, 1]),
    ),
  names: () =>
    column(
      'text',
      ['Ann Lee', 'Bo Ray', 'Cy Fox'].map((value) => [value, 1]),
    ),
  words: () =>
    column('category', [
      ['A', 5],
      ['B', 4],
    ]),
  dates: () =>
    column('date', [
      ['2019-04-01', 3],
      ['2021-09-30', 2],
    ]),
  money: () =>
    column('number', [
      ['31000', 1],
      ['42500', 1],
    ]),
  fte: () =>
    column('number', [
      ['1', 6],
      ['0.6', 2],
    ]),
  hours: () =>
    column('number', [
      ['37', 6],
      ['18.5', 2],
    ]),
  jobs: () =>
    column('category', [
      ['Nurse', 5],
      ['Bus driver', 4],
      ['plumber', 4],
      ['Office manager', 3],
      ['call centre agent', 2],
      ['waitress', 2],
    ]),
  months: () =>
    column('number', [
      ['7', 3],
      ['31', 2],
    ]),
  sexes: () =>
    column('category', [
      ['F', 5],
      ['M', 4],
    ]),
  ethnicities: () =>
    column('category', [
      ['White - British', 5],
      ['Asian - Indian', 4],
    ]),
  events: () =>
    column('category', [
      ['Hire', 5],
      ['Transfer', 4],
      ['Promotion', 1],
    ]),
  flags: () =>
    column('category', [
      ['Yes', 3],
      ['No', 6],
    ]),
  occupations: () =>
    column('category', [
      ['Modern professional', 5],
      ['Technical and craft', 4],
    ]),
  employments: () =>
    column('category', [
      ['Employee', 5],
      ['Self-employed with employees', 2],
    ]),
  sizes: () =>
    column('category', [
      ['Small (1 to 24 employees)', 5],
      ['Large (over 24 employees)', 4],
    ]),
  schools: () =>
    column('category', [
      ['State-run or state-funded', 5],
      ['Independent or fee-paying', 4],
    ]),
  meals: () =>
    column('category', [
      ['Yes', 3],
      ['No', 6],
      ['Not applicable', 2],
    ]),
  qualifications: () =>
    column('category', [
      ['Degree level qualification', 3],
      ['No formal qualifications', 6],
    ]),
  truths: () =>
    column('category', [
      ['true', 3],
      ['false', 6],
      ['do-not-know', 1],
      ['prefer-not-to-say', 1],
    ]),
} as const;

function column(type: ColumnProfile['type'], values: readonly (readonly [string, number])[]) {
  const listed = values.map(([value, count]) => ({ value, count }));
  return { label: null, type, missing: 0, distinct: listed.length, values: listed };
}

type Line = readonly [headers: string, values: keyof typeof kinds, expected: Expected];

const oracle: readonly Line[] = [
  ['Person Number', 'ids', 'person-id'],
  ['Assignment Number', 'ids', 'person-id'],
  ['Person Full Name', 'names', 'left out'],
  ['Person Date of Birth', 'dates', 'age-band'],
  ['Person Gender | Person Gender Meaning', 'sexes', 'sex'],
  ['Person Highest Education Level', 'words', 'other-characteristic'],
  ['Person Start Date', 'dates', 'hire-date'],
  ['Extract Assignment Effective Start Date', 'dates', 'grade-start'],
  ['Assignment Grade Code | Assignment Grade Name | Assignment Grade Type', 'words', 'grade'],
  [
    'Grade 12 Months Ago | Grade_12_months_earlier | Grade a year ago | Previous grade | Prior Grade Code | Former grade | Grade at start | Grade at start of period | Grade at the beginning of the year | Grade last year | Last year’s grade | Band (previous) | previousPayBand | Prior year management level | Grade before promotion | Promoted from grade',
    'words',
    'grade-before',
  ],
  ['Grade Start', 'dates', 'grade-start'],
  ['Current grade | Last grade | Grade name', 'words', 'grade'],
  ['Assignment Job Code | Assignment Job Name', 'words', 'job'],
  ['Job Family Name', 'words', 'job-family'],
  ['Assignment Job Function Code', 'words', 'function'],
  ['Assignment Position Code | Assignment Position Name', 'words', 'job'],
  ['Assignment Location Code | Assignment Location Name', 'words', 'location'],
  [
    'Assignment Organization Code | Assignment Organization Name | Assignment Business Unit Name',
    'words',
    'organisation-unit',
  ],
  ['Assignment Legal Employer Name', 'words', 'employer'],
  ['Assignment FTE Value', 'fte', 'fte'],
  ['Assignment Full Part Time', 'words', 'working-pattern'],
  ['Assignment Type | Employee Category | Employment Category', 'words', 'contract'],
  ['Assignment Salary Amount', 'money', 'pay'],
  ['Assignment Salary Basis Code', 'words', 'pay-basis'],
];

const successFactors: readonly Line[] = [
  ['personIdExternal | person_id_external | personId | perPersonUuid | userId | empId', 'ids', 'person-id'],
  ['firstName | lastName | preferredName', 'names', 'left out'],
  ['gender', 'sexes', 'sex'],
  ['date_of_birth', 'dates', 'age-band'],
  ['nationality | marital_status', 'words', 'other-characteristic'],
  ['start_date', 'dates', 'hire-date'],
  ['jobFamily', 'words', 'job-family'],
  ['custom01 | custom15', 'occupations', 'seb-occupation'],
  ['custom01', 'words', 'nothing'],
  ['jobCode | jobTitle', 'words', 'job'],
  ['payGrade', 'words', 'grade'],
  ['department | division', 'words', 'organisation-unit'],
  ['location', 'words', 'location'],
  ['eventReason', 'events', 'promoted'],
  ['eventReason', 'words', 'nothing'],
  ['seqNumber', 'months', 'nothing'],
];

const workday: readonly Line[] = [
  ['Employee_ID | Worker_ID | User_ID', 'ids', 'person-id'],
  ['Legal_First_Name', 'names', 'left out'],
  ['Start_Date', 'dates', 'hire-date'],
  ['Termination_Date', 'dates', 'leave-date'],
  ['Manager_ID', 'words', 'left out'],
  ['Location', 'words', 'location'],
  ['Employee_Type', 'words', 'contract'],
  ['Job Profile', 'words', 'job'],
  ['Management Level | Compensation Grade', 'words', 'grade'],
  ['Total Base Pay Annualized - Amount', 'money', 'pay'],
  ['Hire Date | Continuous Service Date', 'dates', 'hire-date'],
  ['Time in Job Profile', 'months', 'asked'],
  ['Cost Center - Name | Supervisory Organization', 'words', 'organisation-unit'],
  ['Social Benefits Locality', 'words', 'location'],
];

const ukg: readonly Line[] = [
  ['job_effective_date', 'dates', 'promotion-date'],
  ['is_promotion', 'truths', 'promoted'],
  ['is_rate_change', 'truths', 'nothing'],
  ['annual_salary', 'money', 'pay'],
  ['pay_scale_code', 'words', 'grade'],
];

const esr: readonly Line[] = [
  ['Staff Group', 'words', 'job-family'],
  ['Job Role | Position | Position Title | Occupation_Code', 'words', 'job'],
  ['Area of Work', 'words', 'function'],
  ['Unique_Nhs_Identifier | Employee Number | Assignment Number', 'ids', 'person-id'],
  ['Assignment Category', 'words', 'contract'],
  ['Payscale | Pay Step', 'words', 'grade'],
  ['FTE', 'fte', 'fte'],
  ['Org L2 | Org L5 | Org L8', 'words', 'organisation-unit'],
  ['Ethnic Origin', 'ethnicities', 'ethnicity'],
  ['Disability Flag', 'flags', 'disability'],
  ['Latest Start Date | Latest Hire Date', 'dates', 'hire-date'],
];

const surveys: readonly Line[] = [
  [
    'Main_Earner_Occupation_At_14 | occupationOfChildhoodEarner | parentsOccupation | Which type of occupation did they have? | Occupation of main household earner when you were 14 | What was the occupation of your main household earner when you were about aged 14? Please choose one',
    'occupations',
    'seb-occupation',
  ],
  [
    'Main_Earner_Employee_or_SelfEmployed_At_14 | employee | Did they work as an employee or were they self-employed?',
    'employments',
    'seb-employment',
  ],
  ['organizationSize | Which size would best describe the place where they worked?', 'sizes', 'seb-size'],
  ['supervise | Did they supervise any other employees?', 'flags', 'seb-supervise'],
  ['socioEconomicBackground', 'flags', 'seb-self-rating'],
  [
    'School_Type_Ages_11_16 | stateOrFeeSchool16 | Type of school attended (ages 11-15) | Which type of school did you attend for the most time between the ages of 11 and 16?',
    'schools',
    'school-type',
  ],
  ['Eligibility_For_Free_School_Meals | Eligible for free school meals?', 'meals', 'free-meals'],
  [
    'Parents_University_Attendance_By_18 | Did either parent attend university (before you were 18)?',
    'flags',
    'parent-degree',
  ],
  ['parentsAttendedUniversity', 'truths', 'parent-degree'],
  ['parentsDegree', 'qualifications', 'parent-qualification'],
  [
    'stateOrFeeSchool | Between the ages 11 to 18, did you mainly go to a state or fee-paying school?',
    'schools',
    'asked',
  ],
  [
    'firstGenerationStudent | Were you the first generation in your family to go to university?',
    'flags',
    'asked',
  ],
  ['employedParent', 'flags', 'nothing'],
  ['Respondent ID | Submission ID | Response ID', 'ids', 'left out'],
  [
    'Start time | Completion time | Finish time | Submitted at | Start Date (UTC) | Timestamp',
    'ids',
    'left out',
  ],
  ['IP | IP Address', 'ids', 'left out'],
  ['E-mail | Email address | Work Email', 'ids', 'left out'],
  ['Network ID | Name | Surname | National Insurance Number | NI No | NINO', 'ids', 'left out'],
  ['DOB | Birth date | Date of birth (dd/mm/yyyy)', 'dates', 'age-band'],
  ['DOB | Date of birth', 'words', 'left out'],
  ['Comments | Any other comments? | Other (please specify) | Free text', 'names', 'left out'],
];

/** Headings as people write them in extracts of their own, with the trade's abbreviations. */
const ownExtracts: readonly Line[] = [
  ['Emp No | Emp. No. | Staff No | Payroll Ref | Pers No | Emp Ref No | Employee #', 'ids', 'person-id'],
  ['Dept | Dept. | Dir | Div | Bus Unit | Cost Ctr', 'words', 'organisation-unit'],
  ['Loc | Work Locn | Office Loc | Reg', 'words', 'location'],
  ['Band | Grd | Curr Grade | Pay Gr | Sal Grade', 'words', 'grade'],
  ['Prev Grd | Grade yr ago', 'words', 'grade-before'],
  ['Salary (£) | Ann Sal | Annual Sal. | Basic Sal (£) | FTE Salary', 'money', 'pay'],
  ['Contracted hrs | Hrs per wk | Weekly hrs | Contr. Hrs', 'hours', 'hours'],
  ['WTE | F.T.E. | Contracted FTE', 'fte', 'fte'],
  ['Sex | Gndr | M/F | Gender (M/F)', 'sexes', 'sex'],
  ['D.O.B. | DoB | Date of Birth | D.o.b | Birth Dt', 'dates', 'age-band'],
  [
    'Date started | Start Dt | Date Commenced | Commencement date | Date of appt | Started with us | Service Start Date',
    'dates',
    'hire-date',
  ],
  [
    'Date in band | Date in curr grade | Grade start date | Date entered grade | In grade since | Date of current grade',
    'dates',
    'grade-start',
  ],
  ['Date left | Leaver date | Leaving Dt', 'dates', 'leave-date'],
  [
    'Prom’d in yr? | Promoted this year? | Promoted in 2025/26 | Promoted Y/N | Prom. in last yr',
    'flags',
    'promoted',
  ],
  ['Ethnic grp | Eth. group | Ethn | Ethnic Cat | Ethnic Orig.', 'ethnicities', 'ethnicity'],
  ['Disabled? | Disab. | Disability (Y/N)', 'flags', 'disability'],
  [
    'Parents’ job when you were 14 | Mum/Dad job at 14 | Parental Occ. | Main earner occ',
    'jobs',
    'seb-occupation',
  ],
  ['School 11-16 | Sch. type | Schooling 11 to 16', 'schools', 'school-type'],
  ['School 11-18', 'schools', 'asked'],
  ['FSM? | F.S.M. | FSM elig. | Free school dinners', 'meals', 'free-meals'],
  ['Asked? | Invited (Y/N) | Survey sent?', 'flags', 'asked-flag'],
  ['Surname | Fore-name | Known As | Line Mgr | Tel. no. | Addr.', 'names', 'left out'],
];

describe.each([
  ['Oracle HCM', oracle],
  ['SAP SuccessFactors', successFactors],
  ['Workday', workday],
  ['UKG job history', ukg],
  ['NHS ESR', esr],
  ['surveys and forms', surveys],
  ['extracts of one’s own', ownExtracts],
] as const)('the headers of %s', (_, lines) => {
  const cases = lines.flatMap(([headers, values, expected]) =>
    headers.split(' | ').map((header) => [header, expected, values] as const),
  );

  it.each(cases)('“%s” is %s', (name, expected, values) => {
    const [guess] = guessMapping([{ name, ...kinds[values]() }], 1_000);
    expect(guess?.reason.length).toBeGreaterThan(10);
    expect(wordOf(guess)).toBe(expected);
  });
});

function wordOf(guess: ReturnType<typeof guessMapping>[number] | undefined): Expected {
  if (!guess) return 'nothing';
  if (guess.leaveOut) return 'left out';
  if (guess.field !== null) return guess.field;
  return guess.confidence === 'check' ? 'asked' : 'nothing';
}
