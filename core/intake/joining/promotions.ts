import { type CategoryColumn, type DateColumn, MISSING_DAY, type TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';

/** Job events: each row is one event of one person. */
export type JobEvents = {
  readonly ids: TextColumn;
  /** Which events are promotions; null where all are. */
  readonly promoted: CategoryColumn | null;
  readonly date: DateColumn;
};

export type Promotions = {
  /** Yes or no per person; blank for a person without an identifier. */
  readonly promoted: CategoryColumn;
  /** The latest promotion in the period. */
  readonly date: DateColumn;
};

const LABELS = ['', 'No', 'Yes'];
const YES = 2;
const NO = 1;
const yesWords = new Set(['yes', 'y', 'true', '1', 'promotion', 'promoted']);

/**
 * Who was promoted from `fromDay` to `toDay` (both counted, days since 1970-01-01), by the events of the period. A
 * person whom no event names was not promoted: a job history holds every event of its period.
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
