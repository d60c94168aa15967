import type { FieldId } from '../intake/fields.ts';
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

/** Names of columns and fields say nothing about a person. */
export type ImportNames = {
  readonly columns: readonly { readonly column: string; readonly field: FieldId }[];
  readonly columnsLeftOut: readonly string[];
};

/** What is known of the import of a dataset beside its columns. Its counts pass protect() like any others. */
export type ImportFacts = {
  readonly names: ImportNames;
  /** Left in the dataset. */
  readonly rows: number;
  /** At the import and by checks. */
  readonly setAside: readonly { readonly reason: string; readonly rows: number }[];
  readonly answers: readonly AnswersInUse[];
};
