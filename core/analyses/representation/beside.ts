import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { ALL } from '../../cohort/background-dimension.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { labelsOf } from '../parts/beside.ts';
import { compareSplit, type SplitComparison } from '../parts/split-comparison.ts';
import { splitSentences } from '../parts/split-words.ts';
import { besideTableId } from './compute.ts';
import { type Comparison, compose, type Composition } from './composition.ts';
import { splitRow } from './split-row.ts';

/** Datasets side by side, each answer counting once; the one looked at is the first and the reference. */
export type Beside = { readonly rows: readonly Composition[]; readonly compared: SplitComparison };

/** Two waves hold many of the same people, whose answers do not change: the difference varies less then. */
export const SAME_PEOPLE =
  'Intervals and tests take the people of each dataset to be others; where many are the same, as in two waves, the ranges are wider than they need be.';

export function compareBeside(
  published: readonly PublishedTable[],
  main: Composition,
  comparison: Comparison,
  { beside, context, policy }: Pick<Surroundings, 'beside' | 'context' | 'policy'>,
): Beside | null {
  if (beside.length === 0) return null;
  const [label = ''] = labelsOf([context, ...context.beside]);
  const others = beside.map((each, place) => {
    const table = published.find(({ id }) => id === besideTableId(place));
    if (!table) throw new RangeError('A dataset beside needs its counts.');
    const countOf = (background: string): number | null => countAt(table, { background });
    return compose(ALL, each.label, countOf, { ...comparison, isAskedKnown: each.isAskedKnown });
  });
  const rows = [{ ...main, label }, ...others];
  const compared = rows.map(splitRow);
  return { rows, compared: compareSplit(compared, policy, compared[0] ?? null) };
}

/** The dataset looked at is what each other one is held against. */
export function besideSentences(beside: Beside | null): readonly string[] {
  return beside === null
    ? []
    : splitSentences(beside.compared, 'Side by side', 'the shares of the three backgrounds');
}
