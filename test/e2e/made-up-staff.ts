/** A made-up organisation of 2,400 as its personnel system writes it, the same on every run. */

export type StaffFile = {
  readonly year: 2025 | 2026;
  /** Without copies, slips and people in two rows. */
  readonly isClean: boolean;
  /** Junior grades answer less, and the file has weights. */
  readonly isUneven: boolean;
};

export const PEOPLE = 2_400;
export const KEY_QUESTION =
  'What was the occupation of your main household earner when you were about aged 14?';

/** Raw answers with how many of each thousand gave them; two wait for a decision. */
const answers: readonly (readonly [text: string, perThousand: number])[] = [
  ['', 255],
  ['Modern professional & traditional professional occupations', 195],
  ['Senior, middle or junior managers or administrators', 85],
  ['Clerical and intermediate occupations', 70],
  ['Small business owners', 50],
  ['Technical and craft occupations', 85],
  ['Routine, semi-routine manual and service occupations', 110],
  ['Long-term unemployed', 20],
  ['I prefer not to say', 75],
  ['Retired', 20],
  ['Don’t know', 20],
  ['Lorry driver', 9],
  ['Professional', 6],
];
const [BLANK, MANUAL] = [0, 6];
const answerShares = answers.map(([, share]) => share);

const grades = ['A Operations', 'B Officer', 'C Professional', 'D Manager', 'E Senior leader'];
const gradeSizes = [370, 780, 880, 310, 60];
const pays = [24_600, 31_400, 42_300, 56_200, 88_500];
const functions = ['Customer Services', 'Finance', 'Operations', 'People', 'Technology'];
const origins = ['White', 'Asian', 'Black', 'Mixed'];
const firstNames = ['Jade', 'Owen', 'Una', 'Ravi', 'Elin', 'Noor', 'Tom'];
const lastNames = ['Merriman', 'Okafor', 'Price', 'Shah', 'Rhys', 'Aziz', 'Ward', 'Flynn', 'Kerr'];
const MOST_JUNIOR = 1;

/** Spreads rows over the parts by their size, each part all over the file. */
function spread(sizes: readonly number[], row: number, stride: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let rest = (row * stride) % total;
  const found = sizes.findIndex((size) => (rest -= size) < 0);
  return Math.max(0, found);
}

const two = (value: number): string => String(value).padStart(2, '0');

type Row = {
  readonly number: string;
  readonly name: string;
  readonly grade: string;
  readonly function: string;
  readonly sex: string;
  readonly hired: string;
  readonly pay: string;
  readonly answer: string;
  readonly promoted: string;
  readonly costCentre: string;
  readonly weight: string;
};

function rowOf(row: number, isUneven: boolean): Row {
  const grade = spread(gradeSizes, row, 997);
  const answer = spread(answerShares, row, 389);
  return {
    number: String(10_419 + 7 * row).padStart(7, '0'),
    name: `${firstNames[row % firstNames.length]} ${lastNames[row % lastNames.length]}`,
    grade: grades[grade] ?? '',
    function: functions[row % functions.length] ?? '',
    sex: row % 7 < 4 ? 'Female' : 'Male',
    hired: `${two(1 + (row % 28))}/${two(1 + ((row * 5) % 12))}/${1996 + ((row * 7) % 29)}`,
    pay: String((pays[grade] ?? 0) + 10 * (row % 400)),
    answer: answers[isUneven ? unevenly(answer, grade, row) : answer]?.[0] ?? '',
    promoted: spread([88, 12], row, 37) === 1 ? 'Yes' : 'No',
    costCentre: `CC${String(200 + ((row * 13) % 48)).padStart(4, '0')}`,
    weight: String((grade > MOST_JUNIOR ? 0.8 : 1.6) * (row % 2 === 0 ? 1 : 1.5)),
  };
}

/** Junior grades answer less, and those who do are less often from professional backgrounds. */
function unevenly(answer: number, grade: number, row: number): number {
  if (grade > MOST_JUNIOR) return answer;
  if ((row * 7) % 10 < 4) return BLANK;
  return answer > 0 && answer < 3 && row % 3 === 0 ? MANUAL : answer;
}

/** Each is something that the checks of a file find, on rows that nothing else is wrong with. */
const slips: readonly {
  readonly from: number;
  readonly rows: number;
  readonly of: (row: Row) => Partial<Row>;
}[] = [
  { from: 500, rows: 3, of: () => ({ hired: '15/06/2026' }) },
  { from: 600, rows: 41, of: ({ pay }) => ({ pay: (Number(pay) / 1_950).toFixed(2) }) },
  { from: 700, rows: 1, of: ({ pay }) => ({ pay: String(Number(pay) * 9) }) },
];
const SECOND_POSTS = { first: 2_376, of: [200, 201, 202, 203, 204, 205, 206, 207, 208, 200] };
const COPIES = { first: 2_386, of: 100 };

function withSlips(rows: readonly Row[]): readonly Row[] {
  const slipped = rows.map((row, index) => {
    const slip = slips.find(({ from, rows: many }) => index >= from && index < from + many);
    return slip ? { ...row, ...slip.of(row) } : row;
  });
  return slipped.map((row, index) => {
    const post = slipped[SECOND_POSTS.of[index - SECOND_POSTS.first] ?? -1];
    if (post) return { ...row, number: post.number, name: post.name };
    return (index >= COPIES.first && slipped[index - COPIES.first + COPIES.of]) || row;
  });
}

/** What the wave before called otherwise. */
function asBefore(row: Row, index: number): Row {
  if (row.grade === 'C Professional') return { ...row, grade: 'C professional' };
  return row.grade === 'D Manager' && index % 10 === 0 ? { ...row, grade: 'D Expert' } : row;
}

export function staffCsv({ year, isClean, isUneven }: StaffFile): string {
  const whole = Array.from({ length: PEOPLE }, (_, row) => rowOf(row, isUneven));
  const current = isClean || year === 2025 ? whole : withSlips(whole);
  const rows = year === 2025 ? current.map(asBefore) : current;
  const lines = rows.map((row) =>
    [
      ...[row.number, row.name, row.grade, row.function, row.sex, row.hired, row.pay, `"${row.answer}"`],
      ...[row.promoted, row.costCentre, ...(isUneven ? [row.weight] : [])],
    ].join(','),
  );
  const headings = [
    ...['Person Number', 'Full Name', 'Grade', 'Function', 'Sex or gender', 'Hire Date', 'Base Salary'],
    ...[KEY_QUESTION, 'Promoted', 'Cost Centre', ...(isUneven ? ['Weight'] : [])],
  ];
  return `${[headings.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Promotions of the last two years, of people in the staff file; some have two. */
export function eventsCsv(): string {
  const events = Array.from({ length: PEOPLE }, (_, row) => {
    const { number } = rowOf(row, false);
    const promotion = (year: number) =>
      `${number},${two(1 + (row % 28))}/${two(1 + (row % 12))}/${year},Yes,${origins[row % origins.length]}`;
    if (row % 8 > 0) return [];
    return row % 32 === 0 ? [promotion(2024), promotion(2025)] : [promotion(2025)];
  }).flat();
  return `${['Employee Number,Event Date,Promotion,Ethnic group', ...events].join('\r\n')}\r\n`;
}
