import { type CategoryColumn, type DateColumn, MISSING_DAY, type TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';

/** Columns of a file of job events, one row an event. */
export type JobEvents = {
  readonly ids: TextColumn;
  /** Which events are promotions; null where every event is one. */
  readonly promoted: CategoryColumn | null;
  readonly date: DateColumn;
};

export type Promotions = {
  /** Yes or no for each person; blank without an identifier. */
  readonly promoted: CategoryColumn;
  /** Date of the latest promotion in the period. */
  readonly date: DateColumn;
};

const LABELS = ['', 'No', 'Yes'];
const YES = 2;
const NO = 1;
const yesWords = new Set(['yes', 'y', 'true', '1', 'promotion', 'promoted']);

/**
 * Who was promoted between `fromDay` and `toDay` (inclusive, days since 1970-01-01). A person without an event counts
 * as not promoted: a job history holds every event of its period.
 */
export function promotionsOf(
  people: TextColumn,
  events: JobEvents,
  fromDay: number,
  toDay: number,
): Promotions {
  const index = new RowIndex(events.ids);
  const isPromotion =
    events.promoted?.labels.map((label) => yesWords.has(label.trim().toLowerCase())) ?? null;
  const rows = people.offsets.length - 1;
  const codes = new Uint8Array(rows);
  const days = new Int32Array(rows).fill(MISSING_DAY);
  for (let row = 0; row < rows; row++) {
    const start = people.offsets[row]!;
    const end = people.offsets[row + 1]!;
    if (start === end) continue;
    codes[row] = NO;
    for (let event = index.lastRowOf(people.bytes, start, end); event >= 0; event = index.rowBefore(event)) {
      const day = events.date.days[event]!;
      const counts = isPromotion === null || isPromotion[events.promoted?.codes[event] ?? 0] === true;
      if (!counts || day < fromDay || day > toDay) continue;
      codes[row] = YES;
      days[row] = Math.max(days[row]!, day);
    }
  }
  return { promoted: { type: 'category', codes, labels: LABELS }, date: { type: 'date', days } };
}
