import type { Reader, ReadOptions } from '../../core/intake/reader.ts';
import { isoDay } from '../../core/intake/reading/columns/day-text.ts';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { TableSink, unhurried } from '../../core/intake/readers/whole.ts';
import { type Column, MISSING_DAY } from '../../core/table/column.ts';
import { decode, sourceOf } from './table-text.ts';

export type Cell = string | number | null;

/** Reads a file of any format; cells are numbers where the column is one, days as yyyy-mm-dd, null where blank. */
export async function readTyped(bytes: Uint8Array, options: ReadOptions = {}) {
  return readTypedBy(readerFor(bytes.subarray(0, 65_536)), bytes, options);
}

export async function readTypedBy(reader: Reader, bytes: Uint8Array, options: ReadOptions = {}) {
  const sink = new TableSink();
  const profile = await reader.read(sourceOf(bytes), options, sink, decode, unhurried);
  const table = sink.table(profile.rows);
  const columns = Object.fromEntries(
    table.columns.map((column, index) => [table.names[index] ?? '', cellsOf(column, table.rows)]),
  );
  const types = Object.fromEntries(profile.columns.map(({ name, type }) => [name, type]));
  return { profile, columns, types };
}

function cellsOf(column: Column, rows: number): Cell[] {
  return Array.from({ length: rows }, (_, row) => cellOf(column, row));
}

function cellOf(column: Column, row: number): Cell {
  switch (column.type) {
    case 'category':
      return column.labels[column.codes[row] ?? 0] || null;
    case 'number': {
      const value = column.values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }
    case 'date': {
      const day = column.days[row] ?? MISSING_DAY;
      return day === MISSING_DAY ? null : isoDay(day);
    }
    case 'text':
      return decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]), 'utf-8') || null;
  }
}
