import { type Background, backgrounds } from '../background/background.ts';
import type { FieldId } from '../intake/fields.ts';
import type { CategoryColumn } from '../table/column.ts';
import { crossTab, type TabDimension, type TabFilter } from '../table/cross-tab.ts';

/** The people an analysis looks at: columns of one dataset under a filter, each person with a background. */
export type Cohort = {
  readonly rows: number;
  /** People per row of a frequency table; null is one each. */
  readonly people: Float64Array | null;
  /** Per row: position in `backgrounds`. */
  readonly background: Uint8Array;
  readonly fields: ReadonlyMap<FieldId, CategoryColumn>;
  readonly filters: readonly TabFilter[];
  /** A name for exactly these people, so that the same cell of two analyses is known to be one. */
  readonly population: string;
};

/** Where each background is counted: a category position, or null where those people are not counted at all. */
export function byBackground(
  cohort: Cohort,
  size: number,
  slot: (background: Background) => number | null,
): TabDimension {
  return {
    codes: cohort.background,
    slotOf: Int32Array.from(backgrounds, (background) => slot(background) ?? -1),
    size,
  };
}

/** A field's own categories, in its own order; blanks are counted as "Not recorded" at the end. */
export function byField(column: CategoryColumn): { dimension: TabDimension; labels: readonly string[] } {
  const named = column.labels.slice(1);
  const slotOf = Int32Array.from(column.labels, (_, code) => (code === 0 ? named.length : code - 1));
  return {
    dimension: { codes: column.codes, slotOf, size: named.length + 1 },
    labels: [...named, NOT_RECORDED],
  };
}

const NOT_RECORDED = 'Not recorded';

export function tabulate(cohort: Cohort, dimensions: readonly TabDimension[]): Float64Array {
  return crossTab(cohort.rows, dimensions, cohort.filters, cohort.people);
}
