import { MAX_CATEGORIES, MISSING_DAY } from '../../../table/column.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, FieldBatch } from './column-builder.ts';
import { isoDay } from './day-text.ts';
import { NumberTally } from './number-tally.ts';

/** A column that the format itself holds as numbers, or as days since 1970-01-01: there is nothing to refute. */
export function givenBuilder(type: 'number' | 'date', settings: BuilderSettings): ColumnBuilder {
  const tally = new NumberTally(settings.valueLimit);
  const isTallied = !settings.isFixed || settings.valueLimit > 0;
  let values = new Float64Array(0);
  let filled = 0;
  let missing = 0;

  function append(batch: FieldBatch, column: number): void {
    const given = batch.given?.[column];
    const { rows } = batch;
    if (!given)
      throw new RangeError('The batch holds no values for a column that the format gives as numbers.');
    if (filled + rows > values.length) values = enlarged(values, new Float64Array(roomFor(filled + rows)));
    for (let row = 0; row < rows; row++) {
      const value = given[row]!;
      values[filled + row] = value;
      if (value !== value) missing++;
      else if (isTallied) tally.add(value);
    }
    filled += rows;
  }

  return {
    append,
    takeChunk: () => {
      const chunk = values.subarray(0, filled);
      filled = 0;
      if (type === 'number') return { type, values: chunk.slice() };
      return { type, days: Int32Array.from(chunk, (day) => (Number.isNaN(day) ? MISSING_DAY : day)) };
    },
    contradictedAt: () => null,
    revise: () => null,
    findings: (_decode, valueLimit) => ({
      missing,
      distinct: tally.isFull ? MAX_CATEGORIES + 1 : tally.size,
      values: tally
        .top(valueLimit)
        .map(({ value, count }) => ({ value: type === 'number' ? String(value) : isoDay(value), count })),
      remarks: [],
    }),
    labels: () => null,
  };
}
