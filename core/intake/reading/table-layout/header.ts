import { AppError } from '../../../errors.ts';
import { usualWidth } from './sample-record.ts';
import type { SampleRecord } from './sample-record.ts';

/** Where the table starts in a file and what its columns are called. */
export type Header = {
  /** 1-based row of the header in the file; null when there is none. */
  readonly row: number | null;
  /** Records and blank lines before the first row of data. */
  readonly skip: number;
  readonly names: readonly string[];
  /** How many columns at the end have no name and no value: only separators make them columns. */
  readonly blankLast: number;
  readonly remarks: readonly string[];
};

/** Only so far down is a header looked for. */
const DEEPEST_HEADER = 50;

/** `fixedRow`: what a person chose; undefined looks for evidence. `firstRow`: where the first record stands. */
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

/** Without names nobody can say that an empty last column is not meant. */
function headerless(width: number): Header {
  return {
    row: null,
    skip: 0,
    names: Array.from({ length: width }, (_, index) => `Column ${index + 1}`),
    blankLast: 0,
    remarks: ['The file has no header row, so its columns are numbered.'],
  };
}

/** Columns up to the last one in which any record of the usual width has a value; at least one. */
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

/** Lines that end with a separator have one more field than the header names, or the other way round. */
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

/**
 * The first well-filled record that names columns. The search ends at the first record without a gap that does
 * not: what follows is data.
 */
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
    // A title may have as many words between commas as the table has columns; a header stands on its table.
    if (isHeader && shallow[index + 1]?.fields?.length === width) return index;
    if (isHeader) fallback ??= index;
    else if (named === filled) break;
  }
  return fallback;
}

/** Distinct words in every field, one name short or one separator long. */
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

/** Above 0: the record names columns. Below 0: it is one of the values. */
function headerScore(records: readonly SampleRecord[], index: number): number {
  const fields = records[index]?.fields ?? [];
  const below = records.slice(index + 1).flatMap((record) => (record.fields?.length ? [record.fields] : []));
  // Files joined one below the other repeat their header; so do rows of answers.
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
  // One name may be an answer too; a row whose words mostly come again is a person.
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

/** A number, a date or a time: what a name of a column is not. */
function isValue(text: string): boolean {
  return VALUES.some((pattern) => pattern.test(text));
}

/** A header written twice, or the machine names that form tools write below their questions: not people. */
function countMoreHeaders(fields: readonly string[], below: readonly SampleRecord[], width: number): number {
  for (let more = MOST_MORE_HEADERS; more > 0; more--) {
    const next = below[more - 1]?.fields;
    if (!next || below.slice(0, more).some((record) => record.fields?.length !== width)) continue;
    const isRepeat = more === 1 && next.every((value, column) => value === fields[column]);
    if (isRepeat || isMachineHeader(next, below.slice(more))) return more;
  }
  return 0;
}

/** Qualtrics writes three header rows. */
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

/** Blank names become "Column n"; a name met before gets a number. */
export function distinctNames(fields: readonly string[]): string[] {
  const taken = new Set(fields.map(tidyName));
  const used = new Set<string>();
  /** By name, the number to try next: a damaged header can repeat one name thousands of times. */
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

/** As wrapped-fields.ts takes out of values. */
const WRAPPED = /^="(.*)"$/su;
/** Characters without width that come along when a name is copied from a web page. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;
