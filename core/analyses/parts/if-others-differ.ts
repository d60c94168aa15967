import type { PublishedOutcome } from './comparison.ts';
import { NON_RESPONSE_FACTORS } from './non-response.ts';

type Counted = { readonly x: number; readonly n: number };
export type Pair = { readonly first: Counted; readonly second: Counted };

/**
 * Sensitivity analysis: two groups when non-respondents with a known outcome are half, or twice, as likely as
 * respondents to be of the first group. Bases stay those of respondents. Null where their counts are hidden; empty
 * where there are none.
 */
export function pairsIfOthersDiffer(
  { first, second }: Pair,
  others: PublishedOutcome,
): readonly Pair[] | null {
  if (others.n === 0) return [];
  const { x, n } = others;
  if (x === null || n === null) return null;
  const mixed = (own: Counted, part: number): Counted =>
    own.n === 0 ? own : { x: ((own.x + part * x) / (own.n + part * n)) * own.n, n: own.n };
  return NON_RESPONSE_FACTORS.map((factor) => {
    const share = Math.min(1, (factor * first.n) / (first.n + second.n));
    return { first: mixed(first, share), second: mixed(second, 1 - share) };
  });
}
