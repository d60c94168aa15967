import { type Group, groups, backgroundLabels } from '../../background/background.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { strengthWhenUnlike } from '../parts/grouping.ts';
import {
  type Others,
  othersOf,
  type PublishedAnswers,
  strengthAgainst,
  weightedOthersOf,
} from '../parts/non-response.ts';
import type { OpenShare, WeightedShares } from '../weights/published-weights.ts';
import type { Strength } from '../../results/result.ts';
import { type IntervalMethod, intervalOf, LEVEL, type Share, shareOf, shownShare } from '../parts/share.ts';
import { type Fit, fitTo, fitWeighted, NO_FIT } from './fit.ts';

export type GroupFinding = {
  readonly group: Group;
  readonly label: string;
  /** Unweighted number of people. */
  readonly count: number | null;
  readonly share: Share;
  readonly benchmark: number;
  /** Share divided by the benchmark's; 1 is parity. */
  readonly ratio: number | null;
  readonly strength: Strength;
};

export type Composition = Fit & {
  readonly id: string;
  readonly label: string;
  readonly asked: number | null;
  readonly usable: number | null;
  /** Asked without a usable answer. */
  readonly missing: number | null;
  /** Effective sample size (Kish); null where unweighted or hidden. */
  readonly effectiveSize: number | null;
  /** Bounds of the weighted shares; null where unweighted or hidden. */
  readonly reach: Readonly<Record<Group, OpenShare['reach']>> | null;
  readonly groups: readonly GroupFinding[];
  /** What non-respondents could change. */
  readonly others: Others;
};

/** Composition of everyone, and of each category of the split. */
export type Compositions = { readonly everyone: Composition; readonly split: readonly Composition[] };

export type Comparison = {
  readonly interval: IntervalMethod;
  readonly against: Benchmark;
  /** Whether the benchmark uses the same grouping. */
  readonly isLike: boolean;
  /** Whether a column says who was asked. */
  readonly isAskedKnown: boolean;
  readonly policy: Policy;
};

/** Unweighted composition. */
export function compose(
  id: string,
  label: string,
  count: (background: string) => number | null,
  comparison: Comparison,
): Composition {
  const counts = mapGroups(count);
  const known = { id, label, asked: count('asked'), usable: count('usable'), missing: count('not-usable') };
  const shares = mapGroups((group) =>
    shareOf(
      counts[group],
      known.usable,
      comparison.interval,
      comparison.policy,
      groups.filter((other) => other !== group).map((other) => counts[other]),
    ),
  );
  const answers = { ...known, counts, isAskedKnown: comparison.isAskedKnown };
  const fit = fitTo(
    groups.map((group) => counts[group]),
    known.usable,
    comparison.against,
    comparison.policy,
  );
  const others = othersOf(answers, comparison.policy);
  const found = compareGroups(answers, shares, others, comparison, null);
  return { ...known, effectiveSize: null, reach: null, groups: found, others, ...fit };
}

/**
 * The composition with weighted shares; none is shown where the unweighted one is hidden, and `weighted` is null where
 * there are none. Intervals are the chosen ones at the effective sample size: Wilson's (Franco and others, Journal of
 * Survey Statistics and Methodology 7 (2019), 334–364), or Clopper and Pearson's (Korn and Graubard, Survey Methodology
 * 24 (1998), 193–201). Computed from published counts only; non-respondents are `asked` less `usable`.
 */
export function reweigh(
  plain: Composition,
  weighted: WeightedShares | null,
  comparison: Comparison,
): Composition {
  const shares = mapGroups((group) =>
    weightedShareOf(plainGroup(plain, group)?.share, weighted, group, comparison),
  );
  const isShown = groups.some((group) => shares[group].why === 'shown');
  const effectiveSize = isShown ? (weighted?.professional?.effectiveSize ?? null) : null;
  const counts = mapGroups((group) => plainGroup(plain, group)?.count ?? null);
  const values = mapGroups((group) => {
    const share = shares[group];
    return share.why === 'shown' ? share.value : 0;
  });
  const answers = { ...plain, counts, isAskedKnown: comparison.isAskedKnown };
  const reaches = mapGroups((group) => weighted?.[group]?.reach ?? NOTHING);
  const leastSize = Math.min(...groups.map((group) => reaches[group].leastSize));
  const others = weightedOthersOf(answers, values, reaches, comparison.policy);
  const found = compareGroups(answers, shares, others, comparison, effectiveSize === null ? null : leastSize);
  const isWhole = groups.every((group) => shares[group].why === 'shown');
  const fit =
    isWhole && effectiveSize !== null
      ? fitWeighted({ values, reaches, effectiveSize, leastSize }, comparison.against)
      : NO_FIT;
  const reach = effectiveSize === null ? null : reaches;
  return { ...plain, effectiveSize, reach, groups: found, others, ...fit };
}

const NOTHING: OpenShare['reach'] = { least: 0, greatest: 1, leastSize: 0 };

function plainGroup(plain: Composition, group: Group): GroupFinding | undefined {
  return plain.groups.find((each) => each.group === group);
}

function weightedShareOf(
  plain: Share | undefined,
  weighted: WeightedShares | null,
  group: Group,
  comparison: Comparison,
): Share {
  if (plain?.why !== 'shown') return plain ?? { why: 'hidden', base: null };
  const found = weighted?.[group] ?? null;
  if (found === null) return { why: 'undefined', base: plain.base };
  const { share: value, reach } = found;
  const endOf = (share: number) =>
    intervalOf[comparison.interval](share * reach.leastSize, reach.leastSize, LEVEL);
  const ends = { low: endOf(reach.least).low, high: endOf(reach.greatest).high };
  return shownShare({ ...plain, value, ...ends }, comparison.policy);
}

/** The unweighted composition as a weighted one, for equal weights. */
export function asWeighted(plain: Composition): Composition {
  const isShown = plain.groups.some(({ share }) => share.why === 'shown');
  return { ...plain, effectiveSize: isShown ? plain.usable : null };
}

function compareGroups(
  { counts }: Pick<PublishedAnswers, 'counts'>,
  shares: Readonly<Record<Group, Share>>,
  others: Others,
  { against, isLike }: Comparison,
  leastSize: number | null,
): readonly GroupFinding[] {
  return groups.map((group) => {
    const share = shares[group];
    const benchmark = against.shares[group];
    const strength = strengthAgainst(share, benchmark, { group, of: others }, leastSize);
    return {
      group,
      label: backgroundLabels[group],
      count: counts[group],
      share,
      benchmark,
      ratio: share.why === 'shown' ? share.value / benchmark : null,
      strength: isLike ? strength : strengthWhenUnlike(strength),
    };
  });
}

function mapGroups<Value>(of: (group: Group) => Value): Readonly<Record<Group, Value>> {
  return {
    professional: of('professional'),
    intermediate: of('intermediate'),
    'working-class': of('working-class'),
  };
}
