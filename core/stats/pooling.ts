import { logGamma } from './gamma.ts';
import { requireShare } from './interval.ts';
import type { Outcome } from './ratio.ts';

export type Pooling = {
  /** Mean of the fitted distribution of rates, as a proportion. */
  readonly mean: number;
  /** How many people the rest of the cells are worth to each cell (a + b); Infinity where cells differ by chance only. */
  readonly concentration: number;
  /** Shrunken rate per cell, (x + a) / (n + a + b), as a proportion. */
  readonly rates: readonly number[];
};

const LOWEST_LOG_CONCENTRATION = Math.log(1e-3);
const HIGHEST_LOG_CONCENTRATION = Math.log(1e6);
const WIDEST_LOGIT = 30;
/** Step below which the flat top of a likelihood is numerical noise. */
const PRECISION = 1e-9;

/**
 * Partial pooling of many small cells: rates follow a beta distribution, fitted by maximum likelihood to all cells, and
 * each cell is pulled towards its mean, the more so the fewer people it has. Shrunken rates must be labelled as such.
 * @param cells x of n people with the outcome in each cell, at least one cell
 * Rates are good to about 1e-6. Throws RangeError for no cells or an empty cell.
 * Source: Skellam, Journal of the Royal Statistical Society B 10 (1948), 257–261 (beta-binomial likelihood).
 */
export function poolRates(cells: readonly Outcome[]): Pooling {
  if (cells.length === 0) throw new RangeError('Pooling needs at least one cell.');
  for (const { x, n } of cells) requireShare(x, n);
  const total = cells.reduce((sum, cell) => ({ x: sum.x + cell.x, n: sum.n + cell.n }), { x: 0, n: 0 });
  const overall = total.x / total.n;
  const together: Pooling = { mean: overall, concentration: Infinity, rates: cells.map(() => overall) };
  if (total.x === 0 || total.x === total.n) return together;
  const logConcentration = maximise(
    (log) => bestMean(cells, Math.exp(log)).logLikelihood,
    LOWEST_LOG_CONCENTRATION,
    HIGHEST_LOG_CONCENTRATION,
  );
  if (logConcentration > HIGHEST_LOG_CONCENTRATION - 0.01) return together;
  const concentration = Math.exp(logConcentration);
  const { mean } = bestMean(cells, concentration);
  const rates = cells.map(({ x, n }) => (x + mean * concentration) / (n + concentration));
  return { mean, concentration, rates };
}

function bestMean(
  cells: readonly Outcome[],
  concentration: number,
): { readonly mean: number; readonly logLikelihood: number } {
  const likelihoodAt = (logit: number): number => {
    const mean = 1 / (1 + Math.exp(-logit));
    return logLikelihoodOf(cells, mean * concentration, (1 - mean) * concentration);
  };
  const logit = maximise(likelihoodAt, -WIDEST_LOGIT, WIDEST_LOGIT);
  return { mean: 1 / (1 + Math.exp(-logit)), logLikelihood: likelihoodAt(logit) };
}

/** Log likelihood without binomial coefficients, which do not depend on a and b. */
function logLikelihoodOf(cells: readonly Outcome[], a: number, b: number): number {
  const prior = logBeta(a, b);
  return cells.reduce((sum, { x, n }) => sum + logBeta(x + a, n - x + b) - prior, 0);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Maximum of a unimodal function by golden-section search (Kiefer, 1953). */
function maximise(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [start, end] = [low, high];
  let [left, right] = [end - golden * (end - start), start + golden * (end - start)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (end - start > PRECISION * (high - low)) {
    if (atLeft < atRight) {
      start = left;
      [left, atLeft] = [right, atRight];
      right = start + golden * (end - start);
      atRight = f(right);
    } else {
      end = right;
      [right, atRight] = [left, atLeft];
      left = end - golden * (end - start);
      atLeft = f(left);
    }
  }
  return (start + end) / 2;
}
