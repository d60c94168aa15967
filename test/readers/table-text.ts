import { expect } from 'vitest';
import type { ReadOptions } from '../../core/intake/reader.ts';
import { csvReader } from '../../core/intake/readers/csv/reader.ts';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { TableSink, unhurried } from '../../core/intake/readers/whole.ts';
import { isoDay } from '../../core/intake/reading/columns/day-text.ts';
import type { ByteSource } from '../../core/ports.ts';
import { type Column, MISSING_DAY } from '../../core/table/column.ts';

export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

export function sourceOf(content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    read: (offset, into) => {
      const part = bytes.subarray(offset, offset + into.length);
      into.set(part);
      return part.length;
    },
  };
}

function cellText(column: Column, row: number): string {
  switch (column.type) {
    case 'category':
      return column.labels[column.codes[row]!]!;
    case 'number':
      return Number.isNaN(column.values[row]) ? '' : String(column.values[row]);
    case 'date':
      return column.days[row] === MISSING_DAY ? '' : isoDay(column.days[row]!);
    case 'text':
      return decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]), 'utf-8');
  }
}

export function read(content: string | Uint8Array, options: ReadOptions = {}) {
  const source = sourceOf(content);
  const head = new Uint8Array(source.size);
  source.read(0, head);
  expect(readerFor(head)).toBe(csvReader);
  const sink = new TableSink();
  const profile = csvReader.read(source, options, sink, decode, unhurried);
  const table = sink.table(profile.rows);
  const cells = Array.from({ length: table.rows }, (_, row) =>
    table.columns.map((each) => cellText(each, row)),
  );
  return { profile, table, names: table.names, cells };
}

/** Every cell exactly as written: all columns fixed as categories. */
export function readAsWritten(content: string | Uint8Array, options: ReadOptions = {}) {
  const { names } = read(content, options);
  return read(content, { ...options, types: Object.fromEntries(names.map((name) => [name, 'category'])) });
}
