import type { Interval } from './interval.ts';
import { wilson } from './proportion.ts';

/** Answers of equal weight, and those of them with the outcome. */
export type WeightedPart = { readonly weight: number; readonly answered: number; readonly outcome: number };

export type WeightedShare = {
  readonly share: number;
  readonly interval: Interval;
  /** Effective sample size: (sum of weights)² ÷ sum of squared weights. */
  readonly effectiveSize: number;
};

/**
 * A share in which answers count for more or less than one: sum of the weights of those with the outcome ÷ sum of all
 * weights. Only the ratios of weights matter. Null where they add up to nothing. `base` is how many answers there are
 * where that is better known than from the parts, whose counts may have been rounded. The interval is Wilson's at the
 * effective size; it takes the weights as given.
 * Sources: Hájek, Foundations of Statistical Inference (1971), 236 (ratio estimator); Kish, Survey Sampling (1965),
 * section 11.7 (effective size); Franco, Little, Louis and Slud, Journal of Survey Statistics and Methodology 7 (2019),
 * 334–364 (score interval at the effective size).
 */
export function weightedShare(
  parts: readonly WeightedPart[],
  level: number,
  base: number | null = null,
): WeightedShare | null {
  let answers = 0;
  let sum = 0;
  let squares = 0;
  let withOutcome = 0;
  for (const { weight, answered, outcome } of parts) {
    answers += answered;
    sum += weight * answered;
    squares += weight * weight * answered;
    withOutcome += weight * outcome;
  }
  if (!(sum > 0)) return null;
  const effectiveSize = ((sum * sum) / squares) * ((base ?? answers) / answers);
  if (effectiveSize === 0) return null;
  // With rounded counts the parts can exceed the sum slightly.
  const share = Math.min(1, Math.max(0, withOutcome / sum));
  return { share, interval: wilson(share * effectiveSize, effectiveSize, level), effectiveSize };
}
