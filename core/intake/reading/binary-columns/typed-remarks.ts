import { AppError } from '../../../errors.ts';
import type { ColumnNotes } from './column-notes.ts';
import type { TypedColumn, TypedTable } from './typed-table.ts';

export function leftOutRemarks(table: TypedTable, kept: readonly TypedColumn[]): string[] {
  const others = table.columns.filter((column) => !kept.includes(column));
  return [
    ...table.nested.map((name) => `${name}: it holds several values in one row and was left out.`),
    ...others.map(({ name }) => `${name}: its values are neither text, numbers nor dates; it was left out.`),
    ...(table.rows === 0 ? ['The file has columns and no rows.'] : []),
  ];
}

/** Remarks on a column's conversion, as sentences. */
export function remarksAbout(
  { name, meaning }: TypedColumn,
  isKeptAsText: boolean,
  { hasTimes, otherDays, infinite }: ColumnNotes,
): string[] {
  const zone = meaning?.is === 'instant' ? meaning.zone : meaning?.is === 'int96' ? 'UTC' : null;
  const remarks: string[] = [];
  if (hasTimes) remarks.push('times of day were left out; the day is kept');
  if (hasTimes && zone === 'UTC')
    remarks.push('days are those of UTC; near midnight the day may have been another where it was recorded');
  if (otherDays > 0)
    remarks.push(`some moments fall on another day in ${zone} than in UTC; the day in ${zone} is kept`);
  if (infinite > 0) remarks.push('infinite values were left blank');
  if (isKeptAsText) remarks.push('some numbers have too many digits to count with, so it was read as text');
  return remarks.map((remark) => `${name}: ${remark}.`);
}

const MOST_NAMES = 5;

export function noColumns({ nested, columns }: TypedTable): AppError {
  const names = [...nested, ...columns.map(({ name }) => name)];
  const named = names.slice(0, MOST_NAMES).join(', ');
  const isMore = names.length > MOST_NAMES;
  return new AppError(
    'intake/no-columns',
    names.length === 0
      ? 'The file has no columns.'
      : `The columns of the file hold lists or bytes, which a table cannot hold: ${named}${isMore ? ' and more' : ''}.`,
    'Write the table again with one value in each cell, or export it as CSV.',
  );
}
