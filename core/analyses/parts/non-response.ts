import { type Group, groups } from '../../background/background.ts';
import { rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { wilson } from '../../stats/proportion.ts';
import { listsOf, rangeOfSum } from './printed-counts.ts';
import type { Strength } from '../../results/result.ts';
import { LEVEL, type Share } from './share.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import { notShown, sideOf, strengthApart, tooFew, uncertain } from '../../results/strength.ts';

/** How much more or less likely to be working class those who gave no usable answer are taken to be. */
export const NON_RESPONSE_FACTORS = [0.5, 2] as const;

export type GroupCounts = Readonly<Record<Group, number | null>>;

/** Answers as published, and how many were asked. */
export type PublishedAnswers = {
  readonly counts: GroupCounts;
  readonly usable: number | null;
  readonly asked: number | null;
  /** Asked, without a usable answer. */
  readonly missing: number | null;
  /** Whether a column says who was asked: else people who were may not be in the data. */
  readonly isAskedKnown: boolean;
};

/** Shares of all asked under an assumption about those without a usable answer; `answers` are the usable ones. */
export type Assumed = {
  readonly factor: number;
  readonly shares: Readonly<Record<Group, number>>;
  readonly answers: number;
};

/**
 * What those without a usable answer could change: nothing, what cannot be said, or every case that the counts allow.
 * `unknown`: there are none in the data, and nobody knows of others.
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

/** The least and the greatest that a weighted share could be. */
export type ShareReach = { readonly least: number; readonly greatest: number };

/** The same where shares are weighted: these as far as they reach, and the people asked as rounding allows. */
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

/** The working-class share at both its ends, and so is one of the two others; the third is what they leave. */
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
 * Shares of all asked when those without a usable answer are `factor` times as likely to be working class as those
 * with one (at most certainly so); the rest of them split between the other groups as the usable ones do.
 * Null when nobody is usable.
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

/** The least and greatest share of working class when none, or all, of the others belong to it. */
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
 * How strong the difference between a share and a fixed comparison is. A weighted share comes with the fewest effective
 * answers that it could have: it tells no more than so many given at random (Kish, Survey Sampling (1965), section 11.7),
 * so that these too have to be enough, and what others could change has its interval at that size. `others` is null where a share says
 * nothing about those without an answer.
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
