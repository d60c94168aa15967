const HALF_LOG_TWO_PI = 0.9189385332046728;
const STIRLING_FROM = 10;
const MOST_STEPS = 1_000_000;
/** Stands for zero in a continued fraction (modified Lentz method). */
const TINY = 1e-300;

/**
 * Natural logarithm of the gamma function.
 * @param x positive; Infinity gives Infinity. Throws RangeError otherwise.
 * Absolute error below 1e-14 for x < 10, relative error near 1e-16 beyond.
 * Source: Stirling's series after upward recurrence, Abramowitz and Stegun (1964) 6.1.15 and 6.1.40.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('The log-gamma function needs a positive number.');
  if (x === Infinity) return Infinity;
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted);
  return product === 1 ? stirling : stirling - Math.log(product);
}

/** ln(k!) for real k ≥ 0. */
export function logFactorial(k: number): number {
  return k <= 1 && Number.isInteger(k) ? 0 : logGamma(k + 1);
}

/**
 * What Stirling's formula leaves out of ln(x!), for x > 0.
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  const tail = 1 / 1188 - square * (691 / 360_360 - square * (1 / 156 - (square * 3617) / 122_400));
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * tail)))) / x;
}

/**
 * x·ln(x/mean) + mean − x without the cancellation near x = mean; both positive.
 * Source: Loader (2000), function bd0.
 */
export function halfDeviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= ratio * ratio;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The two regularised incomplete gamma functions; they sum to 1. */
export type Tails = { readonly lower: number; readonly upper: number };

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x).
 * @param a shape, positive
 * @param x at least 0; Infinity allowed
 * Relative error near 1e-14 in the smaller tail; underflows to 0. Throws RangeError outside the domain.
 * Source: series and continued fraction of Abramowitz and Stegun (1964) 6.5.29 and 6.5.31, prefactor by Loader (2000).
 */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0 && Number.isFinite(a) && x >= 0))
    throw new RangeError('Incomplete gamma needs a > 0 and x ≥ 0.');
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  // x^a·e^-x / Γ(a)
  const front = Math.exp(-stirlingError(a) - halfDeviance(a, x)) * Math.sqrt(a / (2 * Math.PI));
  if (x < a + 1) {
    const lower = Math.min(1, front * gammaSeries(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * gammaFraction(a, x));
  return { lower: 1 - upper, upper };
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < MOST_STEPS; step++) {
    term *= x / (a + step);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
  throw new RangeError('The incomplete gamma series did not settle.');
}

function gammaFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / denominator;
  let fraction = d;
  for (let step = 1; step < MOST_STEPS; step++) {
    const numerator = -step * (step - a);
    denominator += 2;
    d = 1 / nonZero(numerator * d + denominator);
    c = nonZero(denominator + numerator / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < Number.EPSILON) return fraction;
  }
  throw new RangeError('The incomplete gamma fraction did not settle.');
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
