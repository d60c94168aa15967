import { type Background, groups } from '../background/background.ts';
import type { Dimension } from '../disclosure/draft.ts';
import type { FieldId } from '../intake/fields.ts';
import { byField, type Cohort, tabulate } from './cohort.ts';
import type { TabDimension } from '../table/cross-tab.ts';

/** The id of the total along a split. */
export const ALL = '(all)';

/**
 * Everybody asked, by what their answer gives. The two forms share the ids of their common cells, so that
 * disclosure control knows them to be the same people in every analysis.
 */
export const groupsDimension: Dimension = {
  id: 'background',
  label: 'Background',
  categories: [
    { id: 'professional', label: 'Professional' },
    { id: 'intermediate', label: 'Intermediate' },
    { id: 'working-class', label: 'Working class' },
    { id: 'unusable', label: 'Answered, gives no group' },
    { id: 'blank', label: 'No answer' },
  ],
  subtotals: [
    { id: 'usable', label: 'Usable', of: [0, 1, 2] },
    { id: 'responded', label: 'Responded', of: [0, 1, 2, 3] },
  ],
  total: { id: 'asked', label: 'Asked' },
  revealing: [0, 1, 2],
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
  revealing: [],
};

export function groupsSlot(background: Background): number | null {
  const group = groups.findIndex((each) => each === background);
  if (group >= 0) return group;
  if (background === 'not-asked') return null;
  return background === 'blank' ? 4 : 3;
}

export function usableSlot(background: Background): number | null {
  const slot = groupsSlot(background);
  return slot === null ? null : Math.max(0, slot - 2);
}

/** Counts by background, split by a field or not; categories in which nobody was asked are left out. */
export function tabulateBackground(
  cohort: Cohort,
  background: { readonly dimension: Dimension; readonly tab: TabDimension },
  by: string | null,
): { readonly dimensions: readonly Dimension[]; readonly inner: Float64Array } {
  const split = by === null ? null : splitBy(cohort, by);
  if (!split) {
    return { dimensions: [background.dimension], inner: tabulate(cohort, [background.tab]) };
  }
  const size = background.tab.size;
  const all = tabulate(cohort, [split.tab, background.tab]);
  const rowOf = (category: number): Float64Array => all.subarray(category * size, (category + 1) * size);
  const filled = split.labels.flatMap((label, category) =>
    rowOf(category).some((count) => count > 0) ? [{ label, category }] : [],
  );
  const inner = new Float64Array(filled.length * size);
  for (const [row, { category }] of filled.entries()) inner.set(rowOf(category), row * size);
  const dimension: Dimension = {
    id: split.field,
    label: split.label,
    categories: filled.map(({ label }) => ({ id: label === ALL ? `${ALL} as an answer` : label, label })),
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
  return { dimensions: [dimension, background.dimension], inner };
}

function splitBy(
  cohort: Cohort,
  by: string,
): { field: FieldId; label: string; tab: TabDimension; labels: readonly string[] } {
  const { field, label, column } = cohort.split(by);
  const { dimension, labels } = byField(column);
  return { field, label, tab: dimension, labels };
}
