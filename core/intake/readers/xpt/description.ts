import type { ByteSource } from '../../../ports.ts';
import { checkWidth, damagedFile, truncatedFile } from '../../reading/stat-files/faults.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';

/** Record length: every part of a transport file starts at a multiple of it. */
export const RECORD_BYTES = 80;
const VARIABLE_BYTES = 140;
const MOST_NUMBER_BYTES = 8;
const SCAN_BYTES = RECORD_BYTES * 4_096;
const SPACE = 0x20;

/** A variable as described in the file; text is in the encoding of the file. */
export type RawVariable = {
  readonly name: Uint8Array;
  readonly label: Uint8Array;
  /** Name of its format in capitals; '' where it has none. */
  readonly format: string;
  readonly isText: boolean;
  readonly length: number;
  /** Offset of its value within a row. */
  readonly offset: number;
};

/** Metadata of the first data set: all but its rows. */
export type Description = {
  readonly variables: readonly RawVariable[];
  readonly rowBytes: number;
  readonly rows: number;
  readonly dataStart: number;
  /** Number of data sets in the file. */
  readonly dataSets: number;
};

/**
 * Versions 5, 8 and 9 of the format. Errors: intake/truncated-file, intake/damaged-file, intake/too-wide.
 * Source: SAS Institute, TS-140 and its extension for long names and labels.
 */
export function describeXpt(source: ByteSource): Description {
  if (source.size % RECORD_BYTES !== 0) throw truncatedFile();
  const fields = new FieldReader(source);
  stepOver(fields, /^LIB(?:RARY|V[89])/u);
  fields.skip(2 * RECORD_BYTES);
  stepOver(fields, /^MEMB(?:ER|V[89])/u);
  stepOver(fields, /^DSC(?:RPTR|PTV[89])/u);
  fields.skip(2 * RECORD_BYTES);
  const count = Number(stepOver(fields, /^NAM(?:ESTR|STV[89])/u).slice(52, 58));
  if (!Number.isInteger(count)) throw damagedFile('it does not say how many columns it has');
  checkWidth(count, 0);
  const variables = Array.from({ length: count }, () => readVariable(fields));
  fields.skip(restOfRecord(count * VARIABLE_BYTES));
  const head = headOf(fields.peek(RECORD_BYTES));
  const named = head.startsWith('LABELV') ? readLongTexts(fields, variables) : variables;
  stepOver(fields, /^OBS/u);
  const rowBytes = Math.max(0, ...named.map(({ offset, length }) => offset + length));
  checkWidth(count, rowBytes);
  const dataStart = fields.position;
  const { end, dataSets } = findEnd(source, dataStart);
  return { variables: named, rowBytes, rows: rowsIn(source, dataStart, end, rowBytes), dataStart, dataSets };
}

/** Reads a header record of a kind, and returns it. */
function stepOver(fields: FieldReader, kind: RegExp): string {
  const record = asciiOf(fields.take(RECORD_BYTES));
  if (!record.startsWith(HEADER) || !kind.test(record.slice(HEADER.length)))
    throw damagedFile('a part of it does not begin where it should');
  return record;
}

const HEADER = 'HEADER RECORD*******';

function headOf(record: Uint8Array): string {
  const text = asciiOf(record);
  return text.startsWith(HEADER) ? text.slice(HEADER.length) : '';
}

function readVariable(fields: FieldReader): RawVariable {
  fields.isLittleEndian = false;
  const isText = fields.uint16() === 2;
  fields.skip(2);
  const length = fields.uint16();
  fields.skip(2);
  const shortName = trimmed(fields.take(8));
  const label = trimmed(fields.take(40));
  const format = asciiOf(trimmed(fields.take(8))).toUpperCase();
  fields.skip(20);
  const offset = fields.uint32();
  const longName = trimmed(fields.take(32));
  fields.skip(VARIABLE_BYTES - 120);
  if (length === 0 || (!isText && (length < 2 || length > MOST_NUMBER_BYTES)))
    throw damagedFile('the length of a column cannot be');
  // Version 5 leaves the field of the long name empty.
  const hasLongName = longName.length > 0 && longName[0] !== 0;
  return { name: hasLongName ? longName : shortName, label, format, isText, length, offset };
}

/** Label extension records: labels of more than 40 bytes, each with the number of its variable. */
function readLongTexts(fields: FieldReader, variables: readonly RawVariable[]): readonly RawVariable[] {
  const start = fields.position;
  const record = headOf(fields.take(RECORD_BYTES));
  const count = Number.parseInt(record.slice(28), 10);
  if (!(count >= 0 && count <= variables.length)) throw damagedFile('its labels have no end');
  const hasFormats = record.startsWith('LABELV9');
  const named = [...variables];
  for (let index = 0; index < count; index++) {
    const variable = fields.uint16() - 1;
    const lengths = Array.from({ length: hasFormats ? 4 : 2 }, () => fields.uint16());
    const [name = new Uint8Array(), label = new Uint8Array(), format] = lengths.map((length) =>
      trimmed(fields.take(length)),
    );
    const known = named[variable];
    if (!known) throw damagedFile('a label in it belongs to no column');
    named[variable] = { ...known, name, label, ...(format ? { format: asciiOf(format).toUpperCase() } : {}) };
  }
  fields.skip(restOfRecord(fields.position - start));
  return named;
}

/** End of the first data set's rows, which the file does not state. */
function findEnd(source: ByteSource, start: number): { readonly end: number; readonly dataSets: number } {
  const block = new Uint8Array(SCAN_BYTES);
  let end = source.size;
  let dataSets = 1;
  for (let offset = start; offset < source.size; offset += SCAN_BYTES) {
    const length = Math.min(SCAN_BYTES, source.size - offset);
    readFully(source, offset, block.subarray(0, length));
    for (let at = 0; at < length; at += RECORD_BYTES) {
      if (block[at] !== 0x48 || !/^MEMB(?:ER|V[89])/u.test(headOf(block.subarray(at, at + RECORD_BYTES))))
        continue;
      if (dataSets === 1) end = offset + at;
      dataSets++;
    }
  }
  return { end, dataSets };
}

/** Number of rows, without blank ones in the last record: that is padded with spaces. */
function rowsIn(source: ByteSource, start: number, end: number, rowBytes: number): number {
  let rows = Math.floor((end - start) / rowBytes);
  const row = new Uint8Array(rowBytes);
  while (rows > 0 && end - (start + (rows - 1) * rowBytes) < RECORD_BYTES) {
    readFully(source, start + (rows - 1) * rowBytes, row);
    if (row.some((byte) => byte !== SPACE)) break;
    rows--;
  }
  return rows;
}

function readFully(source: ByteSource, offset: number, into: Uint8Array): void {
  for (let filled = 0; filled < into.length;) {
    const length = source.read(offset + filled, into.subarray(filled));
    if (length === 0) throw truncatedFile();
    filled += length;
  }
}

function restOfRecord(bytes: number): number {
  return (RECORD_BYTES - (bytes % RECORD_BYTES)) % RECORD_BYTES;
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === SPACE || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
