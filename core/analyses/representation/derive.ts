import type { Benchmark } from '../../benchmarks/benchmark.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { ALL } from '../../cohort/background-dimension.ts';
import { isAskedKnown } from '../facts/everybody-asked.ts';
import { isLikeForLike } from '../parts/grouping.ts';
import type { IntervalMethod } from '../parts/share.ts';
import { compareSplit, type SplitComparison } from '../parts/split-comparison.ts';
import { type Beside, compareBeside } from './beside.ts';
import { type Comparison, compose, type Composition, type Compositions } from './composition.ts';
import { splitRow } from './split-row.ts';
import { reweighEveryone, weigh, type Weighted } from './weighted.ts';

export type Representation = {
  readonly interval: IntervalMethod;
  readonly benchmark: Benchmark;
  readonly byId: string | null;
  readonly byLabel: string | null;
  /** Unweighted compositions. */
  readonly plain: Compositions;
  /** Null where nothing is weighted or split. */
  readonly weighted: Weighted | null;
  /** The compositions that are shown: weighted where requested and possible, else unweighted. */
  readonly shown: Compositions;
  /** Adjective for the shown shares; null where no weights were requested. */
  readonly kind: 'weighted' | 'unweighted' | null;
  /** Shares of each row compared with the largest; null without a split. */
  readonly compared: SplitComparison | null;
  /** Null where nothing stands beside. */
  readonly beside: Beside | null;
  /** Everyone's composition against each other benchmark of the same scheme. */
  readonly others: readonly { readonly benchmark: Benchmark; readonly composition: Composition }[];
};

export function deriveRepresentation(
  published: readonly PublishedTable[],
  by: { readonly id: string; readonly label: string } | null,
  interval: IntervalMethod,
  surroundings: Surroundings,
): Representation {
  const { benchmark, benchmarks, context, weighting, policy } = surroundings;
  const fits = (against: Benchmark): boolean => isLikeForLike(context.scheme, against);
  const compareWith = (against: Benchmark): Comparison => ({
    interval,
    against,
    isLike: fits(against),
    isAskedKnown: isAskedKnown(context),
    policy,
  });
  const plain = composeAll(published, compareWith(benchmark));
  const weighted = weigh(published, weighting, by?.id ?? null, plain, compareWith(benchmark));
  const isAskedFor = weighted?.isAskedFor === true;
  const isWeighted = isAskedFor && weighted.refusal === null;
  const others = benchmarks.filter((other) => other.id !== benchmark.id && other.isNational && fits(other));
  const shown = isWeighted ? weighted : plain;
  return {
    interval,
    benchmark,
    byId: by?.id ?? null,
    byLabel: by?.label ?? null,
    plain,
    weighted,
    shown,
    compared: by === null ? null : compareSplit(shown.split.map(splitRow), policy),
    beside: compareBeside(published, plain.everyone, compareWith(benchmark), surroundings),
    kind: isWeighted ? 'weighted' : isAskedFor ? 'unweighted' : null,
    others: others.map((other) => {
      const against = compareWith(other);
      const { everyone } = composeAll(published, against);
      return {
        benchmark: other,
        composition: isWeighted ? reweighEveryone(weighted, everyone, against) : everyone,
      };
    }),
  };
}

function composeAll(published: readonly PublishedTable[], comparison: Comparison): Compositions {
  const everyone = published.find((table) => table.id === 'background');
  if (!everyone) throw new RangeError('Representation needs its counts.');
  const split = published.find((table) => table.id === 'background-by');
  const dimension = split?.dimensions[0];
  const parts =
    split && dimension
      ? dimension.members
          .filter(({ id }) => id !== ALL)
          .map(({ id, label }) =>
            compose(
              id,
              label,
              (background) => countAt(split, { [dimension.id]: id, background }),
              comparison,
            ),
          )
      : [];
  const countOf = (background: string) => countAt(everyone, { background });
  return { everyone: compose(ALL, 'Everyone', countOf, comparison), split: parts };
}
