import type { Interval } from './interval.ts';
import { quantileOf, sumOf } from './quantile.ts';
import { betaDraw, normalDraw, type Random } from './random.ts';

/**
 * Means or medians of bootstrap resamples of the same size (Efron, Annals of Statistics 7, 1979, 1–26). `sorted`:
 * ascending, at least one value.
 */
export type Resampled = (sorted: Float64Array, resamples: number, random: Random) => Float64Array;

/**
 * Sample size above which a resample’s mean is drawn from its limit distribution, whose error is far below the spread.
 */
const MOST_DRAWN = 10_000;

/**
 * Drawn value by value; for large samples from the first two terms of the Cornish–Fisher expansion of the resample mean
 * (Hall, The Bootstrap and Edgeworth Expansion, Springer 1992, section 2.5).
 */
export const resampledMeans: Resampled = (sorted, resamples, random) => {
  const n = sorted.length;
  if (n <= MOST_DRAWN) {
    // From the least value on: where all are equal, so is every mean, and none strays by what rounding adds up to.
    const least = sorted[0]!;
    return Float64Array.from({ length: resamples }, () => {
      let sum = 0;
      for (let draw = 0; draw < n; draw++) sum += sorted[Math.floor(random() * n)]! - least;
      return least + sum / n;
    });
  }
  const mean = sumOf(sorted) / n;
  const second = sumOf(sorted.map((value) => (value - mean) ** 2)) / n;
  const third = sumOf(sorted.map((value) => (value - mean) ** 3)) / n;
  const error = Math.sqrt(second / n);
  const skewness = second === 0 ? 0 : third / second ** 1.5 / Math.sqrt(n);
  return Float64Array.from({ length: resamples }, () => {
    const z = normalDraw(random);
    return mean + error * (z + (skewness * (z * z - 1)) / 6);
  });
};

/**
 * Order statistics of a resample correspond to those of uniform numbers, which are beta-distributed, so that a median
 * takes one or two draws for any sample size. David and Nagaraja, Order Statistics (Wiley 2003), sections 2.1 and 2.5.
 */
export const resampledMedians: Resampled = (sorted, resamples, random) => {
  const n = sorted.length;
  const lower = Math.ceil(n / 2);
  const valueAt = (place: number): number => sorted[Math.min(n - 1, Math.floor(place * n))]!;
  return Float64Array.from({ length: resamples }, () => {
    const first = betaDraw(lower, n - lower + 1, random);
    if (n % 2 === 1) return valueAt(first);
    // Minimum of the n - lower uniform numbers above the first.
    const second = 1 - (1 - first) * random() ** (1 / (n - lower));
    return (valueAt(first) + valueAt(second)) / 2;
  });
};

/** Percentile interval. Davison and Hinkley, Bootstrap Methods and their Application (Cambridge 1997), section 5.3.1. */
export function percentileInterval(estimates: Float64Array, level: number): Interval {
  const sorted = estimates.toSorted();
  return { low: quantileOf(sorted, (1 - level) / 2), high: quantileOf(sorted, (1 + level) / 2) };
}
