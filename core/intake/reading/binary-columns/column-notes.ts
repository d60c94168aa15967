/** Oddities met while converting a column; they become remarks. */
export type ColumnNotes = {
  hasTimes: boolean;
  /** Timestamps whose date in the column's zone differs from the date in UTC. */
  otherDays: number;
  infinite: number;
};

/** Thrown where a value shows that the column needs another conversion; reading then starts again. */
export class ColumnTurned extends Error {
  readonly column: number;
  readonly into: 'text' | 'left-out';

  constructor(column: number, into: 'text' | 'left-out') {
    super('The column has to be read in another way.');
    this.column = column;
    this.into = into;
  }
}
