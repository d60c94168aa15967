import type { ByteSource, TextDecoding } from '../../../ports.ts';
import type { Dialect } from '../../reader.ts';
import type { EncodingFound } from './encoding.ts';
import type { SampleRecord } from '../../reading/table-layout/sample-record.ts';
import { RecordScanner } from './record-scanner.ts';
import { openUtf8 } from './utf8-stream.ts';

/** Part of an extract in UTF-8, with padding for the scanner's sentinels. */
export type SampleBytes = {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Whether the sample ends at the end of the file. */
  readonly isLast: boolean;
};

/** UTF-8 bytes for one byte of the source, and room for the last whole character. */
const MOST_GROWTH = 3;
const LAST_ROOM = 16;

export function takeSample(
  source: ByteSource,
  encoding: EncodingFound,
  offset: number,
  most: number,
): SampleBytes {
  // A small file is no reason for a large buffer.
  const length = Math.min(most, MOST_GROWTH * Math.max(0, source.size - offset) + LAST_ROOM);
  const stream = openUtf8(source, encoding, offset);
  const bytes = new Uint8Array(((length + 3) & ~3) + 8);
  const words = new Int32Array(bytes.buffer);
  let filled = 0;
  while (filled < length) {
    const count = stream.read(bytes, words, filled, length - filled);
    if (count === 0) break;
    filled += count;
  }
  return { bytes, length: filled, isLast: stream.position() >= source.size };
}

/** A record as text: its fields, or null where a quotation mark is never closed. A blank line has no fields. */
export type SampleRecords = {
  readonly records: readonly SampleRecord[];
  readonly quotedFields: number;
};

/** More fields than a table may have columns, so that a table that is too wide shows as one. */
const MOST_FIELDS = 16_384;
/** A record has one field more than delimiters, and the scanner a slot to go on with. */
const SPARE_FIELDS = 4;

/** Records of the sample under a dialect, without a last one that is cut off. */
export function readSample(
  sample: SampleBytes,
  dialect: Dialect,
  mostRecords: number,
  decode: TextDecoding,
): SampleRecords {
  // A copy: the scanner undoubles quotes in place, and the sample is read under several dialects.
  const bytes = sample.bytes.slice();
  const scanner = new RecordScanner(dialect, Math.min(MOST_FIELDS, sample.length + SPARE_FIELDS));
  scanner.look(bytes, sample.length, sample.isLast);
  const records: SampleRecord[] = [];
  let at = 0;
  while (at < sample.length && records.length < mostRecords) {
    const next = scanner.next(at, 0);
    if (next >= 0) {
      records.push({ fields: fieldsOf(scanner, bytes, decode), isMultiline: scanner.isMultiline });
      at = next;
      continue;
    }
    // An unfinished record is only cut off by the sample when its own line is.
    const lineEnd = scanner.endOfLine(at);
    if (lineEnd < 0 || (next === -1 && records.length > 0)) break;
    records.push({ fields: null, isMultiline: false });
    at = lineEnd;
  }
  return { records, quotedFields: scanner.quotedFields };
}

function fieldsOf(scanner: RecordScanner, bytes: Uint8Array, decode: TextDecoding): string[] {
  if (scanner.isBlankLine(0)) return [];
  scanner.undoubleQuotes();
  const fields: string[] = [];
  for (let slot = 0; slot < Math.min(scanner.fields, MOST_FIELDS); slot++) {
    fields.push(decode(bytes.subarray(scanner.starts[slot], scanner.ends[slot]), 'utf-8'));
  }
  return fields;
}
