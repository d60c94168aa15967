import { type Group, groups } from '../../background/background.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { exactMultinomialP, fitChiSquare, indexOfDissimilarity } from '../../stats/fit.ts';
import { logFactorial } from '../../stats/gamma.ts';
import { findRoot } from '../../stats/root.ts';
import type { ShareReach } from '../parts/non-response.ts';
import { listsOf } from '../parts/printed-counts.ts';

/** Goodness of fit of all three groups to the benchmark. */
export type Fit = {
  /** Null for a hidden count, no usable answers, or too small a weighted expected count. */
  readonly fit: {
    readonly method: 'chi-square' | 'exact-multinomial';
    readonly chiSquare: number | null;
    readonly degreesOfFreedom: number | null;
    readonly p: number;
  } | null;
  /** Null for a hidden count or no usable answers. */
  readonly dissimilarity: number | null;
};

/** Expected count below which the chi-square approximation is not used. Source: Cochran, Biometrics 10 (1954), 417. */
const SMALLEST_EXPECTED_COUNT = 5;

export const NO_FIT: Fit = { fit: null, dissimilarity: null };

/** Fit test with the largest p over all counts printed alike. */
export function fitTo(
  counts: readonly (number | null)[],
  usable: number | null,
  benchmark: Benchmark,
  policy: Policy,
): Fit {
  const observed = counts.filter((count) => count !== null);
  if (observed.length < counts.length || usable === null || sum(observed) === 0) return NO_FIT;
  const expected = expectedShares(benchmark);
  const found = listsOf(observed, usable, policy);
  const lists = found.length > 0 ? found : [observed];
  const isSmall = Math.min(...expected) * sum(observed) < SMALLEST_EXPECTED_COUNT;
  return {
    fit: isSmall ? weakestExact(lists, expected) : weakestChiSquare(lists, expected),
    dissimilarity: dissimilarityOf(observed, expected),
  };
}

export type WeightedAnswers = {
  readonly values: Readonly<Record<Group, number>>;
  readonly reaches: Readonly<Record<Group, ShareReach>>;
  readonly effectiveSize: number;
  readonly leastSize: number;
};

/**
 * Fit test of weighted counts scaled to the effective sample size, which divides chi-square by the design effect (Rao
 * and Scott, Journal of the American Statistical Association 76 (1981), 221–230). The counts are no integers, so there
 * is no exact test. The p is the largest over the bounds of shares and effective sizes.
 */
export function fitWeighted(
  { values, reaches, effectiveSize, leastSize }: WeightedAnswers,
  benchmark: Benchmark,
): Fit {
  const expected = expectedShares(benchmark);
  const isSmall = Math.min(...expected) * effectiveSize < SMALLEST_EXPECTED_COUNT;
  const nearest = nearestShares(
    expected,
    groups.map((group) => reaches[group]),
  );
  return {
    fit: isSmall ? null : weakestChiSquare([nearest.map((share) => share * leastSize)], expected),
    dissimilarity: dissimilarityOf(
      groups.map((group) => values[group]),
      expected,
    ),
  };
}

/**
 * Shares within their bounds, summing to 1, with the smallest chi-square: the expected ones times a constant, clipped
 * to the bounds.
 */
function nearestShares(expected: readonly number[], reaches: readonly ShareReach[]): readonly number[] {
  const sharesAt = (times: number): readonly number[] =>
    reaches.map(({ least, greatest }, group) =>
      Math.min(greatest, Math.max(least, times * (expected[group] ?? 0))),
    );
  const excess = (times: number): number => sum(sharesAt(times)) - 1;
  const most = 1 / Math.min(...expected);
  if (excess(0) >= 0) return sharesAt(0);
  return sharesAt(excess(most) <= 0 ? most : findRoot(excess, 0, most));
}

/** Printed shares may not sum to 1 (rounding), but expected counts must. */
function expectedShares({ shares }: Benchmark): readonly number[] {
  const printed = groups.map((group) => shares[group]);
  const whole = sum(printed);
  return printed.map((share) => share / whole);
}

function dissimilarityOf(counts: readonly number[], expected: readonly number[]): number {
  const total = sum(counts);
  return indexOfDissimilarity(
    counts.map((count) => count / total),
    expected,
  );
}

function weakestChiSquare(lists: readonly (readonly number[])[], expected: readonly number[]): Fit['fit'] {
  const tests = lists.map((list) => fitChiSquare(list, expected));
  const weakest = tests.reduce((least, test) => (test.p > least.p ? test : least));
  const { statistic, degreesOfFreedom, p } = weakest;
  return { method: 'chi-square', chiSquare: statistic, degreesOfFreedom, p };
}

/** For each total only the likeliest list is tested, since it has the largest p. */
function weakestExact(lists: readonly (readonly number[])[], expected: readonly number[]): Fit['fit'] {
  const likeliest = new Map<number, { readonly list: readonly number[]; readonly statistic: number }>();
  for (const list of lists) {
    const total = sum(list);
    const statistic = logProbability(list, expected);
    const known = likeliest.get(total);
    if (!known || statistic > known.statistic) likeliest.set(total, { list, statistic });
  }
  const p = Math.max(...[...likeliest.values()].map(({ list }) => exactMultinomialP(list, expected)));
  return { method: 'exact-multinomial', chiSquare: null, degreesOfFreedom: null, p };
}

/** Log probability up to a constant of the total. */
function logProbability(list: readonly number[], shares: readonly number[]): number {
  return sum(
    list.map((count, group) =>
      count === 0 ? 0 : count * Math.log(shares[group] ?? 0) - logFactorial(count),
    ),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
