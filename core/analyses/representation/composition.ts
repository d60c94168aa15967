import { type Group, groups, backgroundLabels } from '../../background/background.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import { clopperPearson, wilson } from '../../stats/proportion.ts';
import { strengthWhenUnlike } from '../grouping.ts';
import {
  type GroupCounts,
  NON_RESPONSE_FACTORS,
  sharesIfOthersDiffer,
  strengthAgainst,
} from '../non-response.ts';
import type { WeightedShares } from '../published-weights.ts';
import type { Strength } from '../result.ts';
import { type IntervalMethod, LEVEL, type Share, shareOf } from '../share.ts';
import { type Fit, fitTo } from './fit.ts';

export type GroupFinding = {
  readonly group: Group;
  readonly label: string;
  /** People, each counted once, however their answers are weighted. */
  readonly count: number | null;
  readonly share: Share;
  readonly benchmark: number;
  /** Share divided by the benchmark; 1 is parity. */
  readonly ratio: number | null;
  readonly strength: Strength;
};

export type Composition = Fit & {
  readonly id: string;
  readonly label: string;
  readonly asked: number | null;
  readonly usable: number | null;
  /** How many answers given at random would tell as much; null where each answer counts once or nothing is shown. */
  readonly effectiveSize: number | null;
  readonly groups: readonly GroupFinding[];
};

/** Everyone, and each member of the field that splits. */
export type Compositions = { readonly everyone: Composition; readonly split: readonly Composition[] };

export type Comparison = {
  readonly interval: IntervalMethod;
  readonly against: Benchmark;
  /** Whether the benchmark was made with the same grouping. */
  readonly isLike: boolean;
};

type Answers = Pick<Composition, 'id' | 'label' | 'asked' | 'usable' | 'effectiveSize'> & {
  readonly counts: GroupCounts;
  readonly shares: Readonly<Record<Group, Share>>;
};

/** Shares in which each answer counts once. */
export function compose(
  id: string,
  label: string,
  count: (background: string) => number | null,
  comparison: Comparison,
): Composition {
  const usable = count('usable');
  const counts: GroupCounts = {
    professional: count('professional'),
    intermediate: count('intermediate'),
    'working-class': count('working-class'),
  };
  const shares = mapGroups((group) => shareOf(counts[group], usable, comparison.interval));
  const answers = { id, label, asked: count('asked'), usable, effectiveSize: null, counts, shares };
  return compareAll(answers, counts, comparison);
}

/**
 * The same people with weighted shares. None is shown where the plain one is not; `weighted` is null where none can be
 * made. The interval is the chosen one at the effective size: Wilson's (Franco and others, Journal of Survey Statistics and
 * Methodology 7 (2019), 334–364), or Clopper and Pearson's (Korn and Graubard, Survey Methodology 24 (1998), 193–201).
 * Everything comes from published counts, those who did not answer included: their number is `asked` less `usable`.
 */
export function reweigh(
  plain: Composition,
  weighted: WeightedShares | null,
  comparison: Comparison,
): Composition {
  const plainOf = (group: Group): GroupFinding | undefined =>
    plain.groups.find((each) => each.group === group);
  const shares = mapGroups((group): Share => {
    const share = plainOf(group)?.share ?? { why: 'hidden', base: null };
    if (share.why !== 'shown') return share;
    const found = weighted?.[group] ?? null;
    if (found === null) return { why: 'undefined', base: plain.usable };
    const { share: value, effectiveSize } = found;
    const interval = comparison.interval === 'wilson' ? wilson : clopperPearson;
    const { low, high } = interval(value * effectiveSize, effectiveSize, LEVEL);
    return { ...share, value, low, high };
  });
  const isShown = groups.some((group) => shares[group].why === 'shown');
  const effectiveSize = isShown ? (weighted?.professional?.effectiveSize ?? null) : null;
  const answersOf = (size: number | null) =>
    mapGroups((group) => {
      const share = shares[group];
      return share.why === 'shown' && size !== null ? share.value * size : null;
    });
  const counts = mapGroups((group) => plainOf(group)?.count ?? null);
  return compareAll(
    { ...plain, effectiveSize, counts, shares },
    answersOf(plain.usable),
    comparison,
    answersOf(effectiveSize),
  );
}

/** The same shares where every answer among these people weighs the same. */
export function asWeighted(plain: Composition): Composition {
  const isShown = plain.groups.some(({ share }) => share.why === 'shown');
  return { ...plain, effectiveSize: isShown ? plain.usable : null };
}

/** `answers` per group, as weighted, for what those who did not answer could change; `observed` are for the test. */
function compareAll(
  { counts, shares, ...known }: Answers,
  answers: GroupCounts,
  { against: benchmark, isLike }: Comparison,
  observed: GroupCounts = answers,
): Composition {
  const { id, label, asked, usable, effectiveSize } = known;
  const assumed = NON_RESPONSE_FACTORS.map((factor) => sharesIfOthersDiffer(answers, asked, factor));
  const found = groups.map((group): GroupFinding => {
    const share = shares[group];
    const comparison = benchmark.shares[group];
    const others = assumed.map((each) => each?.[group] ?? null);
    const strength = strengthAgainst(share, comparison, others, effectiveSize);
    return {
      group,
      label: backgroundLabels[group],
      count: counts[group],
      share,
      benchmark: comparison,
      ratio: share.why === 'shown' ? share.value / comparison : null,
      strength: isLike ? strength : strengthWhenUnlike(strength),
    };
  });
  const fit = fitTo(
    groups.map((group) => observed[group]),
    benchmark,
    effectiveSize !== null,
  );
  return { id, label, asked, usable, effectiveSize, groups: found, ...fit };
}

function mapGroups<Value>(of: (group: Group) => Value): Readonly<Record<Group, Value>> {
  return {
    professional: of('professional'),
    intermediate: of('intermediate'),
    'working-class': of('working-class'),
  };
}
