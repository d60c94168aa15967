import { backgrounds, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import { answersSlot } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, tabulate } from '../../cohort/cohort.ts';
import { countText } from '../parts/words.ts';
import { listText } from '../../words/list-text.ts';

/** Rows grouped by close weights. */
export type WeightClasses = {
  /** Per row: position in `weights`, or `weights.length` for a row without a weight. */
  readonly codes: Uint16Array;
  readonly weights: readonly number[];
  /** By code: names of the weights or steps in the class. */
  readonly held: readonly (readonly string[])[];
};

/** Id of the class without a weight. */
export const NO_WEIGHT = 'none';

/** Most distinct weights that are used unchanged where nothing is hidden; with more, neighbours share a class. */
const MOST_CLASSES = 2_000;

/** Ratio between successive steps: finer with more answers, while few counts are hidden. */
const STEP_RATIOS = [
  { fromAnswers: 30_000, ratio: 1.05 },
  { fromAnswers: 3_000, ratio: 1.1 },
  { fromAnswers: 500, ratio: 1.25 },
  { fromAnswers: 0, ratio: 1.5 },
] as const;

/** How weights are taken under disclosure control, for method notes. */
export function stepsText(): string {
  const ratios = STEP_RATIOS.toReversed().map(({ fromAnswers, ratio }) =>
    fromAnswers === 0 ? String(ratio) : `${ratio} from ${countText(fromAnswers)} usable answers`,
  );
  return `Weights are taken in steps, so that no one person’s shows: each counts as the nearest power of ${listText(ratios)}. A step that fewer usable answers have than may be shown joins the nearest that enough have.`;
}

/** Errors: analysis/no-weights, analysis/bad-weights. */
export function classifyWeights(cohort: Cohort, policy: Policy): WeightClasses {
  const { weights } = cohort;
  if (weights === null) {
    throw new AppError(
      'analysis/no-weights',
      'This dataset has no weight column.',
      'Map a column to Weight on the Import screen, or weight to everyone asked.',
    );
  }
  const distinct = distinctWeights(cohort, weights);
  const [least, greatest] = [distinct[0] ?? 0, distinct.at(-1) ?? 0];
  if (least < 0 || greatest <= 0 || greatest === Infinity) {
    throw new AppError(
      'analysis/bad-weights',
      'The weight column holds a number below 0, or none above it.',
      'Mend the column in the extract and import it again, or go without weights.',
    );
  }
  return policy.threshold > 0 ? inSteps(cohort, weights, policy) : asTheyAre(weights, distinct);
}

/** Distinct weights of the people counted, ascending. */
function distinctWeights(cohort: Cohort, weights: Float64Array): Float64Array {
  const isCounted = backgrounds.map((background) => answersSlot(background) !== null);
  const found = new Set<number>();
  for (let row = 0; row < cohort.rows; row++) {
    const weight = weights[row]!;
    if (Number.isNaN(weight) || !isCounted[cohort.background[row]!]) continue;
    if (cohort.filters.every(({ codes, keep }) => keep[codes[row]!] === 1)) found.add(weight);
  }
  return Float64Array.from(found).sort();
}

/** Unchanged weights; the means of neighbours where there are too many. */
function asTheyAre(weights: Float64Array, distinct: Float64Array): WeightClasses {
  const size = Math.ceil(distinct.length / MOST_CLASSES);
  const starts = Array.from({ length: Math.ceil(distinct.length / size) }, (_, place) => place * size);
  const firsts = Float64Array.from(starts, (start) => distinct[start]!);
  const held = starts.map((start) => distinct.subarray(start, start + size));
  return {
    codes: Uint16Array.from(weights, (weight) => classOf(weight, firsts)),
    weights: held.map((each) => each.reduce((sum, weight) => sum + weight, 0) / each.length),
    held: [...held.map((each) => Array.from(each, String)), [NO_WEIGHT]],
  };
}

/** The last class that starts at or below the weight; `firsts.length` where there is none. */
function classOf(weight: number, firsts: Float64Array): number {
  if (Number.isNaN(weight)) return firsts.length;
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= weight) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Under disclosure control weights are rounded to fixed steps, independent of the file, so that a person's weight tells
 * only the nearest step. A step with too few usable answers to be shown joins the nearest with enough, as extreme
 * weights are trimmed in surveys (Potter, Proceedings of the Section on Survey Research Methods, American Statistical
 * Association (1990), 225–230). Where no step has enough, nobody has a weight.
 */
function inSteps(cohort: Cohort, weights: Float64Array, { roundTo, threshold }: Policy): WeightClasses {
  const usable = byBackground(cohort, 1, (background) =>
    groups.some((group) => group === background) ? 0 : null,
  );
  const answers = tabulate(cohort, [usable])[0] ?? 0;
  const ratio = stepRatio(Math.round(answers / roundTo) * roundTo);
  const { codes, steps } = codeSteps(weights, ratio);
  const every = { codes, slotOf: Int32Array.from({ length: steps.length + 1 }, (_, code) => code - 1) };
  const counts = tabulate(cohort, [{ ...every, size: steps.length }, usable]);
  const held = steps
    .filter((_, place) => (counts[place] ?? 0) >= threshold)
    .toSorted((one, other) => one - other);
  const places = steps.map((step) => (held.length === 0 ? 0 : nearestPlace(step, held)));
  const namesAt = (place: number): readonly string[] =>
    steps.filter((_, at) => places[at] === place).map((step) => `${ratio}^${step}`);
  return {
    codes: codes.map((code) => (code === 0 ? held.length : places[code - 1]!)),
    weights: held.map((step) => ratio ** step),
    held: [...held.keys(), held.length].map((place) =>
      place === held.length ? [NO_WEIGHT, ...namesAt(place)] : namesAt(place),
    ),
  };
}

/** Ratio between successive steps. */
export function stepRatio(publishedAnswers: number): number {
  return STEP_RATIOS.find(({ fromAnswers }) => publishedAnswers >= fromAnswers)?.ratio ?? 1;
}

/** Per row 0 for no weight, else 1 + its index in `steps`, which holds the exponents of the ratio. */
function codeSteps(
  weights: Float64Array,
  ratio: number,
): { readonly codes: Uint16Array; readonly steps: readonly number[] } {
  const places = new Map<number, number>();
  const codes = Uint16Array.from(weights, (weight) => {
    if (!(weight > 0)) return 0;
    const step = Math.round(Math.log(weight) / Math.log(ratio));
    const place = places.get(step) ?? places.size;
    places.set(step, place);
    return place + 1;
  });
  return { codes, steps: [...places.keys()] };
}

function nearestPlace(step: number, held: readonly number[]): number {
  const distances = held.map((each) => Math.abs(each - step));
  return distances.indexOf(Math.min(...distances));
}
