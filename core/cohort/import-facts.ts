import type { ColumnChoice, ColumnLeftOut } from '../intake/mapping/column-choice.ts';
import type { FieldId } from '../table/fields.ts';
import type { CategoryColumn } from '../table/column.ts';

/** How the raw answers of one field were understood. */
export type AnswersInUse = {
  readonly field: FieldId;
  readonly column: CategoryColumn;
  /** Where each raw answer is counted, by position in `column.labels`; '' is no answer. */
  readonly countedAs: readonly string[];
  /** In their order. */
  readonly categories: readonly string[];
};

/** Names and meanings of the columns. */
export type ImportNames = {
  readonly columns: readonly {
    readonly column: string;
    readonly field: FieldId;
    readonly chosenBy: ColumnChoice | null;
    /** Whether a person confirmed its use though it may point at people. */
    readonly isConfirmed?: boolean;
  }[];
  readonly columnsLeftOut: readonly ColumnLeftOut[];
};

/** Cells of one column that were changed: as they were read, or by a check. */
export type Correction = {
  readonly column: string;
  /** In words, such as "Counted as missing". */
  readonly what: string;
  readonly cells: number;
  /** Among how many rows they were counted: those left in the dataset, or all that came in. */
  readonly rows: number;
};

/** What is known of the import of a dataset beside its columns. Its counts pass protect() like any others. */
export type ImportFacts = {
  readonly names: ImportNames;
  /** Left in the dataset. */
  readonly rows: number;
  /** At the import and by checks. */
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly corrections: readonly Correction[];
  readonly answers: readonly AnswersInUse[];
};
