import { AppError } from '../../../errors.ts';
import { usualWidth } from './sample-record.ts';
import type { SampleRecord } from './sample-record.ts';

/** Position of the header and the column names. */
export type Header = {
  /** 1-based row of the header in the file; null when there is none. */
  readonly row: number | null;
  /** Records and blank lines before the first data row. */
  readonly skip: number;
  readonly names: readonly string[];
  /** Trailing columns without a name or a value, which only separators make. */
  readonly blankLast: number;
  readonly remarks: readonly string[];
};

/** Deepest record in which a header is looked for. */
const DEEPEST_HEADER = 50;

/**
 * Finds the header. `fixedRow`: row chosen by a person, undefined to detect it. `firstRow`: row number of the first
 * record.
 */
export function findHeader(
  records: readonly SampleRecord[],
  fixedRow: number | null | undefined,
  firstRow = 1,
): Header {
  const width = usualWidth(records.map((record) => record.fields?.length ?? 0));
  const index =
    fixedRow === undefined ? detectHeader(records, width) : fixedRow === null ? null : fixedRow - firstRow;
  if (index === null) return headerless(width);
  const fields = records[index]?.fields;
  if (!fields || fields.length === 0) {
    throw new AppError(
      'intake/no-header',
      'The row that was chosen as the header cannot be read as one.',
      'Choose another header row, or none.',
    );
  }
  const below = records.slice(index + 1);
  const full = below.filter((record) => record.fields?.length === width);
  const filled = filledWidth(full, width);
  const isLastBlank = filled < width;
  const names = fitNames(fields, width, isLastBlank, below.length);
  const extra = countMoreHeaders(fields, below, names.length);
  return {
    row: firstRow + index,
    skip: index + 1 + extra,
    names: distinctNames(names),
    blankLast: full.length > 0 ? countBlankLast(names, filled) : 0,
    remarks: [...aboveRemarks(records, index, firstRow), ...moreHeaderRemarks(firstRow + index, extra)],
  };
}

/** Without a header an empty last column may be meant, so all columns stay. */
function headerless(width: number): Header {
  return {
    row: null,
    skip: 0,
    names: Array.from({ length: width }, (_, index) => `Column ${index + 1}`),
    blankLast: 0,
    remarks: ['The file has no header row, so its columns are numbered.'],
  };
}

/** Number of columns up to the last one in which a record of modal width has a value; at least one. */
function filledWidth(records: readonly SampleRecord[], width: number): number {
  return records.reduce((widest, { fields }) => {
    const last = fields?.length === width ? fields.findLastIndex((field) => field !== '') : -1;
    return Math.max(widest, last + 1);
  }, 1);
}

function countBlankLast(names: readonly string[], filled: number): number {
  const named = names.findLastIndex((name) => name.trim() !== '') + 1;
  return names.length - Math.max(1, named, filled);
}

/** Fits names to columns where lines end with a separator that the header lacks, or the other way round. */
function fitNames(
  fields: readonly string[],
  width: number,
  isLastBlank: boolean,
  below: number,
): readonly string[] {
  if (below === 0 || fields.length === width) return fields;
  if (fields.length === width - 1 && isLastBlank) return [...fields, ''];
  if (fields.length > width && fields.slice(width).every((name) => name === ''))
    return fields.slice(0, width);
  throw new AppError(
    'intake/header-width',
    `The header names ${fields.length} columns, but most rows have ${width} fields.`,
    'Add or remove the names that differ, or choose another header row, and open the file again.',
    { named: fields.length, fields: width },
  );
}

/** The first complete record that names columns. Stops at the first complete record that does not: data follow. */
function detectHeader(records: readonly SampleRecord[], width: number): number | null {
  const shallow = records.slice(0, DEEPEST_HEADER);
  const first = shallow.findIndex((record) => record.fields !== null && record.fields.length > 0);
  let fallback: number | null = null;
  // Spreadsheets write separators for columns that were once formatted.
  const filled = filledWidth(records, width);
  for (let index = Math.max(0, first); index < shallow.length; index++) {
    const fields = shallow[index]?.fields ?? [];
    const isNear = isNearHeader(fields, width);
    const named = fields.filter((field) => field !== '').length;
    if (!isNear && (fields.length !== width || (named * 2 <= filled && index < shallow.length - 1))) continue;
    const score = headerScore(records, index);
    const isHeader = score > 0 || (score === 0 && (index === first || isNear));
    // A title may have as many words between commas as the table has columns, but a header is followed directly by the
    // table.
    if (isHeader && shallow[index + 1]?.fields?.length === width) return index;
    if (isHeader) fallback ??= index;
    else if (named === filled) break;
  }
  return fallback;
}

/** A header one field off: distinct words in every field, one name too few or one separator too many. */
function isNearHeader(fields: readonly string[], width: number): boolean {
  const named = fields.at(-1) === '' ? fields.slice(0, -1) : fields;
  const isShort = width >= 3 && fields.length === width - 1;
  const isLong = width >= 2 && fields.length === width + 1 && named.length === width;
  return (
    (isShort || isLong) &&
    new Set(named).size === named.length &&
    named.every((name) => name !== '' && !isValue(name))
  );
}

/** Positive where the record names columns, negative where it is data. */
function headerScore(records: readonly SampleRecord[], index: number): number {
  const fields = records[index]?.fields ?? [];
  const below = records.slice(index + 1).flatMap((record) => (record.fields?.length ? [record.fields] : []));
  // Repeated headers of concatenated files; repeated rows of answers look the same.
  const others = below.filter((row) => row.some((value, column) => value !== fields[column]));
  const best = scoreAbove(fields, others);
  return best > 0 ? best : scoreAbove(fields, below);
}

function scoreAbove(fields: readonly string[], below: readonly (readonly string[])[]): number {
  if (below.length === 0) return fields.some(isValue) ? -1 : 1;
  let score = 0;
  let words = 0;
  let repeated = 0;
  fields.forEach((field, column) => {
    const values = below.flatMap((row) => (row[column] ? [row[column]] : []));
    if (field === '' || values.length === 0) return;
    if (isYearAboveNumbers(field, values)) return;
    const isValueColumn = values.filter(isValue).length >= values.length * 0.8;
    if (isValue(field)) score -= 1;
    else if (isValueColumn) score += 1;
    else {
      words += 1;
      if (values.slice(1).includes(field)) repeated += 1;
    }
  });
  // A name may also be an answer, but a record most of whose words recur is data.
  return repeated * 2 >= words ? score - repeated : score;
}

function isYearAboveNumbers(field: string, values: readonly string[]): boolean {
  return YEAR.test(field) && values.every(isValue) && !values.every((value) => YEAR.test(value));
}

const YEAR = /^(19|20)\d{2}$/u;
const VALUES = [
  /^[-+]?[£$€]?\s?\d[\d,]*(\.\d+)?%?$/u,
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$/u,
  /^\d{1,2}[- ]\p{L}{3,9}[- ]\d{2,4}$/u,
  /^\d{1,2}:\d{2}(:\d{2})?$/u,
];

/** Whether the text is a number, a date or a time, which no column is named. */
function isValue(text: string): boolean {
  return VALUES.some((pattern) => pattern.test(text));
}

/** Number of further header records: a header written twice, or the machine names below the questions of form tools. */
function countMoreHeaders(fields: readonly string[], below: readonly SampleRecord[], width: number): number {
  for (let more = MOST_MORE_HEADERS; more > 0; more--) {
    const next = below[more - 1]?.fields;
    if (!next || below.slice(0, more).some((record) => record.fields?.length !== width)) continue;
    const isRepeat = more === 1 && next.every((value, column) => value === fields[column]);
    if (isRepeat || isMachineHeader(next, below.slice(more))) return more;
  }
  return 0;
}

/** Qualtrics writes three header rows, two of them below the first. */
const MOST_MORE_HEADERS = 2;
const MACHINE_WORD = /^[A-Za-z]+\d+([_.]\w+)*$|^[A-Za-z]+(_\w+)+$/u;
const IMPORT_ID = '{"ImportId"';

function isMachineHeader(names: readonly string[], below: readonly SampleRecord[]): boolean {
  if (names.length < 2 || new Set(names).size < names.length) return false;
  if (!names.every((name) => MACHINE_WORD.test(name) || name.startsWith(IMPORT_ID))) return false;
  const rows = below.flatMap((record) => (record.fields?.length === names.length ? [record.fields] : []));
  const looksAlike = (_: string, column: number): boolean =>
    rows.some((row) => MACHINE_WORD.test(row[column] ?? ''));
  return rows.length > 0 && !names.some(looksAlike);
}

function aboveRemarks(records: readonly SampleRecord[], index: number, firstRow: number): string[] {
  const rows = records
    .slice(0, index)
    .flatMap((record, row) => (record.fields?.length === 0 ? [] : [firstRow + row]));
  if (rows.length === 0) return [];
  if (rows.length === 1) return [`Row ${rows[0]} stands above the header and was left out.`];
  return [`Rows ${rows[0]} to ${rows.at(-1)} stand above the header and were left out.`];
}

function moreHeaderRemarks(headerRow: number, extra: number): string[] {
  return Array.from(
    { length: extra },
    (_, more) =>
      `Row ${headerRow + 1 + more} is a second header row and was left out; names come from row ${headerRow}.`,
  );
}

/** Unique names: blank ones become "Column n", repeated ones get a number. */
export function distinctNames(fields: readonly string[]): string[] {
  const taken = new Set(fields.map(tidyName));
  const used = new Set<string>();
  /** By name: the next number to try, since a damaged header can repeat a name thousands of times. */
  const next = new Map<string, number>();
  return fields.map((field, column) => {
    const plain = tidyName(field) || `Column ${column + 1}`;
    let name = plain;
    let number = next.get(plain) ?? 2;
    for (; used.has(name) || (name !== plain && taken.has(name)); number++) name = `${plain} ${number}`;
    next.set(plain, number);
    used.add(name);
    return name;
  });
}

function tidyName(field: string): string {
  return field.replace(WRAPPED, '$1').replaceAll(UNSEEN, '').replaceAll(/\s+/gu, ' ').trim();
}

/** The wrapping that wrapped-fields.ts strips from values. */
const WRAPPED = /^="(.*)"$/su;
/** Zero-width characters that come along when a name is copied from a web page. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;
