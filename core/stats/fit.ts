import { binomialProbability } from './beta.ts';
import { chanceNoMoreLikely, requireWhole, TIE } from './binomial.ts';
import type { TestResult } from './interval.ts';
import { chiSquareUpperTail } from './normal.ts';

/** How far printed shares may be from a sum of 1; they are rescaled to 1. */
const ROUNDING = 0.005 + 1e-12;

/**
 * Pearson's chi-square test of observed counts against given shares, groups − 1 degrees of freedom.
 * @param observed people per group, at least one in all
 * @param shares proportions in the same order, summing to 1 within half a point (they are rescaled)
 * A group with share 0 and nobody in it is left out; with somebody in it the statistic is Infinity and p is 0.
 * Throws RangeError for other input. Source: Pearson, Philosophical Magazine 50 (1900), 157–175.
 */
export function fitChiSquare(observed: readonly number[], shares: readonly number[]): TestResult {
  const groups = pairUp(observed, shares);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  let statistic = 0;
  for (const { count, share } of groups) {
    const expected = total * share;
    statistic += count === expected ? 0 : (count - expected) ** 2 / expected;
  }
  const degreesOfFreedom = groups.length - 1;
  const p = degreesOfFreedom === 0 ? 1 : chiSquareUpperTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, p };
}

/**
 * Exact multinomial test of observed counts against given shares, for up to three groups: the chance of a set of
 * counts no more likely than the observed one. Counts within 1e-7 of its probability, relatively, count as equally
 * likely. Every outcome is counted, group by group; time grows as people × ln(people).
 * @param observed whole numbers of people per group, at least one in all
 * @param shares as in `fitChiSquare`
 * Below 1e-300 the result is 0. Throws RangeError for other input or more than three groups.
 */
export function exactMultinomialP(observed: readonly number[], shares: readonly number[]): number {
  requireWhole(...observed);
  const groups = pairUp(observed, shares);
  if (groups.length > 3) throw new RangeError('The exact test is for three groups.');
  const [first, second, third] = groups;
  if (!first || groups.some((group) => group.share === 0)) return 0;
  if (!second) return 1;
  const total = first.count + second.count + (third?.count ?? 0);
  const others = second.share + (third?.share ?? 0);
  const conditional = second.share / others;
  const complement = (third?.share ?? 0) / others;
  const limit =
    binomialProbability(first.count, total, first.share, others) *
    binomialProbability(second.count, total - first.count, conditional, complement) *
    TIE;
  let p = 0;
  for (let count = 0; count <= total; count++) {
    const chance = binomialProbability(count, total, first.share, others);
    if (chance > 0) p += chance * chanceNoMoreLikely(total - count, conditional, complement, limit / chance);
  }
  return Math.min(1, p);
}

/**
 * Index of dissimilarity: half the sum of the absolute differences between two sets of shares, from 0 to 1. It is the
 * part of the people who would have to be in another group for the two to agree.
 * Source: Duncan and Duncan, American Sociological Review 20 (1955), 210–217.
 */
export function indexOfDissimilarity(shares: readonly number[], others: readonly number[]): number {
  if (shares.length !== others.length) throw new RangeError('Both sets of shares need the same groups.');
  return shares.reduce((sum, share, group) => sum + Math.abs(share - (others[group] ?? 0)), 0) / 2;
}

function pairUp(
  observed: readonly number[],
  shares: readonly number[],
): readonly { readonly count: number; readonly share: number }[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const isCount = observed.every((count) => count >= 0 && Number.isFinite(count));
  const isShare = shares.every((share) => share >= 0) && Math.abs(whole - 1) <= ROUNDING;
  if (observed.length !== shares.length || !isCount || !isShare) {
    throw new RangeError('A fit needs a count and a share for each group, the shares summing to 1.');
  }
  if (!observed.some((count) => count > 0)) throw new RangeError('A fit needs at least one person.');
  return observed
    .map((count, group) => ({ count, share: (shares[group] ?? 0) / whole }))
    .filter(({ count, share }) => count > 0 || share > 0);
}
