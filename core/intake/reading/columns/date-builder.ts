import { MISSING_DAY } from '../../../table/column.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, ColumnKind, FieldBatch } from './column-builder.ts';
import { DayText, isoDay } from './day-text.ts';
import { ValueEvidence } from './value-evidence.ts';

export function dateBuilder(isMonthFirst: boolean, settings: BuilderSettings): ColumnBuilder {
  const text = new DayText(isMonthFirst);
  const evidence = new ValueEvidence(settings);
  let days = new Int32Array(0);
  let filled = 0;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, starts, ends, width, rows } = batch;
    if (filled + rows > days.length) {
      days = enlarged(days, new Int32Array(roomFor(filled + rows)), settings.budget);
    }
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const start = starts[slot]!;
      const end = ends[slot]!;
      const day = start === end ? MISSING_DAY : text.read(bytes, start, end);
      days[filled + row] = day;
      if (day !== MISSING_DAY) evidence.add(day);
      else if (start === end) evidence.addBlank();
      else evidence.addUnread(bytes, start, end, batch.rowNumbers[row]!);
    }
    filled += rows;
  }

  /** The other order of day and month, where the values fit that order alone. */
  function revise(rows: number): ColumnKind | null {
    const against = isMonthFirst ? text.dayFirstOnly : text.monthFirstOnly;
    const inFavour = isMonthFirst ? text.monthFirstOnly : text.dayFirstOnly;
    if (against > 0 && inFavour === 0 && (settings.isFixed || against === evidence.unreadable)) {
      return { type: 'date', isMonthFirst: !isMonthFirst };
    }
    return evidence.revise(rows);
  }

  function remarks(): string[] {
    const order = isMonthFirst ? 'month first' : 'day first';
    const found = evidence.remarks('a date');
    if (isMonthFirst) found.push('dates were read month first, as only that order fits them all');
    else if (text.eitherOrder > 0 && text.dayFirstOnly === 0) {
      found.push(`dates fit either order of day and month and were read ${order}, as is usual in the UK`);
    }
    if (text.hasShortYears) found.push('years of two digits were read as 1950 to 2049');
    if (text.hasSerials) found.push('numbers of five digits were read as the days that spreadsheets count');
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
    contradictedAt: () => evidence.contradictedAt(),
    findings: (_decode, valueLimit) => ({ ...evidence.findings(valueLimit, isoDay), remarks: remarks() }),
    labels: () => null,
  };
}
