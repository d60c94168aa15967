import type { ByteSource, TextDecoding } from '../../../ports.ts';
import type { Dialect } from '../../reader.ts';
import { standsBelow } from '../../reading/rows/below-table.ts';
import type { EncodingFound } from './encoding.ts';
import { RecordScanner } from './record-scanner.ts';
import { takeSample } from './sample.ts';

const TAIL_BYTES = 32_768;

/** Length in UTF-8 bytes of the totals and notes below the table, at the end of the file; 0 where there are none. */
export function measureBelow(
  source: ByteSource,
  encoding: EncodingFound,
  dialect: Dialect,
  width: number,
  decode: TextDecoding,
): number {
  const offset = Math.max(0, source.size - TAIL_BYTES);
  // A byte of the file becomes at most three bytes of UTF-8.
  const { bytes, length, isLast } = takeSample(source, encoding, offset, 3 * TAIL_BYTES);
  if (!isLast) return 0;
  const scanner = new RecordScanner(dialect, width);
  scanner.look(bytes, length, true);
  let at = offset === 0 ? 0 : scanner.endOfLine(0);
  let start = length;
  let blank = length;
  let rows = 0;
  while (at < length) {
    const next = scanner.next(at, 0);
    if (next >= 0 && scanner.fields === width) {
      scanner.undoubleQuotes();
      const filled = filledFields(scanner, width);
      const first = filled[0];
      const text =
        first === undefined
          ? ''
          : decode(bytes.subarray(scanner.starts[first], scanner.ends[first]), 'utf-8');
      if (standsBelow(text, filled.length, width)) start = Math.min(start, blank, at);
      else if (filled.length === 0) blank = Math.min(blank, at);
      else {
        start = length;
        blank = length;
        rows++;
      }
    }
    at = next >= 0 ? next : scanner.endOfLine(at);
  }
  return rows > 1 ? length - start : 0;
}

function filledFields({ starts, ends }: RecordScanner, width: number): number[] {
  return Array.from({ length: width }, (_, field) => field).filter((field) => starts[field] !== ends[field]);
}
