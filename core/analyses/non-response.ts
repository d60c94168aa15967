import { type Group, groups } from '../background/background.ts';
import { wilson } from '../stats/proportion.ts';
import type { Strength } from './result.ts';
import { LEVEL, type Share, SMALLEST_BASE } from './share.ts';
import {
  clear,
  NOT_ROBUST_TO_NON_RESPONSE,
  NOT_SHOWN,
  ROBUST_TO_NON_RESPONSE,
  sideOf,
  tooFew,
  uncertain,
} from './strength.ts';

/** How much more or less likely to be working class those who gave no usable answer are taken to be. */
export const NON_RESPONSE_FACTORS = [0.5, 2] as const;

export type GroupCounts = Readonly<Record<Group, number | null>>;

/**
 * Shares of all asked when those without a usable answer are `factor` times as likely to be working class as those
 * with one (at most certainly so); the rest of them split between the other groups as the usable ones do.
 * Null when a count is hidden or nobody is usable. Source: reference "measures", section 10 (milder band).
 */
export function sharesIfOthersDiffer(
  counts: GroupCounts,
  asked: number | null,
  factor: number,
): Readonly<Record<Group, number>> | null {
  const known = groups.map((group) => counts[group]);
  if (asked === null || known.some((count) => count === null)) return null;
  const [professional = 0, intermediate = 0, working = 0] = known.map((count) => count ?? 0);
  const usable = professional + intermediate + working;
  if (usable === 0) return null;
  const others = Math.max(0, asked - usable);
  const everyone = usable + others;
  const workingAmongOthers = Math.min(1, (factor * working) / usable);
  const rest = professional + intermediate;
  const fill = (count: number): number =>
    (count + others * (1 - workingAmongOthers) * (rest === 0 ? 0.5 : count / rest)) / everyone;
  return {
    professional: fill(professional),
    intermediate: fill(intermediate),
    'working-class': (working + others * workingAmongOthers) / everyone,
  };
}

/** The least and greatest share of a group when all, or none, of the others belong to it. */
export function shareBounds(
  count: number | null,
  usable: number | null,
  asked: number | null,
): { readonly lowest: number; readonly highest: number } | null {
  if (count === null || usable === null || !asked) return null;
  return { lowest: count / asked, highest: (count + Math.max(0, asked - usable)) / asked };
}

/**
 * How strong the difference between a share and a fixed comparison is, by the rule of DESIGN section 4. A weighted share
 * comes with its effective size: it tells no more than so many answers given at random (Kish, Survey Sampling (1965),
 * section 11.7), so that these too have to be enough, and what others could change has its interval at that size.
 */
export function strengthAgainst(
  share: Share,
  comparison: number,
  shareIfOthersDiffer: readonly (number | null)[],
  effectiveSize: number | null = null,
): Strength {
  if (share.why !== 'shown') return tooFew(share.why === 'hidden' ? NOT_SHOWN : NOBODY);
  if (share.base < SMALLEST_BASE) return tooFew(FEW);
  const size = effectiveSize ?? share.base;
  if (size < SMALLEST_BASE) return tooFew(FEW_EFFECTIVE);
  const side = sideOf(share, comparison);
  if (side === 0) {
    return uncertain('The range includes the comparison; this data cannot tell the two apart.');
  }
  if (shareIfOthersDiffer.length === 0) return clear('The whole range lies on one side of the comparison.');
  const isRobust = shareIfOthersDiffer.every((other) => {
    if (other === null) return false;
    return sideOf(wilson(other * size, size, LEVEL), comparison) === side;
  });
  return isRobust ? clear(ROBUST_TO_NON_RESPONSE) : uncertain(NOT_ROBUST_TO_NON_RESPONSE);
}

const NOBODY = 'Nobody gave an answer that can be used here.';
const FEW = `Fewer than ${SMALLEST_BASE} people.`;
const FEW_EFFECTIVE = `Weighted, the answers tell as much as fewer than ${SMALLEST_BASE} given at random.`;
