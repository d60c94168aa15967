import { type Background, groups } from '../background/background.ts';
import type { Dimension } from '../disclosure/draft.ts';
import { byField, type Cohort, foldedIn, tabulate } from './cohort.ts';
import type { TabDimension } from '../table/dimension.ts';

/** What every analysis of background needs. */
export const keyQuestion = {
  field: 'seb-occupation',
  need: 'required',
  whenMissing: 'Map the column with the answers to the key question on the Import screen.',
} as const;

/** The id of the total along a split. */
export const ALL = '(all)';
/** The id of the categories of few people, taken together. */
export const OTHERS = '(others)';

/**
 * Everybody asked, by what their answer gives. The forms share the ids of their common cells, so that disclosure
 * control knows them to be the same people in every analysis. Each has only what its analysis shows: every further
 * count would have to be protected, and hides others to that end.
 */
export const groupsDimension: Dimension = {
  id: 'background',
  label: 'Background',
  categories: [
    { id: 'professional', label: 'Professional' },
    { id: 'intermediate', label: 'Intermediate' },
    { id: 'working-class', label: 'Working class' },
    { id: 'not-usable', label: 'No usable answer' },
  ],
  subtotals: [{ id: 'usable', label: 'Usable', of: [0, 1, 2] }],
  total: { id: 'asked', label: 'Asked' },
  // Whether somebody answered is as revealing as the answer.
  revealing: [0, 1, 2, 3],
};

export const answersDimension: Dimension = {
  ...groupsDimension,
  categories: [
    ...groupsDimension.categories.slice(0, groups.length),
    { id: 'unusable', label: 'Answered, gives no group' },
    { id: 'blank', label: 'No answer' },
  ],
  subtotals: [...groupsDimension.subtotals, { id: 'responded', label: 'Responded', of: [0, 1, 2, 3] }],
  revealing: [0, 1, 2, 3, 4],
};

export const usableDimension: Dimension = {
  id: 'background',
  label: 'Answer',
  categories: [
    { id: 'usable', label: 'Usable' },
    { id: 'unusable', label: 'Answered, gives no group' },
    { id: 'blank', label: 'No answer' },
  ],
  subtotals: [{ id: 'responded', label: 'Responded', of: [0, 1] }],
  total: { id: 'asked', label: 'Asked' },
  revealing: [1, 2],
};

export function answersSlot(background: Background): number | null {
  const group = groups.findIndex((each) => each === background);
  if (group >= 0) return group;
  if (background === 'not-asked') return null;
  return background === 'blank' ? 4 : 3;
}

export function groupsSlot(background: Background): number | null {
  const slot = answersSlot(background);
  return slot === null ? null : Math.min(slot, groups.length);
}

export function usableSlot(background: Background): number | null {
  const slot = answersSlot(background);
  return slot === null ? null : Math.max(0, slot - 2);
}

/** A field as a dimension of a draft: its categories that hold anybody, counted over `among`, those of few as one. */
export function splitDimension(
  cohort: Cohort,
  by: string,
  among: readonly TabDimension[],
): { readonly dimension: Dimension; readonly tab: TabDimension } {
  const { field, label, column } = cohort.split(by);
  const how = { isOrdered: column.isOrdered === true, rule: cohort.folding };
  const { dimension: tab, labels, others } = foldedIn(cohort, byField(column), among, how);
  const idOf = (name: string): string => (name === ALL || name === OTHERS ? `${name} as an answer` : name);
  const dimension: Dimension = {
    id: field,
    label,
    categories: labels.map((each, place) => ({ id: place === others ? OTHERS : idOf(each), label: each })),
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
  return { dimension, tab };
}

/** Counts by background, split by a field or not. */
export function tabulateBackground(
  cohort: Cohort,
  background: { readonly dimension: Dimension; readonly tab: TabDimension },
  by: string | null,
): { readonly dimensions: readonly Dimension[]; readonly inner: Float64Array } {
  if (by === null) return { dimensions: [background.dimension], inner: tabulate(cohort, [background.tab]) };
  const { dimension, tab } = splitDimension(cohort, by, [background.tab]);
  return {
    dimensions: [dimension, background.dimension],
    inner: tabulate(cohort, [tab, background.tab]),
  };
}
