import {
  COMPLETION_NEW_HIRES,
  COMPLETION_WORKFORCE,
  RESPONSE_RATE_TARGET,
} from '../../benchmarks/benchmarks.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { ALL } from '../background-dimension.ts';
import {
  type GroupCounts,
  NON_RESPONSE_FACTORS,
  shareBounds,
  sharesIfOthersDiffer,
  strengthAgainst,
} from '../non-response.ts';
import type { Strength } from '../result.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';

export type FunnelRow = {
  readonly label: string;
  readonly asked: number | null;
  readonly responded: number | null;
  readonly usable: number | null;
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
  readonly strength: Strength;
  /** Share of working class among all asked under assumptions about the others; null where it cannot be said. */
  readonly workingClass: {
    readonly bounds: { readonly lowest: number; readonly highest: number } | null;
    readonly ifOthersDiffer: readonly (number | null)[];
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
): Funnel {
  const table = (id: string): PublishedTable | undefined => published.find((each) => each.id === id);
  const answers = table('answers');
  const why = table('reasons');
  if (!answers || !why) throw new RangeError('The funnel needs its answers and reasons.');
  const everyone = rowOf('Everyone', (member) => countAt(answers, { background: member }), interval);
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
          ),
        )
    : [];
  const counts: GroupCounts = {
    professional: countAt(answers, { background: 'professional' }),
    intermediate: countAt(answers, { background: 'intermediate' }),
    'working-class': countAt(answers, { background: 'working-class' }),
  };
  const unusable = why.counts.at(-1) ?? null;
  return {
    interval,
    byId: by,
    byLabel,
    everyone,
    rows,
    refusalRate: shareOf(countAt(why, { reason: 'prefer-not-to-say' }), everyone.responded, interval),
    reasons: (why.dimensions[0]?.members ?? [])
      .filter((member) => member.id !== 'unusable')
      .map((member) => {
        const count = countAt(why, { reason: member.id });
        return { ...member, count, share: shareOf(count, unusable, interval) };
      })
      .filter((reason) => reason.count !== 0),
    strength: strengthAgainst(everyone.responseRate, RESPONSE_RATE_TARGET.value, []),
    workingClass: {
      bounds: shareBounds(counts['working-class'], everyone.usable, everyone.asked),
      ifOthersDiffer: NON_RESPONSE_FACTORS.map(
        (factor) => sharesIfOthersDiffer(counts, everyone.asked, factor)?.['working-class'] ?? null,
      ),
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

function rowOf(label: string, count: (member: string) => number | null, interval: IntervalMethod): FunnelRow {
  const asked = count('asked');
  const responded = count('responded');
  const usable = count('usable');
  return {
    label,
    asked,
    responded,
    usable,
    responseRate: shareOf(responded, asked, interval),
    usableShare: shareOf(usable, asked, interval),
  };
}
