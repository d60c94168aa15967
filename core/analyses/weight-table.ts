import { type Dimension, draftTable, type DraftTable, memberCount } from '../disclosure/draft.ts';
import type { Policy } from '../disclosure/policy.ts';
import { AppError } from '../errors.ts';
import type { TabDimension } from '../table/cross-tab.ts';
import { ALL, groupsDimension, groupsSlot, splitDimension } from './background-dimension.ts';
import { byBackground, type Cohort, tabulate } from './cohort.ts';
import { classifyWeights } from './weight-classes.ts';

type Split = { readonly dimension: Dimension; readonly tab: TabDimension };

export const WEIGHT_TABLE = 'weights';
export const WEIGHT_CLASS = 'weight-class';
/** The class of those without a weight; every other class is called by its weight. */
export const NO_WEIGHT = 'none';

/** Beyond this the tables take minutes to protect and nearly every count would be hidden. */
const MOST_CELLS = 20_000;

/**
 * Everybody asked by background, by what their weight depends on, and by a field to split by. Weighted figures are made
 * of these counts once they are published. Null where the cohort is not weighted.
 * Errors: analysis/no-weights, analysis/bad-weights, analysis/no-weight-fields, analysis/too-many-combinations.
 */
export function weightTable(cohort: Cohort, by: string | null, policy: Policy): DraftTable | null {
  const { weighting } = cohort;
  if (weighting.kind === 'none') return null;
  const background = byBackground(cohort, groupsDimension.categories.length, groupsSlot);
  const splitBy = (field: string): Split => splitDimension(cohort, field, [background]);
  const own = weighting.kind === 'column' ? [weightSplit(cohort, policy)] : weighting.by.map(splitBy);
  if (own.length === 0) {
    throw new AppError(
      'analysis/no-weight-fields',
      'Weighting to everyone asked needs a field.',
      'Choose one to three fields that everyone asked has, such as grade.',
    );
  }
  const isSplitApart = by !== null && own.every(({ dimension }) => dimension.id !== by);
  const splits = isSplitApart ? [...own, splitBy(by)] : own;
  const dimensions = [...splits.map(({ dimension }) => dimension), groupsDimension];
  if (dimensions.reduce((product, each) => product * memberCount(each), 1) > MOST_CELLS) {
    throw new AppError(
      'analysis/too-many-combinations',
      'These fields have too many combinations to weight by.',
      'Weight by fewer fields, or by fields with fewer answers.',
    );
  }
  const inner = tabulate(cohort, [...splits.map(({ tab }) => tab), background]);
  return draftTable(WEIGHT_TABLE, 'People by background and weight', cohort.population, dimensions, inner);
}

function weightSplit(cohort: Cohort, policy: Policy): Split {
  const { codes, weights } = classifyWeights(cohort, policy);
  const categories = [...weights.map(String), NO_WEIGHT].map((id) => ({ id, label: id }));
  return {
    dimension: {
      id: WEIGHT_CLASS,
      label: 'Weight',
      categories,
      subtotals: [],
      total: { id: ALL, label: 'All' },
      revealing: [],
    },
    tab: { codes, slotOf: Int32Array.from(categories.keys()), size: categories.length },
  };
}
