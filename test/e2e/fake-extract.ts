import type { Output } from '../../core/contract/requests.ts';

type Inspection = Output<'extract.inspect'>['value'];
type Guess = Inspection['guesses'][number];
type Line = readonly [
  name: string,
  type: Inspection['columns'][number]['type'],
  missing: number,
  distinct: number,
  values: readonly string[],
  guess: Guess,
];

const sure = (field: NonNullable<Guess['field']>, reason: string): Guess => ({
  field,
  leaveOut: false,
  confidence: 'sure',
  reason,
});
const check = (field: NonNullable<Guess['field']>, reason: string): Guess => ({
  field,
  leaveOut: false,
  confidence: 'check',
  reason,
});
const person = (reason: string): Guess => ({ field: null, leaveOut: true, confidence: 'sure', reason });

const OCCUPATION = 'What was the occupation of your main household earner when you were about aged 14?';

const lines: readonly Line[] = [
  [
    'Person Number',
    'text',
    0,
    2_400,
    ['0010419', '0010426', '0010433', '0010440', '0010457'],
    person('Numbers of people are left out.'),
  ],
  [
    'Full Name',
    'text',
    0,
    2_391,
    ['Jade Merriman', 'Owen Okafor', 'Una Price', 'Ravi Shah', 'Elin Rhys'],
    person('Names of people are left out.'),
  ],
  [
    'Grade',
    'category',
    3,
    5,
    ['B Officer', 'C Professional', 'A Operations', 'D Manager', 'E Senior leader'],
    sure('grade', 'The heading says so.'),
  ],
  [
    'Directorate',
    'category',
    0,
    5,
    ['Customer Services', 'Operations', 'Technology', 'People', 'Finance'],
    check('function', 'Could also be the organisation unit.'),
  ],
  [
    'Gender',
    'category',
    41,
    3,
    ['Female', 'Male', 'Non-binary'],
    sure('sex', 'The heading and its answers say so.'),
  ],
  [
    'Hire Date',
    'date',
    12,
    1_204,
    ['06/04/1994', '24/04/1994', '01/09/2003', '12/01/2015', '03/07/2021'],
    sure('hire-date', 'Dates, and the heading says so.'),
  ],
  [
    'Base Salary',
    'number',
    0,
    911,
    ['34800', '47400', '28650', '61200', '39900'],
    sure('pay', 'The heading says so.'),
  ],
  [
    OCCUPATION,
    'category',
    612,
    12,
    [
      'Modern professional & traditional professional occupations',
      'Routine, semi-routine manual and service occupations',
      'I prefer not to say',
      'Clerical and intermediate occupations',
      'Lorry driver',
    ],
    sure('seb-occupation', 'The words of the key question.'),
  ],
  [
    'Cost Centre',
    'category',
    0,
    48,
    ['CC0617', 'CC0718', 'CC0202', 'CC0411', 'CC0590'],
    { field: null, leaveOut: false, confidence: 'no-match', reason: 'Nothing Rungs knows has this heading.' },
  ],
];

/** What a reader says of a small, slightly dirty file. */
export const fakeInspection: Inspection = {
  fileName: 'staff-2026-03-31.csv',
  format: 'csv',
  sheet: null,
  sheets: [],
  encoding: 'Windows-1252',
  dialect: { delimiter: ',', quote: '"', lineEnd: 'CRLF' },
  headerRow: 1,
  rows: 2_400,
  setAsideCount: 6,
  setAside: [
    { row: 212, reason: 'More cells than headings.' },
    { row: 873, reason: 'More cells than headings.' },
    { row: 1_204, reason: 'More cells than headings.' },
    { row: 1_651, reason: 'More cells than headings.' },
    { row: 2_402, reason: 'A line of totals.' },
    { row: 2_403, reason: 'A line of totals.' },
  ],
  remarks: ['A blank last column was dropped.', '14 cells of “Hire Date” are not dates and count as blank.'],
  columns: lines.map(([name, type, missing, distinct, values]) => ({
    name,
    label: null,
    type,
    missing,
    distinct,
    values: values.map((value, index) => ({ value, count: 400 - 60 * index })),
  })),
  preview: [0, 1, 2, 3, 4].map((row) => lines.map(([, , , , values]) => values[row] ?? '')),
  guesses: lines.map(([, , , , , guess]) => guess),
  template: null,
};

/** The wave before, whose mapping is offered. */
export const fakeTemplate: NonNullable<Inspection['template']> = {
  templateId: 'staff-2026',
  label: 'Staff, March 2025',
  kind: 'workforce',
  wave: '2025-03-31',
  fields: ['person-id', null, 'grade', 'function', 'sex', 'hire-date', 'pay', 'seb-occupation', null],
  differences: {
    rowsThen: 2_318,
    rowsNow: 2_400,
    came: ['Cost Centre'],
    went: [{ column: 'Location', field: 'location', label: 'Location' }],
    changed: [{ column: 'Base Salary', field: 'pay', label: 'Pay', was: 'number', now: 'category' }],
    heldBack: [],
    newAnswers: [
      {
        column: OCCUPATION,
        field: 'seb-occupation',
        label: 'Parental occupation at 14',
        answers: [
          { answer: 'Lorry driver', count: 12 },
          { answer: 'Vicar', count: 11 },
          { answer: 'i prefer not to say.', count: 3 },
          { answer: 'Other such as: retired, this question does not apply to me', count: 2 },
        ],
        total: 4,
        withoutMeaning: 2,
        notCompared: 0,
      },
      {
        column: 'Grade',
        field: 'grade',
        label: 'Grade',
        answers: [{ answer: 'F Executive', count: 14 }],
        total: 1,
        withoutMeaning: 0,
        notCompared: 0,
      },
    ],
  },
};

/** What the report says of columns and answers. */
export const fakeInUse: Pick<Output<'dataset.import-report'>['value'], 'columns' | 'codings'> = {
  columns: [
    { column: 'Grade', field: 'grade', label: 'Grade', chosenBy: 'sure-guess' },
    { column: 'Directorate', field: 'function', label: 'Function', chosenBy: 'checked-guess' },
    { column: 'Gender', field: 'sex', label: 'Sex or gender', chosenBy: 'template' },
    { column: 'Base Salary', field: 'pay', label: 'Pay', chosenBy: 'person' },
    {
      column: OCCUPATION,
      field: 'seb-occupation',
      label: 'Parental occupation at 14',
      chosenBy: 'sure-guess',
    },
  ],
  codings: [
    { field: 'seb-occupation', label: 'Parental occupation at 14', grouped: 9, setAside: 2, open: 1 },
    { field: 'sex', label: 'Sex or gender', grouped: 2, setAside: 1, open: 0 },
  ],
};

/** What the report says of columns that were left out. */
export const fakeLeftOut: Output<'dataset.import-report'>['value']['columnsLeftOut'] = [
  { column: 'Person Number', looksLike: null, why: 'identifier' },
  { column: 'Full Name', looksLike: null, why: 'identifier' },
  { column: 'Cost Centre', looksLike: null, why: 'no-match' },
];

/** The same mapping out of a file: it knows no rows and no wave. */
export const fakeSavedMapping: typeof fakeTemplate = {
  ...fakeTemplate,
  templateId: 'mapping-1',
  wave: null,
  differences: { ...fakeTemplate.differences, rowsThen: null },
};
