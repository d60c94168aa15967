import { MISSING_DAY } from '../../../table/column.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, FieldBatch } from './column-builder.ts';
import { isoDay } from './day-text.ts';
import { ValueEvidence } from './value-evidence.ts';

/** Builder of a column that the format stores as numbers, or as days since 1970-01-01; its type cannot be refuted. */
export function givenBuilder(type: 'number' | 'date', settings: BuilderSettings): ColumnBuilder {
  const evidence = new ValueEvidence(settings);
  let values = new Float64Array(0);
  let days = new Int32Array(0);
  let filled = 0;

  function append(batch: FieldBatch, column: number): void {
    const given = batch.given?.[column];
    const { rows } = batch;
    if (!given)
      throw new RangeError('The batch holds no values for a column that the format gives as numbers.');
    makeRoom(filled + rows);
    for (let row = 0; row < rows; row++) {
      const value = given[row]!;
      const isBlank = value !== value;
      if (type === 'number') values[filled + row] = value;
      else days[filled + row] = isBlank ? MISSING_DAY : value;
      if (isBlank) evidence.addBlank();
      else evidence.add(value);
    }
    filled += rows;
  }

  function makeRoom(rows: number): void {
    if (type === 'number' && rows > values.length) {
      values = enlarged(values, new Float64Array(roomFor(rows)), settings.budget);
    } else if (type === 'date' && rows > days.length) {
      days = enlarged(days, new Int32Array(roomFor(rows)), settings.budget);
    }
  }

  return {
    append,
    takeChunk: () => {
      const rows = filled;
      filled = 0;
      return type === 'number'
        ? { type, values: values.slice(0, rows) }
        : { type, days: days.slice(0, rows) };
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
