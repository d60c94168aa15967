import {
  type Dimension,
  draftTable,
  type DraftTable,
  type Member,
  memberCount,
} from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import { ALL, groupsDimension, groupsSlot, splitDimension } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, foldedIn, nothingFolded, tabulate } from '../../cohort/cohort.ts';
import { classifyWeights, NO_WEIGHT } from './weight-classes.ts';
import type { TabDimension } from '../../table/dimension.ts';

type Split = { readonly dimension: Dimension; readonly tab: TabDimension };

const WEIGHT_TABLE = 'weights';
export const WEIGHT_CLASS = 'weight-class';

/** Most combinations of weighting and split; beyond it nearly every one is empty. */
const MOST_COMBINATIONS = 20_000;
/** Most combinations of two fields in a protected table, whose protection would otherwise take too long. */
const MOST_PROTECTED_COMBINATIONS = 2_000;

export function isWeightTable({ id }: { readonly id: string }): boolean {
  return id.startsWith(WEIGHT_TABLE);
}

/**
 * Draft tables from which weights are made once published: by background, by what weights depend on, and by a split.
 * Where nothing is hidden they are one table. Under disclosure control that table would hide nearly all of itself, so
 * the first field is crossed with each of the others, which determines weighted shares nearly as well. Tables that
 * share one field and the background are decomposable: together they disclose no more than their common sums, which
 * protect() knows (Dobra and Fienberg, PNAS 97 (2000), 11885–11892); a table of the other fields would break that.
 * Empty where the cohort is unweighted. Errors: analysis/no-weights, analysis/bad-weights,
 * analysis/too-many-combinations.
 */
export function weightTables(cohort: Cohort, by: string | null, policy: Policy): readonly DraftTable[] {
  const { weighting } = cohort;
  if (weighting.kind === 'none') return [];
  const background: Split = {
    dimension: groupsDimension,
    tab: byBackground(cohort, groupsDimension.categories.length, groupsSlot),
  };
  const splitBy = (field: string): Split => splitDimension(cohort, field, [background.tab]);
  const own =
    weighting.kind === 'column' ? [weightSplit(cohort, background.tab, policy)] : weighting.by.map(splitBy);
  const isSplitApart = by !== null && own.every(({ dimension }) => dimension.id !== by);
  const splits = isSplitApart ? [...own, splitBy(by)] : own;
  refuseTooMany(splits, MOST_COMBINATIONS);
  const count = (counted: readonly Split[]): DraftTable =>
    draftTable(
      [WEIGHT_TABLE, ...counted.map(({ dimension }) => dimension.id)].join(' '),
      'People by background and weight',
      cohort.who,
      counted.map(({ dimension }) => dimension),
      tabulate(
        cohort,
        counted.map(({ tab }) => tab),
      ),
    );
  if (policy.threshold === 0) return [count([...splits, background])];
  const [first, ...others] = splits;
  if (first === undefined || others.length === 0) return [count([...splits, background])];
  return others.map((other) => {
    refuseTooMany([first, other], MOST_PROTECTED_COMBINATIONS);
    return count([first, other, background]);
  });
}

function refuseTooMany(splits: readonly Split[], most: number): void {
  if (splits.reduce((product, { dimension }) => product * memberCount(dimension), 1) <= most) return;
  throw new AppError(
    'analysis/too-many-combinations',
    'These fields have too many combinations to weight by.',
    'Weight by fewer fields, or by fields with fewer answers.',
  );
}

/** Classes with people. */
function weightSplit(cohort: Cohort, background: TabDimension, policy: Policy): Split {
  const { codes, weights, held } = classifyWeights(cohort, policy);
  const classes = [...weights.map(String), NO_WEIGHT];
  const all = { codes, slotOf: Int32Array.from(classes.keys()), size: classes.length };
  // Steps of few people were joined to others before.
  const how = { isOrdered: true, rule: nothingFolded };
  const { dimension: tab } = foldedIn(cohort, { dimension: all, labels: classes }, [background], how);
  const dimension: Dimension = {
    id: WEIGHT_CLASS,
    label: 'Weight',
    categories: classes.flatMap((id, code): Member[] => {
      if (tab.slotOf[code]! < 0) return [];
      const value = weights[code];
      const member = { id, label: id, where: { [WEIGHT_CLASS]: held[code] ?? [] } };
      return [value === undefined ? member : { ...member, value }];
    }),
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
  return { dimension, tab };
}
