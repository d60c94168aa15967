import { type Contrast, type EstimatedInterval, requireLevel, requireShare } from './interval.ts';
import { zOfLevel } from './normal.ts';
import { wilson } from './proportion.ts';
import { findRoot } from './root.ts';

/**
 * Intervals for the difference x1/n1 − x2/n2 of two independent proportions, as a proportion (0.05 is 5 points).
 * All throw RangeError when a group is empty, a count is outside its base or the level is outside 0…1.
 */
export type DifferenceInterval = (contrast: Contrast, level: number) => EstimatedInterval;

/**
 * Hybrid score interval without continuity correction.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export const newcombe: DifferenceInterval = ({ x1, n1, x2, n2 }, level) => {
  const first = wilson(x1, n1, level);
  const second = wilson(x2, n2, level);
  const [p1, p2] = [x1 / n1, x2 / n2];
  return {
    estimate: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  };
};

/** Textbook interval: too narrow for small counts, empty at 0 and n. Not cut at −1 and 1. */
export const waldDifference: DifferenceInterval = (contrast, level) => {
  const { x1, n1, x2, n2 } = check(contrast, level);
  const [p1, p2] = [x1 / n1, x2 / n2];
  const half = zOfLevel(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return { estimate: p1 - p2, low: p1 - p2 - half, high: p1 - p2 + half };
};

/** Score interval. Source: Miettinen and Nurminen, Statistics in Medicine 4 (1985), 213–226. */
export const miettinenNurminen: DifferenceInterval = (contrast, level) => {
  const people = contrast.n1 + contrast.n2;
  return scoreInterval(contrast, level, people / (people - 1));
};

/** Score interval without the factor N/(N − 1). Source: Mee, Biometrics 40 (1984), 1175–1176. */
export const mee: DifferenceInterval = (contrast, level) => scoreInterval(contrast, level, 1);

function scoreInterval(contrast: Contrast, level: number, varianceFactor: number): EstimatedInterval {
  const { x1, n1, x2, n2 } = check(contrast, level);
  const estimate = x1 / n1 - x2 / n2;
  const z = zOfLevel(level);
  // The score falls as the assumed difference grows; it is infinite at the two ends unless it is 0 there.
  const excess = (limit: number) => (difference: number) =>
    score(contrast, difference, varianceFactor) - limit;
  return {
    estimate,
    low: estimate === -1 ? -1 : findRoot(excess(z), -1, estimate),
    high: estimate === 1 ? 1 : findRoot(excess(-z), estimate, 1),
  };
}

function score(contrast: Contrast, difference: number, varianceFactor: number): number {
  const { x1, n1, x2, n2 } = contrast;
  const distance = x1 / n1 - x2 / n2 - difference;
  if (distance === 0) return 0;
  const p2 = likeliestSecond(contrast, difference);
  const p1 = Math.min(1, Math.max(0, p2 + difference));
  const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * varianceFactor;
  return distance / Math.sqrt(variance);
}

/** The second proportion that is most likely when the first is larger by `difference`. */
function likeliestSecond(contrast: Contrast, difference: number): number {
  const { x1, n1, x2, n2 } = contrast;
  const low = Math.max(0, -difference);
  const high = Math.min(1, 1 - difference);
  // Slope of the log-likelihood; it falls, so that it has one zero or none. A term with no people is absent.
  const slope = (p2: number): number =>
    perProportion(x1, p2 + difference) -
    perProportion(n1 - x1, 1 - p2 - difference) +
    perProportion(x2, p2) -
    perProportion(n2 - x2, 1 - p2);
  if (!(slope(low) > 0)) return low;
  if (!(slope(high) < 0)) return high;
  return findRoot(slope, low, high);
}

function perProportion(count: number, proportion: number): number {
  if (count === 0) return 0;
  return proportion <= 0 ? Infinity : count / proportion;
}

function check(contrast: Contrast, level: number): Contrast {
  requireShare(contrast.x1, contrast.n1);
  requireShare(contrast.x2, contrast.n2);
  requireLevel(level);
  return contrast;
}
