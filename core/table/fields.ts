/** Meanings of a column. */
export type FieldId = ListedFieldId | FurtherFieldId;

/** Further characteristics, any number; each is labelled by its column heading. */
type FurtherFieldId = `other-characteristic-${number}`;

type ListedFieldId =
  | 'person-id'
  | 'seb-occupation'
  | 'seb-employment'
  | 'seb-size'
  | 'seb-supervise'
  | 'seb-self-rating'
  | 'school-type'
  | 'free-meals'
  | 'parent-degree'
  | 'parent-qualification'
  | 'grade'
  | 'grade-before'
  | 'job-family'
  | 'job'
  | 'function'
  | 'location'
  | 'organisation-unit'
  | 'employer'
  | 'contract'
  | 'working-pattern'
  | 'fte'
  | 'hours'
  | 'hire-date'
  | 'grade-start'
  | 'promotion-date'
  | 'promoted'
  | 'leave-date'
  | 'snapshot-date'
  | 'pay'
  | 'pay-basis'
  | 'bonus'
  | 'performance'
  | 'stage'
  | 'stage-date'
  | 'outcome'
  | 'entry-route'
  | 'programme'
  | 'level'
  | 'started'
  | 'completed'
  | 'sex'
  | 'ethnicity'
  | 'disability'
  | 'age-band'
  | 'other-characteristic'
  | 'wave'
  | 'weight'
  | 'asked-flag'
  | 'count';

export type Field = {
  readonly id: FieldId;
  readonly label: string;
  readonly help: string;
  /** Storage type. */
  readonly type: 'category' | 'number' | 'date' | 'text';
  /** Whether findings can be split by it. */
  readonly splits: boolean;
};

function field(id: FieldId, label: string, type: Field['type'], splits: boolean, help = ''): Field {
  return { id, label, help, type, splits };
}

export const fields: readonly Field[] = [
  field('seb-occupation', 'Parental occupation at 14', 'category', false, 'The key question.'),
  field(
    'asked-flag',
    'Was asked',
    'category',
    false,
    'Whether the person was sent the question (yes or no).',
  ),
  field(
    'count',
    'Number of people',
    'number',
    false,
    'For a table of counts: how many people each row stands for.',
  ),
  field('person-id', 'Person identifier', 'text', false, 'Used to join and to find repeats; never shown.'),
  field('grade', 'Grade', 'category', true),
  field(
    'grade-before',
    'Grade before the outcome',
    'category',
    true,
    'The grade at the start of the period, before anybody was promoted in it.',
  ),
  field('function', 'Function', 'category', true),
  field('job-family', 'Job family', 'category', true),
  field('job', 'Job', 'category', true),
  field('location', 'Location', 'category', true),
  field('organisation-unit', 'Organisation unit', 'category', true),
  field('employer', 'Employer', 'category', true),
  field('contract', 'Contract', 'category', true),
  field('working-pattern', 'Working pattern', 'category', true),
  field('entry-route', 'Entry route', 'category', true),
  field('sex', 'Sex or gender', 'category', true),
  field('ethnicity', 'Ethnicity', 'category', true),
  field('disability', 'Disability', 'category', true),
  field('age-band', 'Age band', 'category', true),
  field(
    'other-characteristic',
    'Another characteristic',
    'category',
    true,
    'Any number of columns; each goes by its heading.',
  ),
  field('promoted', 'Promoted in the period', 'category', true, 'Yes or no.'),
  field('performance', 'Performance rating', 'category', true),
  field('stage', 'Recruitment stage', 'category', true),
  field('outcome', 'Recruitment outcome', 'category', true),
  field('programme', 'Programme', 'category', true),
  field('level', 'Level', 'category', true),
  field('completed', 'Completed', 'category', true),
  field('seb-employment', 'Parent: employee or self-employed', 'category', false),
  field('seb-size', 'Parent: size of workplace', 'category', false),
  field('seb-supervise', 'Parent: supervised others', 'category', false),
  field('seb-self-rating', 'Own view of background', 'category', false),
  field('school-type', 'School at 11 to 16', 'category', true),
  field('free-meals', 'Free school meals', 'category', true),
  field('parent-degree', 'Parental degree', 'category', true),
  field('parent-qualification', 'Parental qualification', 'category', true),
  field('fte', 'Full-time equivalent', 'number', false),
  field('hours', 'Weekly hours', 'number', false, 'Contracted hours a week.'),
  field('pay', 'Pay', 'number', false),
  field('pay-basis', 'Pay basis', 'category', false),
  field('bonus', 'Bonus', 'number', false),
  field('weight', 'Weight', 'number', false),
  field('hire-date', 'Hire date', 'date', false),
  field('grade-start', 'Start in grade', 'date', false),
  field('promotion-date', 'Promotion date', 'date', false),
  field('leave-date', 'Leaving date', 'date', false),
  field('snapshot-date', 'Snapshot date', 'date', false),
  field('stage-date', 'Stage date', 'date', false),
  field('started', 'Programme start', 'date', false),
  field('wave', 'Wave', 'category', false),
];

const byId = new Map<string, Field>(fields.map((each) => [each.id, each]));

export function fieldOf(id: FieldId): Field {
  const found = byId.get(id) ?? (isFurther(id) ? furtherField(id) : undefined);
  if (!found) throw new RangeError(`No field called ${id}`);
  return found;
}

/** Listed fields, without further characteristics. */
export const fieldIds = fields.map((each) => each.id);

export function isFieldId(text: string): text is FieldId {
  return byId.has(text) || isFurther(text);
}

const FIRST_FURTHER = 'other-characteristic';
const FURTHER = /^other-characteristic-([2-9]|[1-9]\d{1,3})$/;

function isFurther(text: string): text is FurtherFieldId {
  return FURTHER.test(text);
}

function furtherField(id: FurtherFieldId): Field {
  const number = id.slice(FIRST_FURTHER.length + 1);
  return field(id, `Another characteristic ${number}`, 'category', true);
}

/** Whether the field is a further characteristic. */
export function isOther(id: FieldId): boolean {
  return id === FIRST_FURTHER || isFurther(id);
}

/** The next further characteristic that no column has. */
export function nextOther(taken: readonly (FieldId | null)[]): FieldId {
  let id: FieldId = FIRST_FURTHER;
  for (let number = 2; taken.includes(id); number++) id = `${FIRST_FURTHER}-${number}`;
  return id;
}

/** Kinds of dataset, by what a row stands for. */
export const datasetKinds = [
  { id: 'workforce', label: 'Workforce snapshot' },
  { id: 'applications', label: 'Applications' },
  { id: 'learners', label: 'Learners' },
  { id: 'job-events', label: 'Job events' },
  { id: 'survey', label: 'Survey answers' },
  { id: 'leavers', label: 'Leavers' },
  { id: 'outreach', label: 'Outreach' },
] as const;
export type DatasetKind = (typeof datasetKinds)[number]['id'];
