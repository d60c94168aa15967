import type { CategoryColumn } from '../../core/table/column.ts';

/** What 2,400 made-up people answered to the key question, the same on every run. */

export const PEOPLE = 2_400;

/** Raw answers with how many of each thousand gave them; two wait for a decision. */
export const answers: readonly (readonly [text: string, perThousand: number])[] = [
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

/** Spreads rows over the parts by their size, each part all over the file. */
export function spread(sizes: readonly number[], row: number, stride: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let rest = (row * stride) % total;
  const found = sizes.findIndex((size) => (rest -= size) < 0);
  return Math.max(0, found);
}

export const occupation: CategoryColumn = {
  type: 'category',
  labels: answers.map(([text]) => text),
  codes: Uint8Array.from({ length: PEOPLE }, (_, row) =>
    spread(
      answers.map(([, size]) => size),
      row,
      389,
    ),
  ),
};

const [BLANK, MANUAL] = [0, 6];
const MOST_JUNIOR = 2;

/** Junior grades answer less, and those who do are less often from professional backgrounds. */
export function answeredUnevenly(grade: CategoryColumn): CategoryColumn {
  const codes = Uint8Array.from(occupation.codes, (code, row) => {
    if ((grade.codes[row] ?? 0) > MOST_JUNIOR) return code;
    if ((row * 7) % 10 < 4) return BLANK;
    return code > 0 && code < 3 && row % 3 === 0 ? MANUAL : code;
  });
  return { ...occupation, codes };
}

/** What a file with a weight column would hold: more for junior grades, and in each for every second person. */
export function weightsByGrade(grade: CategoryColumn): Float64Array {
  return Float64Array.from(
    grade.codes,
    (code, row) => (code > MOST_JUNIOR ? 0.8 : 1.6) * (row % 2 === 0 ? 1 : 1.5),
  );
}
