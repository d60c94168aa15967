import { AppError } from '../../../errors.ts';
import { usualWidth } from './dialect.ts';
import type { SampleRecord } from './sample.ts';

/** Where the table starts in a file and what its columns are called. */
export type Header = {
  /** 1-based row of the header in the file; null when there is none. */
  readonly row: number | null;
  /** Records and blank lines before the first row of data. */
  readonly skip: number;
  readonly names: readonly string[];
  /** Whether the last column has no name and only a separator at the end of each line makes it a column. */
  readonly hasBlankLast: boolean;
  readonly remarks: readonly string[];
};

/** Only so far down is a header looked for. */
const DEEPEST_HEADER = 50;

/** `fixedRow`: what a person chose; undefined looks for evidence. */
export function findHeader(records: readonly SampleRecord[], fixedRow: number | null | undefined): Header {
  const width = usualWidth(records.map((record) => record.fields?.length ?? 0));
  const index =
    fixedRow === undefined ? detectHeader(records, width) : fixedRow === null ? null : fixedRow - 1;
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
  const last = below.flatMap((record) =>
    record.fields?.length === width ? [record.fields[width - 1]!] : [],
  );
  const isLastBlank = last.every((value) => value === '');
  const names = fitNames(fields, width, isLastBlank, below.length);
  const extra = countMoreHeaders(fields, below, names.length);
  return {
    row: index + 1,
    skip: index + 1 + extra,
    names: distinctNames(names),
    hasBlankLast: last.length > 0 && isLastBlank && names.length > 1 && names.at(-1)?.trim() === '',
    remarks: [...aboveRemarks(records, index), ...moreHeaderRemarks(index, extra)],
  };
}

/** Without names nobody can say that an empty last column is not meant. */
function headerless(width: number): Header {
  return {
    row: null,
    skip: 0,
    names: Array.from({ length: width }, (_, index) => `Column ${index + 1}`),
    hasBlankLast: false,
    remarks: ['The file has no header row, so its columns are numbered.'],
  };
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

function detectHeader(records: readonly SampleRecord[], width: number): number | null {
  const shallow = records.slice(0, DEEPEST_HEADER);
  const isFilled = (record: SampleRecord): boolean =>
    record.fields?.length === width && record.fields.filter((field) => field !== '').length * 2 > width;
  const first = shallow.findIndex((record) => record.fields !== null && record.fields.length > 0);
  const filled = shallow.findIndex(isFilled);
  const index = filled < 0 ? first : filled;
  if (index < 0) return null;
  const before = shallow.slice(0, index).findIndex((record) => isShortHeader(record, width));
  if (before >= 0 && headerScore(records, before) >= 0) return before;
  const score = headerScore(records, index);
  if (score > 0) return index;
  return score === 0 && index === first ? index : null;
}

/** A full row of distinct words just above the first full record, one name short or one separator long. */
function isShortHeader(record: SampleRecord, width: number): boolean {
  const { fields } = record;
  if (!fields || width < 3) return false;
  const named = fields.at(-1) === '' ? fields.slice(0, -1) : fields;
  const isNear = fields.length === width - 1 || (fields.length === width + 1 && named.length === width);
  return (
    isNear && new Set(named).size === named.length && named.every((name) => name !== '' && !isValue(name))
  );
}

/** Above 0: the record names columns. Below 0: it is one of the values. */
function headerScore(records: readonly SampleRecord[], index: number): number {
  const fields = records[index]?.fields ?? [];
  const below = records.slice(index + 1).flatMap((record) => (record.fields?.length ? [record.fields] : []));
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

/** A header written twice, or words over columns of numbers (a form tool's machine names): not a person. */
function countMoreHeaders(fields: readonly string[], below: readonly SampleRecord[], width: number): number {
  const next = below[0]?.fields;
  if (!next || next.length !== width) return 0;
  if (next.every((value, column) => value === fields[column])) return 1;
  const rest = below.slice(1).flatMap((record) => (record.fields?.length === width ? [record.fields] : []));
  if (rest.length < 2 || next.some((value) => value === '' || isValue(value))) return 0;
  if (next.some((value, column) => rest.some((row) => row[column] === value))) return 0;
  const valueColumns = next.filter((_, column) => {
    const values = rest.flatMap((row) => (row[column] ? [row[column]] : []));
    return values.length > 0 && values.every(isValue);
  });
  return valueColumns.length >= 2 ? 1 : 0;
}

function aboveRemarks(records: readonly SampleRecord[], index: number): string[] {
  const rows = records
    .slice(0, index)
    .flatMap((record, row) => (record.fields?.length === 0 ? [] : [row + 1]));
  if (rows.length === 0) return [];
  if (rows.length === 1) return [`Row ${rows[0]} stands above the header and was left out.`];
  return [`Rows ${rows[0]} to ${rows.at(-1)} stand above the header and were left out.`];
}

function moreHeaderRemarks(index: number, extra: number): string[] {
  if (extra === 0) return [];
  return [`Row ${index + 2} is a second header row and was left out; the names come from row ${index + 1}.`];
}

/** Blank names become "Column n"; a name met before gets a number. */
function distinctNames(fields: readonly string[]): string[] {
  const taken = new Set(fields.map(tidyName));
  const used = new Set<string>();
  return fields.map((field, column) => {
    const plain = tidyName(field) || `Column ${column + 1}`;
    let name = plain;
    for (let number = 2; used.has(name) || (name !== plain && taken.has(name)); number++)
      name = `${plain} ${number}`;
    used.add(name);
    return name;
  });
}

function tidyName(field: string): string {
  return field.replaceAll(/\s+/gu, ' ').trim();
}
