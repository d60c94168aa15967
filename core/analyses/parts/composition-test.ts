import type { Policy } from '../../disclosure/policy.ts';
import { chiSquareIndependence } from '../../stats/contingency.ts';
import type { ComparisonTest } from './comparison.ts';
import { listsOf } from './printed-counts.ts';

/** Expected count below which the chi-square approximation is not used. Source: Cochran, Biometrics 10 (1954), 417. */
const SMALL_EXPECTED = 5;

export type PublishedParts = { readonly counts: readonly number[]; readonly n: number };

/**
 * Chi-square test of equal compositions over all parts; the largest p over all tables that rounding prints alike. Null
 * where an expected count is small.
 */
export function compareParts(
  first: PublishedParts,
  second: PublishedParts,
  policy: Policy,
): ComparisonTest | null {
  if (leastExpected(first.counts, second.counts) < SMALL_EXPECTED) return null;
  const [ones, others] = [first, second].map(({ counts, n }) => {
    const lists = listsOf(counts, n, policy);
    return lists.length > 0 ? lists : [counts];
  });
  let p = 0;
  for (const one of ones ?? []) {
    for (const other of others ?? []) p = Math.max(p, chiSquareIndependence([one, other])?.p ?? 1);
  }
  return { p, method: `chi-square test, ${first.counts.length - 1} degrees of freedom` };
}

/** Smallest expected count of the parts that anybody is in. */
function leastExpected(first: readonly number[], second: readonly number[]): number {
  const [n1, n2] = [total(first), total(second)];
  const sums = first.map((count, part) => count + (second[part] ?? 0)).filter((sum) => sum > 0);
  return sums.length < 2 ? 0 : (Math.min(...sums) * Math.min(n1, n2)) / (n1 + n2);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
