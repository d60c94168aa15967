import { halfDeviance, stirlingError, type Tails } from './gamma.ts';
import { findRoot } from './root.ts';

const MOST_STEPS = 1_000_000;
const TINY = 1e-300;
/** Beyond this logit a double is 0 or 1. */
const WIDEST_LOGIT = 700;

/**
 * Binomial probability of `x` in `n` when p and q = 1 − p are both given, for real 0 ≤ x ≤ n.
 * Relative error near 1e-15 for moderate n; underflows to 0. Source: Loader (2000), function dbinom_raw.
 */
export function binomialProbability(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x === 0) return n === 0 ? 1 : Math.exp(n * logOfComplement(p, q));
  if (x === n) return Math.exp(n * logOfComplement(q, p));
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    halfDeviance(x, n * p) -
    halfDeviance(n - x, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** ln(q) from whichever of p and q is known more exactly. */
function logOfComplement(p: number, q: number): number {
  return p < q ? Math.log1p(-p) : Math.log(q);
}

/**
 * Regularised incomplete beta functions I_x(a, b) and 1 − I_x(a, b).
 * @param x from 0 to 1
 * @param y 1 − x, given apart so that neither end loses digits
 * @param a positive shape
 * @param b positive shape
 * Relative error near 1e-13 in both tails (1e-11 for shapes near 1e6); underflows to 0.
 * Throws RangeError outside the domain.
 * Source: continued fraction of Abramowitz and Stegun (1964) 26.5.8, modified Lentz method.
 */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b)))
    throw new RangeError('Incomplete beta needs positive shapes.');
  if (!(x >= 0 && y >= 0)) throw new RangeError('Incomplete beta is defined between 0 and 1.');
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  // x^a·y^b / B(a, b)
  const front = (binomialProbability(a, a + b, x, y) * a * b) / (a + b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (front * betaFraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (front * betaFraction(y, b, a)) / b);
  return { lower: 1 - upper, upper };
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < Number.EPSILON) return fraction;
  }
  throw new RangeError('The incomplete beta fraction did not settle.');
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The value that a beta(a, b) variable stays below with the given probability (0 to 1).
 * A quantile below 1e-300 is 0. Throws RangeError outside the domain.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError('A probability lies between 0 and 1.');
  if (probability === 0 || probability === 1) return probability;
  // On the logit scale a quantile near 0 or 1 keeps its relative precision.
  const excess = (t: number): number => betaTails(logistic(t), logistic(-t), a, b).lower - probability;
  if (excess(-WIDEST_LOGIT) >= 0) return 0;
  if (excess(WIDEST_LOGIT) <= 0) return 1;
  return logistic(findRoot(excess, -WIDEST_LOGIT, WIDEST_LOGIT));
}

function logistic(t: number): number {
  return t < 0 ? Math.exp(t) / (1 + Math.exp(t)) : 1 / (1 + Math.exp(-t));
}
