import { betaTails, binomialProbability } from './beta.ts';
import { requireShare } from './interval.ts';

/**
 * Outcomes whose probability differs from the observed one by less than this, relatively, count as equally likely.
 * Source: R, binom.test and fisher.test (relErr = 1 + 1e-7).
 */
export const TIE = 1 + 1e-7;

/**
 * Two-sided exact binomial test: the chance of an outcome no more likely than x of n when the true proportion is p.
 * Whole counts, 0 ≤ x ≤ n, n > 0, p from 0 to 1; throws RangeError otherwise. Source: R, binom.test.
 */
export function exactBinomialP(x: number, n: number, p: number): number {
  requireShare(x, n);
  requireWhole(x, n);
  if (!(p >= 0 && p <= 1)) throw new RangeError('A proportion lies between 0 and 1.');
  return chanceNoMoreLikely(n, p, 1 - p, binomialProbability(x, n, p, 1 - p) * TIE);
}

/** Total binomial probability of the outcomes 0…n that are each no more likely than `limit`; q = 1 − p. */
export function chanceNoMoreLikely(n: number, p: number, q: number, limit: number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  if (binomialProbability(mode, n, p, q) <= limit) return 1;
  // Probabilities rise up to the mode and fall after it, so that the outcomes wanted are two tails.
  const below = lastWhere(mode, (x) => binomialProbability(x, n, p, q) <= limit);
  const above = lastWhere(n - mode, (steps) => binomialProbability(n - steps, n, p, q) <= limit);
  const lower = below < 0 ? 0 : betaTails(p, q, below + 1, n - below).upper;
  const upper = above < 0 ? 0 : betaTails(q, p, above + 1, n - above).upper;
  return Math.min(1, lower + upper);
}

/** The last of 0…end−1 that passes a test which holds up to some point and fails after it; −1 for none. */
function lastWhere(end: number, passes: (position: number) => boolean): number {
  let low = -1;
  let high = end;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export function requireWhole(...counts: readonly number[]): void {
  if (!counts.every(Number.isSafeInteger)) throw new RangeError('An exact test needs whole counts.');
}
