import { betaQuantile, betaTails, binomialProbability } from './beta.ts';
import { type Interval, requireLevel, requireShare } from './interval.ts';
import { zOfLevel } from './normal.ts';
import { findRoot } from './root.ts';

/**
 * Intervals for one proportion. All take `x` with the outcome among `n` people and a confidence `level` such as 0.95,
 * and give proportions. All throw RangeError when n is 0 (a share of nobody has no interval), x is outside 0…n or the
 * level is outside 0…1. Only the exact and the Bayesian intervals need whole counts to mean what they say.
 */
export type ProportionInterval = (x: number, n: number, level: number) => Interval;

/** Score interval. Source: Wilson, Journal of the American Statistical Association 22 (1927), 209–212. */
export const wilson: ProportionInterval = (x, n, level) => {
  const z = zFor(x, n, level);
  const p = x / n;
  const scale = 1 / (1 + (z * z) / n);
  const centre = (p + (z * z) / (2 * n)) * scale;
  const half = z * scale * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  // At 0 and n the limit is exact in theory; rounding would leave 1e-17.
  return { low: x === 0 ? 0 : Math.max(0, centre - half), high: x === n ? 1 : Math.min(1, centre + half) };
};

/**
 * Score interval with continuity correction.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 857–872, method 4.
 */
export const wilsonContinuity: ProportionInterval = (x, n, level) => {
  const z = zFor(x, n, level);
  const p = x / n;
  const square = z * z;
  const bottom = 2 * (n + square);
  const below = square - 2 - 1 / n + 4 * p * (n * (1 - p) + 1);
  const above = square + 2 - 1 / n + 4 * p * (n * (1 - p) - 1);
  return {
    low: x === 0 ? 0 : Math.max(0, (2 * x + square - 1 - z * Math.sqrt(below)) / bottom),
    high: x === n ? 1 : Math.min(1, (2 * x + square + 1 + z * Math.sqrt(above)) / bottom),
  };
};

/**
 * Exact interval: coverage is never below the level, often above it.
 * Source: Clopper and Pearson, Biometrika 26 (1934), 404–413, by beta quantiles.
 */
export const clopperPearson: ProportionInterval = (x, n, level) => {
  requireShare(x, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
};

/**
 * Exact interval that counts half of the observed outcome's probability.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 857–872, method 6.
 */
export const midP: ProportionInterval = (x, n, level) => {
  requireShare(x, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : findRoot((p) => midTails(x, n, p).upper - tail, 0, 1),
    high: x === n ? 1 : findRoot((p) => midTails(x, n, p).lower - tail, 0, 1),
  };
};

/** Chances of fewer (more) than x, each with half the chance of exactly x. */
function midTails(x: number, n: number, p: number): { readonly lower: number; readonly upper: number } {
  const half = binomialProbability(x, n, p, 1 - p) / 2;
  const fewer = x === 0 ? 0 : betaTails(p, 1 - p, x, n - x + 1).upper;
  const more = x === n ? 0 : betaTails(p, 1 - p, x + 1, n - x).lower;
  return { lower: fewer + half, upper: more + half };
}

/**
 * Wald interval around the Wilson centre. Not cut at 0 and 1.
 * Source: Agresti and Coull, The American Statistician 52 (1998), 119–126.
 */
export const agrestiCoull: ProportionInterval = (x, n, level) => {
  const z = zFor(x, n, level);
  const size = n + z * z;
  const p = (x + (z * z) / 2) / size;
  const half = z * Math.sqrt((p * (1 - p)) / size);
  return { low: p - half, high: p + half };
};

/**
 * Equal-tailed interval under Jeffreys' prior, beta(½, ½); the limit is 0 when x = 0 and 1 when x = n.
 * Source: Brown, Cai and DasGupta, Statistical Science 16 (2001), 101–133.
 */
export const jeffreys: ProportionInterval = (x, n, level) => {
  requireShare(x, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  };
};

/** The textbook interval p ± z·√(p(1 − p)/n): too narrow for small counts, empty at 0 and n. Not cut at 0 and 1. */
export const wald: ProportionInterval = (x, n, level) => {
  const z = zFor(x, n, level);
  const p = x / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return { low: p - half, high: p + half };
};

function zFor(x: number, n: number, level: number): number {
  requireShare(x, n);
  requireLevel(level);
  return zOfLevel(level);
}
