import { type Group, groups, backgroundLabels } from '../../background/background.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { exactMultinomialP, fitChiSquare, indexOfDissimilarity } from '../../stats/fit.ts';
import type { Surroundings } from '../analysis.ts';
import { ALL } from '../background-dimension.ts';
import { isLikeForLike, strengthWhenUnlike } from '../grouping.ts';
import {
  type GroupCounts,
  NON_RESPONSE_FACTORS,
  sharesIfOthersDiffer,
  strengthAgainst,
} from '../non-response.ts';
import type { Strength } from '../result.ts';
import { type IntervalMethod, type Share, shareOf } from '../share.ts';
import { weigh, type Weighted } from './weighted.ts';

export type GroupFinding = {
  readonly group: Group;
  readonly label: string;
  readonly count: number | null;
  readonly share: Share;
  readonly benchmark: number;
  /** Share divided by the benchmark; 1 is parity. */
  readonly ratio: number | null;
  readonly strength: Strength;
};

export type Fit = {
  readonly method: 'chi-square' | 'exact-multinomial';
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number;
} | null;

export type Composition = {
  readonly id: string;
  readonly label: string;
  readonly asked: number | null;
  readonly usable: number | null;
  readonly groups: readonly GroupFinding[];
  /** Null when a count is hidden or nobody is usable. */
  readonly fit: Fit;
  readonly dissimilarity: number | null;
};

export type Representation = {
  readonly interval: IntervalMethod;
  readonly benchmark: Benchmark;
  readonly byId: string | null;
  readonly byLabel: string | null;
  readonly everyone: Composition;
  readonly split: readonly Composition[];
  /** Null where nothing is weighted or split. */
  readonly weighted: Weighted | null;
  /** The same people against each other benchmark of the same scheme. */
  readonly others: readonly { readonly benchmark: Benchmark; readonly composition: Composition }[];
};

/** Below this expected count the chi-square approximation is not trusted. Source: Cochran, Biometrics 10 (1954), 417. */
const SMALLEST_EXPECTED_COUNT = 5;

export function deriveRepresentation(
  published: readonly PublishedTable[],
  by: { readonly id: string; readonly label: string } | null,
  interval: IntervalMethod,
  { benchmark, benchmarks, context, weighting }: Surroundings,
): Representation {
  const everyone = published.find((table) => table.id === 'background');
  if (!everyone) throw new RangeError('Representation needs its counts.');
  const fits = (against: Benchmark): boolean => isLikeForLike(context.scheme, against);
  const compareWith = (against: Benchmark): Comparison => ({ interval, against, isLike: fits(against) });
  const overall = (against: Benchmark): Composition =>
    compose(ALL, 'Everyone', (background) => countAt(everyone, { background }), compareWith(against));
  const others = benchmarks.filter((other) => other.id !== benchmark.id && other.isNational && fits(other));
  const split = published.find((table) => table.id === 'background-by');
  const dimension = split?.dimensions[0];
  const parts =
    split && dimension
      ? dimension.members
          .filter((member) => member.id !== ALL)
          .map((member) =>
            compose(
              member.id,
              member.label,
              (background) => countAt(split, { [dimension.id]: member.id, background }),
              compareWith(benchmark),
            ),
          )
      : [];
  return {
    interval,
    benchmark,
    byId: by?.id ?? null,
    byLabel: by?.label ?? null,
    everyone: overall(benchmark),
    split: parts,
    weighted: weigh(published, weighting, by?.id ?? null),
    others: others.map((other) => ({ benchmark: other, composition: overall(other) })),
  };
}

type Comparison = {
  readonly interval: IntervalMethod;
  readonly against: Benchmark;
  /** Whether the benchmark was made with the same grouping. */
  readonly isLike: boolean;
};

function compose(
  id: string,
  label: string,
  count: (background: string) => number | null,
  { interval, against: benchmark, isLike }: Comparison,
): Composition {
  const asked = count('asked');
  const usable = count('usable');
  const counts: GroupCounts = {
    professional: count('professional'),
    intermediate: count('intermediate'),
    'working-class': count('working-class'),
  };
  const assumed = NON_RESPONSE_FACTORS.map((factor) => sharesIfOthersDiffer(counts, asked, factor));
  const found = groups.map((group): GroupFinding => {
    const share = shareOf(counts[group], usable, interval);
    const comparison = benchmark.shares[group];
    const others = assumed.map((shares) => shares?.[group] ?? null);
    const strength = strengthAgainst(share, comparison, others);
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
  const observed = groups.map((group) => counts[group]);
  return { id, label, asked, usable, groups: found, ...fitTo(observed, benchmark) };
}

function fitTo(
  counts: readonly (number | null)[],
  benchmark: Benchmark,
): { readonly fit: Fit; readonly dissimilarity: number | null } {
  const observed = counts.filter((count) => count !== null);
  const total = observed.reduce((sum, count) => sum + count, 0);
  if (observed.length < counts.length || total === 0) return { fit: null, dissimilarity: null };
  // Printed shares need not add up to 1 (rounding); a test needs expected counts that do.
  const printed = groups.map((group) => benchmark.shares[group]);
  const whole = printed.reduce((sum, share) => sum + share, 0);
  const expected = printed.map((share) => share / whole);
  const smallest = Math.min(...expected) * total;
  const dissimilarity = indexOfDissimilarity(
    observed.map((count) => count / total),
    expected,
  );
  if (smallest < SMALLEST_EXPECTED_COUNT) {
    const p = exactMultinomialP(observed, expected);
    return {
      fit: { method: 'exact-multinomial', chiSquare: null, degreesOfFreedom: null, p },
      dissimilarity,
    };
  }
  const { statistic, degreesOfFreedom, p } = fitChiSquare(observed, expected);
  return { fit: { method: 'chi-square', chiSquare: statistic, degreesOfFreedom, p }, dissimilarity };
}
