/** What people in the made-up extract can be, each with its weight in per cent or thereabouts. */
export type Answers = readonly (readonly [answer: string, weight: number])[];

export const grades: Answers = [
  ['Grade A', 14],
  ['Grade B', 18],
  ['Grade C', 20],
  ['Grade D', 17],
  ['Grade E', 13],
  ['Grade F', 9],
  ['Senior Manager', 6],
  ['Director', 3],
];

/** Of full-time pay in pounds, by grade. */
export const gradePay = [21_000, 25_500, 31_000, 38_500, 47_000, 58_000, 76_000, 118_000];

export const functions: Answers = [
  ['Finance', 9],
  ['Human Resources', 5],
  ['Operations', 22],
  ['Technology', 14],
  ['Legal', 4],
  ['Marketing', 5],
  ['Sales', 12],
  ['Risk & Compliance', 6],
  ['Customer Service', 13],
  ['Strategy', 3],
  ['Facilities', 4],
  ['Data & Analytics', 3],
];

export const regions: Answers = [
  ['North East', 4],
  ['North West', 10],
  ['Yorkshire and The Humber', 8],
  ['East Midlands', 7],
  ['West Midlands', 8],
  ['East of England', 8],
  ['London', 24],
  ['South East', 13],
  ['South West', 7],
  ['Wales', 4],
  ['Scotland', 5],
  ['Northern Ireland', 2],
];

export const genders: Answers = [
  ['Female', 52],
  ['Male', 48],
];

export const ethnicities: Answers = [
  ['White - English, Welsh, Scottish, Northern Irish or British', 66],
  ['White - Irish', 1.2],
  ['White - Gypsy or Irish Traveller', 0.1],
  ['White - Any other White background', 6],
  ['Mixed - White and Black Caribbean', 0.8],
  ['Mixed - White and Black African', 0.5],
  ['Mixed - White and Asian', 1],
  ['Mixed - Any other Mixed background', 0.7],
  ['Asian - Indian', 5],
  ['Asian - Pakistani', 3],
  ['Asian - Bangladeshi', 1.2],
  ['Asian - Chinese', 1],
  ['Asian - Any other Asian background', 1.5],
  ['Black - African', 4],
  ['Black - Caribbean', 1.5],
  ['Black - Any other Black background', 0.5],
  ['Other - Arab', 0.7],
  ['Prefer not to say', 4.3],
];

export const disabilities: Answers = [
  ['No', 80],
  ['Yes', 13],
  ['Prefer not to say', 7],
];

export const performances: Answers = [
  ['Outstanding', 7],
  ['Exceeds expectations', 25],
  ['Meets expectations', 52],
  ['Partially meets', 12],
  ['Below expectations', 4],
];

/** Professional, intermediate or working class by the scheme of thirteen answers; null gives no group. */
export type OccupationGroup = 'professional' | 'intermediate' | 'working-class' | null;

export const occupations: readonly (readonly [answer: string, weight: number, group: OccupationGroup])[] = [
  [
    'Modern professional occupations such as teacher, nurse, social worker or software designer',
    15,
    'professional',
  ],
  [
    'Clerical and intermediate occupations such as secretary, call centre agent or nursery nurse',
    10,
    'intermediate',
  ],
  ['Senior managers and administrators such as finance manager or chief executive', 10, 'professional'],
  ['Technical and craft occupations such as motor mechanic, plumber or electrician', 10, 'working-class'],
  ['Semi-routine manual and service occupations such as postal worker or security guard', 8, 'working-class'],
  ['Routine manual and service occupations such as HGV driver, cleaner or porter', 9, 'working-class'],
  ['Middle or junior managers such as office, retail, bank or restaurant manager', 9, 'professional'],
  [
    'Traditional professional occupations such as accountant, solicitor or medical practitioner',
    9,
    'professional',
  ],
  ['Small business owners who employed fewer than 25 people', 6, 'intermediate'],
  ['Long term unemployed', 3, 'working-class'],
  ['Retired', 1, null],
  ['This question does not apply to me', 2, null],
  ["I don't know", 3, null],
  ['I prefer not to say', 5, null],
];

export const schools: Answers = [
  ['State-run, non-selective', 62],
  ['State-run, selective', 10],
  ['Independent, bursary', 3],
  ['Independent, no bursary', 8],
  ['Attended school outside the UK', 13],
  ['Prefer not to say', 4],
];

export const freeMeals: Answers = [
  ['Yes', 17],
  ['No', 68],
  ['Not applicable', 10],
  ['Prefer not to say', 5],
];

export const parentalDegrees: Answers = [
  ['Yes', 38],
  ['No', 52],
  ["Don't know", 6],
  ['Prefer not to say', 4],
];

export const levels: Answers = [
  ['', 80],
  ['Level 2', 3],
  ['Level 3', 7],
  ['Level 4', 4],
  ['Level 6', 4],
  ['Level 7', 2],
];

export const completions: Answers = [
  ['In learning', 1],
  ['Completed', 1],
  ['Withdrawn', 1],
  ['Break in learning', 1],
];

export const stages: Answers = [
  ['Applied', 3],
  ['Screened', 3],
  ['Interview', 4],
  ['Offer', 2],
  ['Hired', 85],
  ['Rejected', 3],
];

export const fullTimeEquivalents: Answers = [
  ['1', 78],
  ['0.8', 9],
  ['0.6', 6],
  ['0.5', 5],
  ['0.4', 2],
];

export const contracts: Answers = [
  ['Permanent', 86],
  ['Fixed term ("FTC")', 11],
  ['Agency', 3],
];
