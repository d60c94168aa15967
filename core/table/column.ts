/**
 * Columns as typed arrays, in Arrow's memory layout (little-endian values, offsets, dictionary codes).
 * No object per row exists anywhere: a row is an index into every column of a table.
 */

export type ColumnType = 'category' | 'number' | 'date' | 'text';

/** `codes[row]` indexes `labels`; code 0 is always the blank answer and `labels[0]` is ''. */
export type CategoryColumn = {
  readonly type: 'category';
  readonly codes: Uint8Array | Uint16Array;
  readonly labels: readonly string[];
  /** Whether the order of the labels is meaningful rather than that of appearance. */
  readonly isOrdered?: boolean;
  /** By code: the file's answers behind the label, where they differ from it. */
  readonly written?: readonly (readonly string[])[];
};

/** NaN where missing. */
export type NumberColumn = { readonly type: 'number'; readonly values: Float64Array };

/** Whole days since 1970-01-01; missing is MISSING_DAY. */
export type DateColumn = { readonly type: 'date'; readonly days: Int32Array };

/** Row r is `bytes[offsets[r] .. offsets[r + 1])` in UTF-8; `offsets` has one more entry than there are rows. */
export type TextColumn = { readonly type: 'text'; readonly offsets: Int32Array; readonly bytes: Uint8Array };

export type Column = CategoryColumn | NumberColumn | DateColumn | TextColumn;

export const MISSING_DAY = -2_147_483_648;

/** Most distinct answers a category column may have; beyond it a column is text. */
export const MAX_CATEGORIES = 65_535;

export function rowCountOf(column: Column): number {
  switch (column.type) {
    case 'category':
      return column.codes.length;
    case 'number':
      return column.values.length;
    case 'date':
      return column.days.length;
    case 'text':
      return column.offsets.length - 1;
  }
}
