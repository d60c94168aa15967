import { requireWhole, TIE } from './binomial.ts';
import { type Contrast, type Interval, requireLevel, requireShare } from './interval.ts';
import { findRoot } from './root.ts';

/** Relative log weight below which a table cannot change a limit. */
const NEGLIGIBLE_LOG = -80;
/** Search range of ln odds ratio. */
const WIDEST_LOG_ODDS_RATIO = 700;

export type FisherResult = Interval & {
  /** Two-sided: the chance of a table no more likely than the observed one (within 1e-7, relatively). */
  readonly p: number;
  /** Conditional maximum-likelihood odds ratio; null when every odds ratio fits equally well. */
  readonly oddsRatio: number | null;
};

/**
 * Fisher's exact test for two proportions, the conditional odds ratio and its exact interval.
 * A limit is 0 or Infinity where the data give none. Whole counts; throws RangeError otherwise, and when a group is
 * empty. Time and memory are linear in the smallest margin; p below 1e-300 is 0.
 * Source: Fisher (1935); Cornfield (1956) for the interval; the two-sided p as R's fisher.test defines it.
 */
export function fisherExact(contrast: Contrast, level: number): FisherResult {
  const { x1, n1, x2, n2 } = contrast;
  requireShare(x1, n1);
  requireShare(x2, n2);
  requireWhole(x1, n1, x2, n2);
  requireLevel(level);
  const { first, logWeights } = tablesOf(n1, n2, x1 + x2);
  return conditionalOdds(logWeights, x1 - first, level);
}

/** By the log weights, at odds ratio 1, of all tables with the margins of the observed one, and by its place among them. */
export function conditionalOdds(logWeights: Float64Array, observed: number, level: number): FisherResult {
  const last = logWeights.length - 1;
  const p = chanceNoMoreLikely(logWeights, observed, 1);
  if (last === 0) return { p, oddsRatio: null, low: 0, high: Infinity };
  const tail = (1 - level) / 2;
  const solve = (excess: (table: Shifted) => number): number =>
    Math.exp(
      findRoot(
        (logOddsRatio) => excess(shift(logWeights, logOddsRatio)),
        -WIDEST_LOG_ODDS_RATIO,
        WIDEST_LOG_ODDS_RATIO,
      ),
    );
  const oddsRatio =
    observed === 0 ? 0 : observed === last ? Infinity : solve((table) => meanOf(table) - observed);
  return {
    p,
    oddsRatio,
    low: observed === 0 ? 0 : solve((table) => chanceBetween(table, observed, last) - tail),
    high: observed === last ? Infinity : solve((table) => tail - chanceBetween(table, 0, observed)),
  };
}

/**
 * Fisher's exact test in which tables as likely as the observed one count half, itself among them: less timid than the
 * exact test. Two-sided by the order of likelihood: tables less likely than the observed one count in full, whichever
 * side they lie on. Whole counts, throws RangeError otherwise and when a group is empty.
 * Source: Lancaster, Journal of the American Statistical Association 56 (1961), 223–234.
 */
export function fisherMidP({ x1, n1, x2, n2 }: Contrast): number {
  requireShare(x1, n1);
  requireShare(x2, n2);
  requireWhole(x1, n1, x2, n2);
  const { first, logWeights } = tablesOf(n1, n2, x1 + x2);
  return chanceNoMoreLikely(logWeights, x1 - first, 0.5);
}

/** Log weights, at odds ratio 1, of the tables with the observed margins: `first`, `first` + 1, … with the outcome. */
export function tablesOf(
  n1: number,
  n2: number,
  withOutcome: number,
): { readonly first: number; readonly logWeights: Float64Array } {
  const first = Math.max(0, withOutcome - n2);
  const size = Math.min(n1, withOutcome) - first + 1;
  const logWeights = new Float64Array(size);
  for (let index = 1; index < size; index++) {
    const before = first + index - 1;
    const ratio = ((n1 - before) * (withOutcome - before)) / ((before + 1) * (n2 - withOutcome + before + 1));
    logWeights[index] = logWeights[index - 1]! + Math.log(ratio);
  }
  return { first, logWeights };
}

/** `tied`: weight of the tables that are as likely as the observed one. */
function chanceNoMoreLikely(logWeights: Float64Array, observed: number, tied: number): number {
  const mode = modeOf(logWeights, 0);
  const own = Math.exp(logWeights[observed]! - logWeights[mode]!);
  let sum = 0;
  let total = 0;
  for (let index = 0; index < logWeights.length; index++) {
    const weight = Math.exp(logWeights[index]! - logWeights[mode]!);
    total += weight;
    if (weight <= own * TIE) sum += weight * TIE < own ? weight : tied * weight;
  }
  return sum / total;
}

/** Non-negligible weights at another odds ratio, scaled to a maximum of 1. */
type Shifted = { readonly start: number; readonly weights: Float64Array; readonly total: number };

function shift(logWeights: Float64Array, logOddsRatio: number): Shifted {
  const mode = modeOf(logWeights, logOddsRatio);
  const weightAt = (index: number): number =>
    logWeights[index]! - logWeights[mode]! + (index - mode) * logOddsRatio;
  let start = mode;
  while (start > 0 && weightAt(start - 1) > NEGLIGIBLE_LOG) start--;
  let end = mode + 1;
  while (end < logWeights.length && weightAt(end) > NEGLIGIBLE_LOG) end++;
  const weights = new Float64Array(end - start);
  let total = 0;
  for (let index = start; index < end; index++) {
    const weight = Math.exp(weightAt(index));
    weights[index - start] = weight;
    total += weight;
  }
  return { start, weights, total };
}

/** Mode of a unimodal sequence, by bisection. */
function modeOf(logWeights: Float64Array, logOddsRatio: number): number {
  let low = 0;
  let high = logWeights.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (logWeights[middle + 1]! - logWeights[middle]! + logOddsRatio > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meanOf({ start, weights, total }: Shifted): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (start + index) * weights[index]!;
  return sum / total;
}

function chanceBetween({ start, weights, total }: Shifted, from: number, to: number): number {
  let sum = 0;
  const end = Math.min(weights.length - 1, to - start);
  for (let index = Math.max(0, from - start); index <= end; index++) sum += weights[index]!;
  return sum / total;
}
