import { MAX_CATEGORIES } from '../../../table/column.ts';
import { isMostlyDistinct } from './category-builder.ts';
import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, FieldBatch } from './column-builder.ts';
import { isMissingWord } from './missing-word.ts';
import { type DecimalMark, NumberText } from './number-text.ts';
import { NumberTally } from './number-tally.ts';

export function numberBuilder(decimal: DecimalMark, settings: BuilderSettings): ColumnBuilder {
  const text = new NumberText(decimal);
  const tally = new NumberTally(settings.valueLimit);
  const isTallied = !settings.isFixed || settings.valueLimit > 0;
  let values = new Float64Array(0);
  let filled = 0;
  let missing = 0;
  let missingWords = 0;
  let unreadable = 0;
  let read = 0;
  let unreadableRow: number | null = null;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, starts, ends, width, rows } = batch;
    if (filled + rows > values.length) values = enlarged(values, new Float64Array(roomFor(filled + rows)));
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const start = starts[slot]!;
      const end = ends[slot]!;
      if (start === end) {
        missing++;
        values[filled + row] = Number.NaN;
        continue;
      }
      const value = text.read(bytes, start, end);
      values[filled + row] = value;
      if (value === value) {
        read++;
        if (isTallied) tally.add(value);
      } else if (isMissingWord(bytes, start, end)) missingWords++;
      else {
        unreadable++;
        unreadableRow ??= batch.rowNumbers[row]!;
      }
    }
    filled += rows;
  }

  return {
    append,
    takeChunk: () => {
      const chunk = values.slice(0, filled);
      filled = 0;
      return { type: 'number', values: chunk };
    },
    contradictedAt: () => (settings.isFixed ? null : unreadableRow),
    revise: (rows) => {
      if (settings.isFixed || (unreadable === 0 && read > 0)) return null;
      return { type: tally.isFull || isMostlyDistinct(tally.size, rows) ? 'text' : 'category' };
    },
    findings: (_decode, valueLimit) => ({
      missing: missing + missingWords + unreadable,
      distinct: tally.isFull ? MAX_CATEGORIES + 1 : tally.size,
      values: tally.top(valueLimit).map(({ value, count }) => ({ value: String(value), count })),
      remarks: [
        ...(missingWords > 0 ? [`${missingWords} values such as NA or - were read as missing`] : []),
        ...(unreadable > 0 ? [unreadableRemark(unreadable, unreadableRow, 'a number')] : []),
        ...(text.hasThousands
          ? [`${decimal === '.' ? 'commas' : 'points'} were read as thousands separators`]
          : []),
        ...(text.currency === '' ? [] : [`the ${text.currency} sign was left out of the numbers`]),
        ...(decimal === ',' ? ['commas were read as decimal points'] : []),
      ],
    }),
    labels: () => null,
  };
}

export function unreadableRemark(count: number, firstRow: number | null, what: string): string {
  return count === 1
    ? `1 value (row ${firstRow}) could not be read as ${what} and is missing`
    : `${count} values (the first in row ${firstRow}) could not be read as ${what} and are missing`;
}
