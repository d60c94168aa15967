/** A confidence interval; `Infinity` stands where a side has no limit. */
export type Interval = { readonly low: number; readonly high: number };

/** An estimate with its interval, on the same scale. */
export type EstimatedInterval = Interval & { readonly estimate: number };

/** A positive ratio whose interval is symmetric on the log scale. */
export type LogRatio = EstimatedInterval & { readonly logStandardError: number };

/** Two groups with a yes-or-no outcome: `x1` of `n1` people against `x2` of `n2`. */
export type Contrast = {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
};

/** A test statistic with its degrees of freedom and its p value. */
export type TestResult = {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
};

/**
 * A pair of counts: `x` of `n` people have the outcome.
 * Throws RangeError unless 0 ≤ x ≤ n and n > 0: a share of nobody has no interval.
 */
export function requireShare(x: number, n: number): void {
  if (!(n > 0 && Number.isFinite(n))) throw new RangeError('A share of nobody does not exist.');
  if (!(x >= 0 && x <= n)) throw new RangeError('A count lies between 0 and its base.');
}

/** Throws RangeError unless the confidence level lies strictly between 0 and 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError('A confidence level lies between 0 and 1.');
}
