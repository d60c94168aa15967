import type { Format } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { Conversion } from './convert.ts';
import type { LogicalType } from './values.ts';

export type TypedColumn = {
  readonly name: string;
  /** Null where a table cannot hold the values. */
  readonly meaning: LogicalType | null;
  /** Whether the file marks the column as categorical. */
  readonly isCategory: boolean;
};

/** A file whose columns are typed. */
export type TypedTable = {
  readonly format: Format;
  readonly rows: number;
  /** Names are distinct. */
  readonly columns: readonly TypedColumn[];
  /** Names of columns with several values a row. */
  readonly nested: readonly string[];
  readonly budget: ReadBudget;
  /**
   * As in RowSource. `conversions` has an entry a column, null where it is left out. `beforeRows` is told the number of
   * rows done.
   */
  readonly putRows: (
    batch: RowBatch,
    conversions: readonly (Conversion | null)[],
    beforeRows: (rowsDone: number) => void,
  ) => void;
};
