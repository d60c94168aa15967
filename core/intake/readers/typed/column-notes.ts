/** What came by while the values of a column were turned into what rows hold. */
export type ColumnNotes = {
  hasTimes: boolean;
  /** Instants whose day in the column's zone is not that of Greenwich. */
  otherDays: number;
  infinite: number;
};

export function newNotes(): ColumnNotes {
  return { hasTimes: false, otherDays: 0, infinite: 0 };
}

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

/** The remarks about one column, without its name. `zone` as in Meaning; 'UTC' where the file says no more. */
export function noteRemarks(notes: ColumnNotes, zone: string | null): string[] {
  const remarks: string[] = [];
  if (notes.hasTimes) remarks.push('times of day were left out, only the day is kept');
  if (notes.hasTimes && zone === 'UTC')
    remarks.push('days are those of UTC; near midnight the day may have been another where it was recorded');
  if (notes.otherDays > 0)
    remarks.push(`the zone ${zone} puts some moments on another day than UTC; the day of that zone is kept`);
  if (notes.infinite > 0) remarks.push('infinite values were left blank');
  return remarks;
}
