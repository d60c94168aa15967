import { MAX_CATEGORIES, MISSING_DAY } from '../../../table/column.ts';
import { isMostlyDistinct } from './category-builder.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, ColumnKind, FieldBatch } from './column-builder.ts';
import { DayText, isoDay } from './day-text.ts';
import { isMissingWord } from './missing-word.ts';
import { unreadableRemark } from './number-builder.ts';
import { NumberTally } from './number-tally.ts';

export function dateBuilder(isMonthFirst: boolean, settings: BuilderSettings): ColumnBuilder {
  const text = new DayText(isMonthFirst);
  const tally = new NumberTally(settings.valueLimit);
  const isTallied = !settings.isFixed || settings.valueLimit > 0;
  let days = new Int32Array(0);
  let filled = 0;
  let missing = 0;
  let missingWords = 0;
  let unreadable = 0;
  let read = 0;
  let unreadableRow: number | null = null;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, starts, ends, width, rows } = batch;
    if (filled + rows > days.length) days = enlarged(days, new Int32Array(roomFor(filled + rows)));
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const start = starts[slot]!;
      const end = ends[slot]!;
      if (start === end) {
        missing++;
        days[filled + row] = MISSING_DAY;
        continue;
      }
      const day = text.read(bytes, start, end);
      days[filled + row] = day;
      if (day !== MISSING_DAY) {
        read++;
        if (isTallied) tally.add(day);
      } else if (isMissingWord(bytes, start, end)) missingWords++;
      else {
        unreadable++;
        unreadableRow ??= batch.rowNumbers[row]!;
      }
    }
    filled += rows;
  }

  /** The other order of day and month, where the values only fit that one. */
  function revise(rows: number): ColumnKind | null {
    const against = isMonthFirst ? text.dayFirstOnly : text.monthFirstOnly;
    const inFavour = isMonthFirst ? text.monthFirstOnly : text.dayFirstOnly;
    if (against > 0 && inFavour === 0 && (settings.isFixed || against === unreadable)) {
      return { type: 'date', isMonthFirst: !isMonthFirst };
    }
    if (settings.isFixed || (unreadable === 0 && read > 0)) return null;
    return { type: tally.isFull || isMostlyDistinct(tally.size, rows) ? 'text' : 'category' };
  }

  function remarks(): string[] {
    const order = isMonthFirst ? 'month first' : 'day first';
    const found: string[] = [];
    if (missingWords > 0) found.push(`${missingWords} values such as NA or - were read as missing`);
    if (unreadable > 0) found.push(unreadableRemark(unreadable, unreadableRow, 'a date'));
    if (isMonthFirst) found.push('dates were read month first, as only that order fits them all');
    else if (text.eitherOrder > 0 && text.dayFirstOnly === 0) {
      found.push(`dates fit either order of day and month and were read ${order}, as is usual in the UK`);
    }
    if (text.hasShortYears) found.push('years of two digits were read as 1950 to 2049');
    if (text.hasTimes) found.push('times of day were left out of the dates');
    return found;
  }

  return {
    append,
    revise,
    takeChunk: () => {
      const chunk = days.slice(0, filled);
      filled = 0;
      return { type: 'date', days: chunk };
    },
    contradictedAt: () => (settings.isFixed ? null : unreadableRow),
    findings: (_decode, valueLimit) => ({
      missing: missing + missingWords + unreadable,
      distinct: tally.isFull ? MAX_CATEGORIES + 1 : tally.size,
      values: tally.top(valueLimit).map(({ value, count }) => ({ value: isoDay(value), count })),
      remarks: remarks(),
    }),
    labels: () => null,
  };
}
