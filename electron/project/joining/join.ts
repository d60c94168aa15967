import type { ColumnChoice } from '../../../core/intake/mapping/column-choice.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import type { SeveralRule } from '../../../core/intake/joining/match-people.ts';
import type { Column } from '../../../core/table/column.ts';

export type Join = {
  readonly leftId: string;
  readonly rightId: string;
  readonly label: string;
  /** What the right file brings; fields that the left one has already stay as they are. */
  readonly fields: readonly FieldId[];
  readonly whenSeveral: SeveralRule;
  /** Where the right file holds job events: promotions of so many months up to the day of the left file. */
  readonly promotions: { readonly months: number } | null;
};

export type JoinedColumn = {
  readonly name: string;
  readonly field: FieldId | null;
  /** As in the file that it comes from; null where it is made by the join, or not known. */
  readonly chosenBy: ColumnChoice | null;
  readonly column: Column;
};
