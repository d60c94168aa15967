import { MISSING_DAY } from '../../../table/column.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, FieldBatch } from './column-builder.ts';
import { isoDay } from './day-text.ts';
import { ValueEvidence } from './value-evidence.ts';

/** A column that the format itself holds as numbers, or as days since 1970-01-01: there is nothing to refute. */
export function givenBuilder(type: 'number' | 'date', settings: BuilderSettings): ColumnBuilder {
  const evidence = new ValueEvidence(settings);
  let values = new Float64Array(0);
  let filled = 0;

  function append(batch: FieldBatch, column: number): void {
    const given = batch.given?.[column];
    const { rows } = batch;
    if (!given)
      throw new RangeError('The batch holds no values for a column that the format gives as numbers.');
    if (filled + rows > values.length) values = enlarged(values, new Float64Array(roomFor(filled + rows)));
    for (let row = 0; row < rows; row++) {
      const value = given[row]!;
      values[filled + row] = value;
      if (value === value) evidence.add(value);
      else evidence.addBlank();
    }
    filled += rows;
  }

  return {
    append,
    takeChunk: () => {
      const chunk = values.subarray(0, filled);
      filled = 0;
      if (type === 'number') return { type, values: chunk.slice() };
      return { type, days: daysOf(chunk) };
    },
    contradictedAt: () => null,
    revise: () => null,
    findings: (_decode, valueLimit) => ({
      ...evidence.findings(valueLimit, type === 'number' ? String : isoDay),
      remarks: [],
    }),
    labels: () => null,
  };
}

function daysOf(values: Float64Array): Int32Array {
  const days = new Int32Array(values.length);
  for (let row = 0; row < days.length; row++) {
    const day = values[row]!;
    days[row] = day === day ? day : MISSING_DAY;
  }
  return days;
}
