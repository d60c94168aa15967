import {
  type Contrast,
  type EstimatedInterval,
  type LogRatio,
  requireLevel,
  requireShare,
} from './interval.ts';
import { zOfLevel } from './normal.ts';

/**
 * Ratio of two proportions, (x1/n1) / (x2/n2), without an interval (the impact ratio of the four-fifths rule).
 * Null when the second is 0. Throws RangeError when a group is empty or a count is outside its base.
 */
export function riskRatio({ x1, n1, x2, n2 }: Contrast): number | null {
  requireShare(x1, n1);
  requireShare(x2, n2);
  return x2 === 0 ? null : x1 / n1 / (x2 / n2);
}

/**
 * Ratio of two proportions with its log interval; null when either count is 0.
 * Throws RangeError as `riskRatio` does. Source: Katz, Baptista, Azen and Pike, Biometrics 34 (1978), 469–474.
 */
export function riskRatioKatz(contrast: Contrast, level: number): LogRatio | null {
  const estimate = riskRatio(contrast);
  const { x1, n1, x2, n2 } = contrast;
  if (estimate === null || x1 === 0) return null;
  return logRatio(estimate, 1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, level);
}

/**
 * Ratio of the odds x/(n − x) of two groups with its log interval; null when a cell is 0.
 * Throws RangeError as `riskRatio` does. Source: Woolf, Annals of Human Genetics 19 (1955), 251–253.
 */
export function oddsRatioWoolf(contrast: Contrast, level: number): LogRatio | null {
  const cells = cellsOf(contrast);
  return cells.includes(0) ? null : oddsRatioOf(cells, level);
}

/**
 * The odds ratio with ½ added to every cell, which exists even when a cell is 0; label it wherever it is shown.
 * Throws RangeError as `riskRatio` does.
 * Source: Haldane, Annals of Human Genetics 20 (1956), 309–311; Anscombe, Biometrika 43 (1956), 461–464.
 */
export function oddsRatioHaldane(contrast: Contrast, level: number): LogRatio {
  return oddsRatioOf(
    cellsOf(contrast).map((cell) => cell + 0.5),
    level,
  );
}

/** Counts with and without the outcome, first group then second. */
function cellsOf({ x1, n1, x2, n2 }: Contrast): readonly number[] {
  requireShare(x1, n1);
  requireShare(x2, n2);
  return [x1, n1 - x1, x2, n2 - x2];
}

function oddsRatioOf(cells: readonly number[], level: number): LogRatio {
  const [a = 0, b = 0, c = 0, d = 0] = cells;
  return logRatio((a * d) / (b * c), sumOfInverses(cells), level);
}

/** Two yes-or-no characteristics: the people with neither, only the first, only the second, and both. */
export type Crossing = {
  readonly neither: Outcome;
  readonly first: Outcome;
  readonly second: Outcome;
  readonly both: Outcome;
};
/** `x` of `n` people have the outcome. */
export type Outcome = { readonly x: number; readonly n: number };

/**
 * Ratio of odds ratios, OR(both) / (OR(first)·OR(second)) against neither: 1 where the two characteristics multiply
 * without adding anything together. Null when a cell is 0. Throws RangeError when a group is empty.
 * Source: Altman and Bland, BMJ 326 (2003), 219; the variance is the sum of the inverses of the eight cells.
 */
export function ratioOfOddsRatios(crossing: Crossing, level: number): LogRatio | null {
  const { neither, first, second, both } = check(crossing);
  const cells = [neither, first, second, both].flatMap(({ x, n }) => [x, n - x]);
  if (cells.includes(0)) return null;
  const odds = ({ x, n }: Outcome): number => x / (n - x);
  const estimate = (odds(both) * odds(neither)) / (odds(first) * odds(second));
  return logRatio(estimate, sumOfInverses(cells), level);
}

/**
 * Interaction contrast p(both) − p(first) − p(second) + p(neither), as a proportion, with its Wald interval.
 * Throws RangeError when a group is empty.
 */
export function interactionContrast(crossing: Crossing, level: number): EstimatedInterval {
  const { neither, first, second, both } = check(crossing);
  requireLevel(level);
  const estimate = share(both) - share(first) - share(second) + share(neither);
  const variance = [neither, first, second, both].reduce((sum, each) => sum + varianceOf(each), 0);
  return around(estimate, variance, level);
}

/**
 * Relative excess risk due to interaction, RR(both) − RR(first) − RR(second) + 1 against neither: above 0 where the
 * two together do more than their sum. Null when nobody of `neither` has the outcome. Throws RangeError when a group
 * is empty. Source: Hosmer and Lemeshow, Epidemiology 3 (1992), 452–456 (delta method, here for four proportions).
 */
export function relativeExcessRisk(crossing: Crossing, level: number): EstimatedInterval | null {
  const { neither, first, second, both } = check(crossing);
  requireLevel(level);
  if (neither.x === 0) return null;
  const base = share(neither);
  const relative = (share(both) - share(first) - share(second)) / base;
  const variance =
    (varianceOf(both) + varianceOf(first) + varianceOf(second) + relative ** 2 * varianceOf(neither)) /
    base ** 2;
  return around(relative + 1, variance, level);
}

function check(crossing: Crossing): Crossing {
  for (const { x, n } of Object.values(crossing)) requireShare(x, n);
  return crossing;
}

function share({ x, n }: Outcome): number {
  return x / n;
}

function varianceOf({ x, n }: Outcome): number {
  return ((x / n) * (1 - x / n)) / n;
}

function sumOfInverses(cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + 1 / cell, 0);
}

function around(estimate: number, variance: number, level: number): EstimatedInterval {
  const half = zOfLevel(level) * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}

function logRatio(estimate: number, variance: number, level: number): LogRatio {
  requireLevel(level);
  // Rounding can leave -1e-17 where everybody has the outcome.
  const logStandardError = Math.sqrt(Math.max(0, variance));
  const factor = Math.exp(zOfLevel(level) * logStandardError);
  return { estimate, low: estimate / factor, high: estimate * factor, logStandardError };
}
