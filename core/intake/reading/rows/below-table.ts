export const BELOW_REASON = 'It stands below the table: totals or a note.';

/** Narrower tables may hold sentences as values. */
export const LEAST_COLUMNS = 3;

const TOTAL = /^(?:grand |sub[- ]?|overall )?totals?:?$|^sum(?:me)?:?$|^gesamt(?:summe)?:?$/iu;
const NOTE = /^(?:source|notes?|report|generated|extract(?:ed)?|printed|exported|end of)\b|(?:\S+\s+){3}\S/iu;

/** Whether the first cell, in a row with blanks, can start a line below the table. */
export function mayStandBelow(first: string): boolean {
  return TOTAL.test(first) || NOTE.test(first);
}

/** Whether a row at the end is no table row: totals with gaps, or a note alone. `filled`: its non-blank cells. */
export function standsBelow(first: string, filled: number, columns: number): boolean {
  if (columns < LEAST_COLUMNS || filled === columns) return false;
  return TOTAL.test(first) || (filled === 1 && NOTE.test(first));
}
