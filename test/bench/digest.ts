import { createHash } from 'node:crypto';
import type { ChunkColumn } from '../../core/intake/reader.ts';
import { type Column, MISSING_DAY } from '../../core/table/column.ts';

/** Facts as lines in any order; equal facts give equal digests. */
export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16);
}

export function describeColumn(name: string, column: Column): readonly string[] {
  return describeParts(name, [column], column.type === 'category' ? column.labels : []);
}

/** What the parts of a column hold together, in words that SQL can say as well (describeInSql). */
export function describeParts(
  name: string,
  parts: readonly ChunkColumn[],
  labels: readonly string[],
): readonly string[] {
  const counts = new Float64Array(labels.length);
  let present = 0;
  let sum = 0;
  for (const part of parts) {
    switch (part.type) {
      case 'category':
        for (const code of part.codes) counts[code]! += 1;
        break;
      case 'number':
        for (const value of part.values) {
          if (Number.isNaN(value)) continue;
          present++;
          sum += Math.round(value * 100);
        }
        break;
      case 'date':
        for (const day of part.days) {
          if (day === MISSING_DAY) continue;
          present++;
          sum += day;
        }
        break;
      case 'text':
        present += part.bytes.length;
        sum += sumOfNumbers(part.offsets, part.bytes);
        break;
    }
  }
  if (parts[0]?.type !== 'category') return [`${name}: ${present} present, ${sum} in all`];
  return labels.flatMap((label, code) => (counts[code]! > 0 ? [`${name}: ${label} ${counts[code]}`] : []));
}

/** The numbers that identifiers hold, added up. */
function sumOfNumbers(offsets: Int32Array, bytes: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    let number = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const digit = bytes[at]! - 48;
      if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    }
    sum += number;
  }
  return sum;
}
