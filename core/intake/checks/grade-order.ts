import { countText } from '../../words/figure-text.ts';
import { categoriesOf, type Check, type CheckedDataset } from './check.ts';
import { sortByPay } from './fixes.ts';
import { mediansBy } from './medians.ts';
import { comparePay, LEAST_FOR_A_MEDIAN } from './pay.ts';
import { quoted } from './quoted.ts';

const FINDING = 'grade-order/pay';
const NAMED_PAIRS = 3;

/** Adjacent grades whose median pay contradicts the order that a person gave. */
export const gradeOrder: Check = {
  id: 'grade-order',
  title: 'Grades in another order than their pay',
  findingIds: [FINDING],
  find(dataset) {
    const grades = dataset.areGradesInOrder ? gradesWithPay(dataset) : [];
    const pairs = pairsAgainstPay(grades);
    if (pairs.length === 0) return [];
    const named = pairs.slice(0, NAMED_PAIRS).map(([low, high]) => `${quoted(high)} above ${quoted(low)}`);
    const more = pairs.length > NAMED_PAIRS ? ` and ${countText(pairs.length - NAMED_PAIRS)} more` : '';
    return [
      {
        id: FINDING,
        sentence: `The order of grades puts ${named.join(', ')}${more}, where the median of pay is lower.`,
        why: 'Findings about senior grades go by this order. It may be right, where pay is for something else than grade: then leave it.',
        count: pairs.length,
        rows: new Int32Array(),
        fixes: [sortByPay(orderByPay(grades))],
        answersOf: 'grade',
      },
    ];
  },
};

type GradeWithPay = {
  readonly label: string;
  /** Median full-time pay on the commonest pay basis; NaN where too few people have the grade. */
  readonly median: number;
};

/** Lowest grade first, in the order that the person gave. */
function gradesWithPay(dataset: CheckedDataset): readonly GradeWithPay[] {
  const grades = categoriesOf(dataset, 'grade');
  const compared = comparePay(dataset);
  if (grades === null || compared === null) return [];
  const basis = categoriesOf(dataset, 'pay-basis');
  const main = basis === null ? 0 : mostFrequent(basis.codes, basis.labels.length);
  const pay = compared.fullTime.map((value, row) =>
    basis === null || basis.codes[row] === main ? value : Number.NaN,
  );
  const medians = mediansBy(pay, (row) => grades.codes[row]!, grades.labels.length, LEAST_FOR_A_MEDIAN);
  return grades.labels.map((label, code) => ({ label, median: medians[code]! })).slice(1);
}

/** Adjacent pairs, among grades with a median, of which the higher is paid less. */
function pairsAgainstPay(grades: readonly GradeWithPay[]): readonly (readonly [low: string, high: string])[] {
  const known = grades.filter(({ median }) => !Number.isNaN(median));
  return known.flatMap(({ label, median }, place) => {
    const below = known[place - 1];
    return below && median < below.median ? [[below.label, label] as const] : [];
  });
}

/** All grades in order of median pay; grades without a median keep their places. */
function orderByPay(grades: readonly GradeWithPay[]): readonly string[] {
  const sorted = grades
    .filter(({ median }) => !Number.isNaN(median))
    .toSorted((left, right) => left.median - right.median)
    .values();
  return grades.map(({ label, median }) =>
    Number.isNaN(median) ? label : (sorted.next().value?.label ?? label),
  );
}

function mostFrequent(codes: Uint8Array | Uint16Array, count: number): number {
  const sizes = new Int32Array(count);
  for (const code of codes) sizes[code]!++;
  return sizes.indexOf(Math.max(...sizes));
}
