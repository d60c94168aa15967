import { type Group, groups } from '../../background/background.ts';
import { rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { wilson } from '../../stats/proportion.ts';
import { listsOf, rangeOfSum } from './printed-counts.ts';
import type { Strength } from '../../results/result.ts';
import { LEVEL, type Share } from './share.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import { notShown, sideOf, strengthApart, tooFew, uncertain } from '../../results/strength.ts';

/** How much likelier non-respondents are taken to be working class than respondents. */
export const NON_RESPONSE_FACTORS = [0.5, 2] as const;

export type GroupCounts = Readonly<Record<Group, number | null>>;

/** Published answers, and the number of people asked. */
export type PublishedAnswers = {
  readonly counts: GroupCounts;
  readonly usable: number | null;
  readonly asked: number | null;
  /** Asked without a usable answer. */
  readonly missing: number | null;
  /** Whether a column says who was asked; without one, non-respondents may be missing from the data. */
  readonly isAskedKnown: boolean;
};

/** Shares of all asked under an assumption on non-respondents; `answers` are the usable ones. */
export type Assumed = {
  readonly factor: number;
  readonly shares: Readonly<Record<Group, number>>;
  readonly answers: number;
};

/**
 * What non-respondents could change: nothing, unknowable, or all cases that the counts allow. `unknown`: the data hold
 * none, and no column says who was asked.
 */
export type Others =
  | { readonly why: 'nobody' }
  | { readonly why: 'unknown' }
  | { readonly why: 'hidden' }
  | { readonly why: 'some'; readonly assumed: () => readonly Assumed[] };

export function othersOf(published: PublishedAnswers, policy: Policy): Others {
  const tables = () => answerTables(published, policy);
  return othersWith(published, policy, tables);
}

/** Bounds of a weighted share. */
export type ShareReach = { readonly least: number; readonly greatest: number };

/** As `othersOf`, for weighted shares: within their bounds, and with the number asked as rounding allows. */
export function weightedOthersOf(
  published: PublishedAnswers,
  shares: Readonly<Record<Group, number>>,
  reaches: Readonly<Record<Group, ShareReach>>,
  policy: Policy,
): Others {
  const { usable } = published;
  if (usable === null) return { why: 'hidden' };
  const { least, greatest } = rangeOfPublished(usable, policy);
  return othersWith(published, policy, () =>
    [...new Set([least, usable, greatest])].flatMap((answers) =>
      sharesWithin(shares, reaches).map((list) => list.map((share) => share * answers)),
    ),
  );
}

/** Working-class share and one other group's at their bounds; the third follows. */
function sharesWithin(
  shares: Readonly<Record<Group, number>>,
  reaches: Readonly<Record<Group, ShareReach>>,
): readonly (readonly number[])[] {
  const endsOf = (group: Group): readonly number[] => [
    ...new Set([reaches[group].least, shares[group], reaches[group].greatest]),
  ];
  return endsOf('working-class').flatMap((working) => {
    const rest = 1 - working;
    return [
      ...endsOf('professional').map((share) => [Math.min(share, rest), Math.max(0, rest - share), working]),
      ...endsOf('intermediate').map((share) => [Math.max(0, rest - share), Math.min(share, rest), working]),
    ];
  });
}

function othersWith(
  { counts, usable, asked, missing, isAskedKnown }: PublishedAnswers,
  policy: Policy,
  tables: () => readonly (readonly number[])[],
): Others {
  const nobody = { why: isAskedKnown ? 'nobody' : 'unknown' } as const;
  if (missing === 0) return nobody;
  const isHidden = usable === null || asked === null || groups.some((group) => counts[group] === null);
  if (isHidden) return { why: 'hidden' };
  if (asked === usable && policy.roundTo === 1) return nobody;
  const among = rangeOfPublished(asked, policy);
  const without = missing === null ? { least: 0, greatest: Infinity } : rangeOfPublished(missing, policy);
  return {
    why: 'some',
    assumed: () =>
      tables().flatMap((list) => {
        const answers = sum(list);
        const most = Math.min(without.greatest, among.greatest - answers);
        const least = Math.max(0, without.least, among.least - answers);
        return [...new Set([least, Math.max(least, most)])].flatMap((others) =>
          NON_RESPONSE_FACTORS.flatMap((factor) => {
            const shares = sharesIfOthersDiffer(list, others, factor);
            return shares ? [{ factor, shares, answers }] : [];
          }),
        );
      }),
  };
}

function answerTables({ counts, usable }: PublishedAnswers, policy: Policy): readonly (readonly number[])[] {
  return listsOf(
    groups.map((group) => counts[group] ?? 0),
    usable ?? 0,
    policy,
  );
}

/**
 * Shares of all asked when non-respondents are `factor` times as likely as respondents to be working class (at most 1);
 * the rest of them is split among the other groups as respondents are. Null where nobody is usable.
 */
export function sharesIfOthersDiffer(
  [professional = 0, intermediate = 0, working = 0]: readonly number[],
  others: number,
  factor: number,
): Readonly<Record<Group, number>> | null {
  const usable = professional + intermediate + working;
  if (usable === 0) return null;
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

/** Worst-case bounds: working-class share when none, or all, of the non-respondents belong to it. */
export function workingClassBounds(
  { counts, asked }: Pick<PublishedAnswers, 'counts' | 'asked'>,
  policy: Policy,
): { readonly lowest: number; readonly highest: number } | null {
  const { professional, intermediate, 'working-class': working } = counts;
  if (professional === null || intermediate === null || working === null || !asked) return null;
  const most = rangeOfPublished(asked, policy).greatest;
  return {
    lowest: rangeOfPublished(working, policy).least / most,
    highest: 1 - rangeOfSum([professional, intermediate], policy).least / most,
  };
}

/**
 * Strength of the difference between a share and a fixed comparison. A weighted share counts with its smallest
 * effective sample size (Kish, Survey Sampling (1965), section 11.7), for the minimum base as for what non-respondents
 * could change. `others` is null where non-response plays no part.
 */
export function strengthAgainst(
  share: Share,
  comparison: number,
  others: { readonly group: Group; readonly of: Others } | null,
  leastSize: number | null = null,
): Strength {
  if (share.why !== 'shown') return share.why === 'hidden' ? notShown() : tooFew(NOBODY);
  if (share.leastBase < SMALLEST_BASE) return tooFew(fewText(share.base));
  if (leastSize !== null && leastSize < SMALLEST_BASE) return tooFew(FEW_EFFECTIVE);
  const side = sideOf(share, comparison);
  if (side === 0) return uncertain(NOT_APART);
  if (others === null) return strengthApart(APART, null);
  const { of, group } = others;
  if (of.why !== 'some') return strengthApart(APART, of.why);
  const isRobust = of.assumed().every(({ shares, answers }) => {
    const size = leastSize ?? answers;
    return sideOf(wilson(shares[group] * size, size, LEVEL), comparison) === side;
  });
  return strengthApart(APART, isRobust ? 'holds' : 'falls');
}

/** A base printed as 30 may be of 28 people. */
export function fewText(base: number): string {
  return base < SMALLEST_BASE
    ? `Fewer than ${SMALLEST_BASE} people.`
    : `Perhaps fewer than ${SMALLEST_BASE} people, since counts are rounded.`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

const APART = 'The whole range lies on one side of the comparison.';
const NOT_APART =
  'The range includes the comparison: there may be no difference from it, or one anywhere in the range.';
const NOBODY = 'Nobody gave an answer that can be used here.';
const FEW_EFFECTIVE = `Weighted, the answers tell as much as fewer than ${SMALLEST_BASE} given at random.`;
