import { chiSquareTwoByTwo } from '../../stats/contingency.ts';
import { newcombe } from '../../stats/difference.ts';
import type { Contrast } from '../../stats/interval.ts';
import type { ComparisonTest, ShareDifference } from './comparison.ts';
import { LEVEL, type ShownShare } from './share.ts';

type Size = { readonly value: number; readonly size: number };

/** A weighted share with its bounds, each with the smallest effective sample size. */
export type WeightedShare = { readonly share: ShownShare; readonly least: Size; readonly most: Size };

export const weightedTest = 'score chi-square test at the effective sizes, not corrected';

/**
 * Difference of two weighted shares: Newcombe's hybrid interval (Statistics in Medicine 17 (1998), 873–890, method 10)
 * over the bounds of both; chi-square on effective sample sizes (Rao and Scott, Journal of the American Statistical
 * Association 76 (1981), 221–230) at the closest shares within the bounds.
 */
export function compareWeighted(first: WeightedShare, second: WeightedShare): ShareDifference {
  return {
    difference: {
      estimate: first.share.value - second.share.value,
      low: newcombe(contrastOf(first.least, second.most), LEVEL).low,
      high: newcombe(contrastOf(first.most, second.least), LEVEL).high,
    },
    decimals: Math.max(first.share.decimals, second.share.decimals),
    test: testOf(first, second),
  };
}

function testOf(first: WeightedShare, second: WeightedShare): ComparisonTest | null {
  const isMore = first.share.value >= second.share.value;
  const [greater, lesser] = isMore ? [first.least, second.most] : [second.least, first.most];
  if (greater.value <= lesser.value) return { p: 1, method: weightedTest };
  const found = chiSquareTwoByTwo(contrastOf(greater, lesser));
  return found && { p: found.p, method: weightedTest };
}

function contrastOf(one: Size, other: Size): Contrast {
  return { x1: one.value * one.size, n1: one.size, x2: other.value * other.size, n2: other.size };
}
