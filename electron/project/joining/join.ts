import type { ColumnChoice } from '../../../core/intake/mapping/column-choice.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import type { SeveralRule } from '../../../core/intake/joining/match-people.ts';
import type { Column } from '../../../core/table/column.ts';

export type Join = {
  readonly leftId: string;
  readonly rightId: string;
  readonly label: string;
  /** Fields taken from the right file; fields of the left one are never replaced. */
  readonly fields: readonly FieldId[];
  readonly whenSeveral: SeveralRule;
  /** For job events: count promotions in this many months up to the left file's wave. */
  readonly promotions: { readonly months: number } | null;
};

export type JoinedColumn = {
  readonly name: string;
  readonly field: FieldId | null;
  /** As in the source file; null for computed columns, or where not known. */
  readonly chosenBy: ColumnChoice | null;
  readonly column: Column;
};
