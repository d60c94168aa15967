import { backgrounds } from '../background/background.ts';
import type { Policy } from '../disclosure/policy.ts';
import { AppError } from '../errors.ts';
import { answersSlot } from './background-dimension.ts';
import type { Cohort } from './cohort.ts';

/** Rows whose weights are close share a class. */
export type WeightClasses = {
  /** Per row: position in `weights`, or `weights.length` where the row has no weight. */
  readonly codes: Uint16Array;
  readonly weights: readonly number[];
};

/** Weights of up to so many different values are used as they are where nothing is hidden; more share classes. */
const MOST_CLASSES = 2_000;
/** Under disclosure control, where finer classes would leave few counts to show. */
const MOST_PROTECTED_CLASSES = 5;
/** Figures of a class weight where counts are protected. Source: reference "disclosure", section 3. */
const PROTECTED_FIGURES = 3;

/**
 * Classes and what they count for rest on which weights there are, never on how many people have them: the mean of a
 * class over its people would say how they divide among its weights, however few they are.
 * Errors: analysis/no-weights, analysis/bad-weights.
 */
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
  const isProtected = policy.threshold > 0;
  const size = Math.ceil(distinct.length / (isProtected ? MOST_PROTECTED_CLASSES : MOST_CLASSES));
  const starts = Array.from({ length: Math.ceil(distinct.length / size) }, (_, place) => place * size);
  const means = starts.map((start) => {
    const held = distinct.subarray(start, start + size);
    const mean = held.reduce((sum, weight) => sum + weight, 0) / held.length;
    return isProtected ? Number(mean.toPrecision(PROTECTED_FIGURES)) : mean;
  });
  const firsts = Float64Array.from(starts, (start) => distinct[start]!);
  const unique = [...new Set(means)];
  const places = [...means.map((mean) => unique.indexOf(mean)), unique.length];
  return { codes: Uint16Array.from(weights, (weight) => places[classOf(weight, firsts)]!), weights: unique };
}

/** Different weights of the people counted, from the least to the greatest. */
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

/** The last class that starts at or below the weight; beyond them all where there is none. */
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
