import type { Interval } from './interval.ts';
import { wilson } from './proportion.ts';

/** One part of a population: how many people it has, how many of them answered, how many of those have the outcome. */
export type Stratum = { readonly people: number; readonly answered: number; readonly outcome: number };

export type WeightedShare = {
  readonly share: number;
  readonly interval: Interval;
  /** How many people answering at random would tell as much: (sum of weights)² ÷ sum of squared weights. */
  readonly effectiveSize: number;
  /** The greatest weight over the smallest. */
  readonly weightRatio: number;
};

/**
 * A share in a population whose parts answered to different degrees: each answer counts for `people / answered` of its
 * part, so that the parts weigh as in the population. Parts in which nobody answered must be left out by the caller;
 * null where no part is left. The interval is Wilson's at the effective size. It assumes that within a part those who
 * did not answer are like those who did.
 * Sources: Cochran, Sampling Techniques (3rd edition, 1977), section 5A.9 (post-stratification); Kish, Survey Sampling
 * (1965), section 11.7 (effective size).
 */
export function postStratifiedShare(strata: readonly Stratum[], level: number): WeightedShare | null {
  const people = strata.reduce((sum, stratum) => sum + stratum.people, 0);
  if (strata.some(({ answered }) => answered <= 0)) throw new RangeError('Nobody answered in a part.');
  if (people <= 0) return null;
  const share =
    strata.reduce((sum, { people: size, outcome, answered }) => sum + (size * outcome) / answered, 0) /
    people;
  const squares = strata.reduce((sum, { people: size, answered }) => sum + (size * size) / answered, 0);
  const effectiveSize = (people * people) / squares;
  const weights = strata.map(({ people: size, answered }) => size / answered).filter((weight) => weight > 0);
  return {
    share,
    interval: wilson(share * effectiveSize, effectiveSize, level),
    effectiveSize,
    weightRatio: Math.max(...weights) / Math.min(...weights),
  };
}
