export const BELOW_REASON = 'It stands below the table: totals or a note.';

/** A table of fewer columns may hold sentences. */
export const LEAST_COLUMNS = 3;

const TOTAL = /^(?:grand |sub[- ]?|overall )?totals?:?$|^sum(?:me)?:?$|^gesamt(?:summe)?:?$/iu;
const NOTE = /^(?:source|notes?|report|generated|extract(?:ed)?|printed|exported|end of)\b|(?:\S+\s+){3}\S/iu;

/** Whether the first cell of a row that has others blank may be that of a line below the table. */
export function mayStandBelow(first: string): boolean {
  return TOTAL.test(first) || NOTE.test(first);
}

/** Whether a row at the end is no row of the table: totals with gaps, or a note by itself. `filled`: its cells. */
export function standsBelow(first: string, filled: number, columns: number): boolean {
  if (columns < LEAST_COLUMNS || filled === columns) return false;
  return TOTAL.test(first) || (filled === 1 && NOTE.test(first));
}
