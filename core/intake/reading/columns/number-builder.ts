import { enlarged, roomFor } from './chunk-room.ts';
import type { BuilderSettings, ColumnBuilder, FieldBatch } from './column-builder.ts';
import { type DecimalMark, NumberText } from './number-text.ts';
import { ValueEvidence } from './value-evidence.ts';

export function numberBuilder(decimal: DecimalMark, settings: BuilderSettings): ColumnBuilder {
  const text = new NumberText(decimal);
  const evidence = new ValueEvidence(settings);
  let values = new Float64Array(0);
  let filled = 0;

  function append(batch: FieldBatch, column: number): void {
    const { bytes, starts, ends, width, rows } = batch;
    if (filled + rows > values.length) {
      values = enlarged(values, new Float64Array(roomFor(filled + rows)), settings.budget);
    }
    for (let row = 0, slot = column; row < rows; row++, slot += width) {
      const start = starts[slot]!;
      const end = ends[slot]!;
      const value = start === end ? Number.NaN : text.read(bytes, start, end);
      values[filled + row] = value;
      if (value === value) evidence.add(value);
      else if (start === end) evidence.addBlank();
      else evidence.addUnread(bytes, start, end, batch.rowNumbers[row]!);
    }
    filled += rows;
  }

  function remarks(): string[] {
    const found = evidence.remarks('a number');
    if (text.hasThousands) {
      found.push(`${decimal === '.' ? 'commas' : 'points'} were read as thousands separators`);
    }
    if (text.currency !== '') found.push(`the ${text.currency} sign was left out of the numbers`);
    if (decimal === ',') found.push('commas were read as decimal points');
    else if (settings.hasDecimalComma && text.hasOnlyThreeDecimals()) {
      found.push('points were read as decimal points, though three digits follow every one of them');
    }
    if (text.hasGaps) found.push('gaps between thousands were left out');
    if (text.bracketed > 0) found.push('numbers in brackets were read as below zero');
    if (text.hasLateMinus) found.push('numbers with a minus at the end were read as below zero');
    if (text.isPercent) found.push('per cent were read as hundredths, so that 60% is 0.6');
    return found;
  }

  return {
    append,
    takeChunk: () => {
      const chunk = values.slice(0, filled);
      filled = 0;
      return { type: 'number', values: chunk };
    },
    contradictedAt: () => evidence.contradictedAt(),
    revise: (rows) => evidence.revise(rows),
    findings: (_decode, valueLimit) => ({ ...evidence.findings(valueLimit, String), remarks: remarks() }),
    labels: () => null,
  };
}
