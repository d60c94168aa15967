import type { Format } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { Conversion } from './convert.ts';
import type { Meaning } from './values.ts';

export type TypedColumn = {
  readonly name: string;
  /** Null: its values are none that a table can hold. */
  readonly meaning: Meaning | null;
  /** The file itself says that the values are answers out of a list. */
  readonly isCategory: boolean;
};

/** A file whose columns have types of their own. */
export type TypedTable = {
  readonly format: Format;
  readonly rows: number;
  /** Names are distinct. */
  readonly columns: readonly TypedColumn[];
  /** Names of columns that hold several values in a row. */
  readonly nested: readonly string[];
  readonly budget: ReadBudget;
  /**
   * As RowSource. `conversions` are those of the columns, null for one that is left out. `beforeRows` is told
   * how many rows are done.
   */
  readonly putRows: (
    batch: RowBatch,
    conversions: readonly (Conversion | null)[],
    beforeRows: (rowsDone: number) => void,
  ) => void;
};
