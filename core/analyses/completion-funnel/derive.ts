import {
  COMPLETION_NEW_HIRES,
  COMPLETION_WORKFORCE,
  RESPONSE_RATE_TARGET,
} from '../../benchmarks/benchmarks.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { ALL, OTHERS } from '../../cohort/background-dimension.ts';
import { isAskedKnown, NO_RATE } from '../facts/everybody-asked.ts';
import {
  type Others,
  othersOf,
  type PublishedAnswers,
  strengthAgainst,
  workingClassBounds,
} from '../parts/non-response.ts';
import type { Strength } from '../../results/result.ts';
import { type IntervalMethod, type Share, shareOf } from '../parts/share.ts';
import { compareSplit, type SplitComparison, type SplitRow } from '../parts/split-comparison.ts';
import { uncertain } from '../../results/strength.ts';

export type FunnelRow = {
  readonly label: string;
  readonly asked: number | null;
  readonly responded: number | null;
  readonly usable: number | null;
  /** Counts of those who answered without a group, and of those who did not answer. */
  readonly withoutUsable: readonly (number | null)[];
  readonly responseRate: Share;
  readonly usableShare: Share;
};

export type Funnel = {
  readonly interval: IntervalMethod;
  readonly byId: string | null;
  readonly byLabel: string | null;
  readonly everyone: FunnelRow;
  readonly rows: readonly FunnelRow[];
  readonly refusalRate: Share;
  readonly reasons: readonly {
    readonly id: string;
    readonly label: string;
    readonly count: number | null;
    readonly share: Share;
  }[];
  /** Whether a column says who was asked; without one, shares of those asked are not response rates. */
  readonly isAskedKnown: boolean;
  /** Usable share of each row compared with the largest row; null without a split. */
  readonly compared: SplitComparison | null;
  readonly strength: Strength;
  /**
   * Working-class share of all asked, under assumptions on those without a usable answer; null where it cannot be
   * computed.
   */
  readonly workingClass: {
    readonly bounds: { readonly lowest: number; readonly highest: number } | null;
    /**
     * Shares when non-respondents are half to twice as likely to be working class; null where nobody is missing, or
     * nobody can know.
     */
    readonly ifOthersDiffer: { readonly lowest: number; readonly highest: number } | null;
    readonly others: Others['why'];
  };
  readonly completionElsewhere: readonly {
    readonly label: string;
    readonly share: number;
    readonly source: string;
  }[];
};

export function deriveFunnel(
  published: readonly PublishedTable[],
  by: string | null,
  byLabel: string | null,
  interval: IntervalMethod,
  { policy, context }: Pick<Surroundings, 'policy' | 'context'>,
): Funnel {
  const table = (id: string): PublishedTable | undefined => published.find((each) => each.id === id);
  const answers = table('answers');
  const why = table('reasons');
  if (!answers || !why) throw new RangeError('The funnel needs its answers and reasons.');
  const everyone = rowOf('Everyone', (member) => countAt(answers, { background: member }), interval, policy);
  const split = table('answers-by');
  const members = split?.dimensions[0]?.members ?? [];
  const rows = split
    ? members
        .filter((member) => member.id !== ALL)
        .map((member) =>
          rowOf(
            member.label,
            (background) => countAt(split, { [split.dimensions[0]?.id ?? '']: member.id, background }),
            interval,
            policy,
          ),
        )
    : [];
  const isAsked = isAskedKnown(context);
  const known = publishedAnswers(answers, isAsked);
  const others = othersOf(known, policy);
  const unusable = why.counts.at(-1) ?? null;
  const compared = split
    ? compareSplit(
        rows.map((row) => splitRow(row, usableName(isAsked))),
        policy,
      )
    : null;
  return {
    interval,
    byId: by,
    byLabel,
    everyone,
    rows,
    refusalRate: shareOf(refusalsIn(why), everyone.responded, interval, policy),
    reasons: reasonsIn(why)
      .filter(({ count }) => count !== 0)
      .map((reason) => ({ ...reason, share: shareOf(reason.count, unusable, interval, policy) })),
    isAskedKnown: isAsked,
    compared,
    strength: strengthOf(everyone, compared, isAsked),
    workingClass: {
      bounds: workingClassBounds(known, policy),
      ifOthersDiffer: workingClassRange(others),
      others: others.why,
    },
    completionElsewhere: [
      {
        label: 'current staff',
        share: COMPLETION_WORKFORCE.value,
        source: COMPLETION_WORKFORCE.source.title,
      },
      { label: 'new hires', share: COMPLETION_NEW_HIRES.value, source: COMPLETION_NEW_HIRES.source.title },
    ],
  };
}

/** Published counts by reason, the folded ones last. */
export function reasonsIn(why: PublishedTable) {
  return (why.dimensions[0]?.members ?? [])
    .filter(({ id }) => id !== 'unusable')
    .map((member) => ({ ...member, count: countAt(why, { reason: member.id }) }));
}

/** Null where refusals may be among the folded reasons. */
function refusalsIn(why: PublishedTable): number | null {
  const reasons = reasonsIn(why);
  const refused = reasons.find(({ id }) => id === 'prefer-not-to-say');
  if (refused) return refused.count;
  return reasons.some(({ id, count }) => id === OTHERS && count !== 0) ? null : 0;
}

/** Name of the usable share; says "of those asked" only where that is known. */
export function usableName(isAsked: boolean): string {
  return isAsked
    ? 'the share of those asked with a usable answer'
    : 'the share of people with a usable answer';
}

function splitRow({ label, asked, usable, withoutUsable, usableShare }: FunnelRow, name: string): SplitRow {
  return {
    label,
    base: asked,
    shares: [
      {
        label: 'Usable',
        name,
        share: usableShare,
        published: { x: usable, n: asked, others: withoutUsable },
        reach: null,
        others: null,
      },
    ],
  };
}

function strengthOf(everyone: FunnelRow, compared: SplitComparison | null, isAsked: boolean): Strength {
  if (compared !== null) return compared.strength;
  const strength = strengthAgainst(everyone.responseRate, RESPONSE_RATE_TARGET.value, null);
  // A share that is not a response rate is not judged against the target.
  return isAsked || strength.level === 'hidden' || strength.level === 'too-few'
    ? strength
    : uncertain(NO_RATE);
}

function publishedAnswers(answers: PublishedTable, isAsked: boolean): PublishedAnswers {
  const count = (background: string): number | null => countAt(answers, { background });
  const [asked, usable, unusable, blank] = ['asked', 'usable', 'unusable', 'blank'].map(count);
  return {
    counts: {
      professional: count('professional'),
      intermediate: count('intermediate'),
      'working-class': count('working-class'),
    },
    asked: asked ?? null,
    usable: usable ?? null,
    missing: unusable === 0 && blank === 0 ? 0 : null,
    isAskedKnown: isAsked,
  };
}

function workingClassRange(others: Others): { readonly lowest: number; readonly highest: number } | null {
  if (others.why !== 'some') return null;
  const shares = others.assumed().map((each) => each.shares['working-class']);
  return shares.length === 0 ? null : { lowest: Math.min(...shares), highest: Math.max(...shares) };
}

function rowOf(
  label: string,
  count: (member: string) => number | null,
  interval: IntervalMethod,
  policy: Policy,
): FunnelRow {
  const asked = count('asked');
  const responded = count('responded');
  const usable = count('usable');
  const withoutUsable = [count('unusable'), count('blank')];
  return {
    label,
    asked,
    responded,
    usable,
    withoutUsable,
    responseRate: shareOf(responded, asked, interval, policy, [count('blank')]),
    usableShare: shareOf(usable, asked, interval, policy, withoutUsable),
  };
}
