import { conditionalOdds, type FisherResult, tablesOf } from './fisher.ts';
import type { Strata } from './strata.ts';

/** Most pairs of tables in a convolution. */
const MOST_PAIRS = 4_000_000;

/**
 * Conditional odds ratio common to all strata, its exact interval and test: they exist where a cell of every stratum is
 * 0, and Mantel–Haenszel’s do not. Null where no stratum varies, or where strata are too large to work it out.
 * Source: Gart, Biometrika 57 (1970), 471–475; Mehta, Patel and Gray, Journal of the American Statistical Association 80
 * (1985), 969–973.
 */
export function exactCommonOdds(strata: Strata, level: number): FisherResult | null {
  let together: Float64Array = new Float64Array(1);
  let observed = 0;
  for (const { x1, n1, x2, n2 } of strata) {
    if (n1 === 0 || n2 === 0) continue;
    const { first, logWeights } = tablesOf(n1, n2, x1 + x2);
    if (together.length * logWeights.length > MOST_PAIRS) return null;
    together = convolve(together, logWeights);
    observed += x1 - first;
  }
  return together.length < 2 ? null : conditionalOdds(together, observed, level);
}

/** Convolution in log space, since the smallest weights underflow a double. */
function convolve(one: Float64Array, other: Float64Array): Float64Array {
  const sums = new Float64Array(one.length + other.length - 1).fill(-Infinity);
  for (const [at, left] of one.entries()) {
    for (const [by, right] of other.entries()) {
      const [before, added] = [sums[at + by]!, left + right];
      const [more, less] = before > added ? [before, added] : [added, before];
      sums[at + by] = more + Math.log1p(Math.exp(less - more));
    }
  }
  return sums;
}
