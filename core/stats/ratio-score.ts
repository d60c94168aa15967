import { type Contrast, type Interval, requireLevel, requireShare } from './interval.ts';
import { zOfLevel } from './normal.ts';
import { findRoot } from './root.ts';

/** Search range of ln ratio. */
const WIDEST_LOG = 60;

/** Null where nobody of the second group has the outcome; the interval then still has its lower limit. */
export type RatioInterval = Interval & { readonly estimate: number | null };

/**
 * Ratio of two proportions, (x1/n1) / (x2/n2), with its score interval: every ratio that the score test does not
 * refuse. A limit is 0 or Infinity where the data give none.
 * Throws RangeError when a group is empty, a count is outside its base or the level is outside 0…1.
 * Source: Koopman, Biometrics 40 (1984), 513–517 (Miettinen and Nurminen, Statistics in Medicine 4 (1985), 213–226,
 * have the factor N/(N − 1) beside it).
 */
export function riskRatioScore(contrast: Contrast, level: number): RatioInterval {
  const { x1, n1, x2, n2 } = contrast;
  requireShare(x1, n1);
  requireShare(x2, n2);
  requireLevel(level);
  const z = zOfLevel(level);
  const estimate = x2 === 0 ? null : x1 / n1 / (x2 / n2);
  const solve = (limit: number, low: number, high: number): number =>
    Math.exp(findRoot((log) => score(contrast, Math.exp(log)) - limit, low, high));
  const middle = estimate === null ? WIDEST_LOG : estimate === 0 ? -WIDEST_LOG : Math.log(estimate);
  return {
    estimate,
    low: x1 === 0 ? 0 : solve(z, -WIDEST_LOG, middle),
    high: x2 === 0 ? Infinity : solve(-z, middle, WIDEST_LOG),
  };
}

/** Score statistic of a ratio, in standard errors; decreasing in the ratio. */
function score(contrast: Contrast, ratio: number): number {
  const { x1, n1, x2, n2 } = contrast;
  const distance = x1 / n1 - (ratio * x2) / n2;
  if (distance === 0) return 0;
  const p2 = likeliestSecond(contrast, ratio);
  const p1 = Math.min(1, ratio * p2);
  const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2;
  return distance / Math.sqrt(variance);
}

/**
 * Restricted maximum-likelihood estimate of the second proportion, given the ratio: the smaller root of a quadratic.
 */
function likeliestSecond({ x1, n1, x2, n2 }: Contrast, ratio: number): number {
  const a = (n1 + n2) * ratio;
  const b = n1 * ratio + x1 + n2 + x2 * ratio;
  const c = x1 + x2;
  // The smaller root as c over the larger, which avoids cancellation.
  return Math.min(1, 1 / ratio, (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
}
