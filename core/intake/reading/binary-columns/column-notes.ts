/** Oddities met while converting a column; they become remarks. */
export type ColumnNotes = {
  hasTimes: boolean;
  /** Instants whose day in the column's zone is not that of Greenwich. */
  otherDays: number;
  infinite: number;
};

/** Thrown where a value shows that a column must be read in another way; reading then starts again. */
export class ColumnTurned extends Error {
  readonly column: number;
  readonly into: 'text' | 'left-out';

  constructor(column: number, into: 'text' | 'left-out') {
    super('The column has to be read in another way.');
    this.column = column;
    this.into = into;
  }
}
