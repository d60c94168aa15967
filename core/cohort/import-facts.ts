import type { ColumnChoice, ColumnLeftOut } from '../intake/mapping/column-choice.ts';
import type { FieldId } from '../table/fields.ts';
import type { CategoryColumn } from '../table/column.ts';

/** Coding of the raw answers of one field. */
export type AnswersInUse = {
  readonly field: FieldId;
  readonly column: CategoryColumn;
  /** Category of each raw answer, by position in `column.labels`; '' for no answer. */
  readonly countedAs: readonly string[];
  /** In category order. */
  readonly categories: readonly string[];
};

/** Headings and fields of the columns. */
export type ImportNames = {
  readonly columns: readonly {
    readonly column: string;
    readonly field: FieldId;
    readonly chosenBy: ColumnChoice | null;
    /** Whether a person confirmed a column that may identify people. */
    readonly isConfirmed?: boolean;
  }[];
  readonly columnsLeftOut: readonly ColumnLeftOut[];
};

/** Changed cells of one column, by reading or by a check. */
export type Correction = {
  readonly column: string;
  /** The change in words, such as "Counted as missing". */
  readonly what: string;
  readonly cells: number;
  /** Base of the count: rows left in the dataset, or all imported rows. */
  readonly rows: number;
};

/** Import facts of a dataset beside its columns. Their counts pass protect() like any others. */
export type ImportFacts = {
  readonly names: ImportNames;
  /** Rows left in the dataset. */
  readonly rows: number;
  /** Rows set aside, at the import and by checks. */
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly corrections: readonly Correction[];
  readonly answers: readonly AnswersInUse[];
};
