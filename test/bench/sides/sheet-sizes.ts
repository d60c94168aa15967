import type { ChunkColumn } from '../../../core/intake/reader.ts';
import { MISSING_DAY } from '../../../core/table/column.ts';
import { digestOf } from '../digest.ts';
import { extractColumns } from '../extract/columns.ts';
import type { Kept } from '../reading.ts';

/** What both sides of a workbook agree on: rows with the header, and cells that hold something. */
export type SheetSize = { readonly rows: number; readonly cells: number };

export function digestOfSize({ rows, cells }: SheetSize): string {
  return digestOf([`${rows} rows`, `${cells} cells`]);
}

export function sizeOfKept({ chunks }: Kept): SheetSize {
  const heading = { rows: 1, cells: extractColumns.length };
  const cells = chunks.flatMap(({ columns }) => columns.map(cellsOf));
  return {
    rows: chunks.reduce((sum, chunk) => sum + chunk.rows, heading.rows),
    cells: cells.reduce((sum, count) => sum + count, heading.cells),
  };
}

/** Cells that hold something. */
function cellsOf(column: ChunkColumn): number {
  switch (column.type) {
    case 'category':
      return column.codes.filter((code) => code > 0).length;
    case 'number':
      return column.values.filter((value) => !Number.isNaN(value)).length;
    case 'date':
      return column.days.filter((day) => day !== MISSING_DAY).length;
    case 'text':
      return column.offsets.filter((offset, row) => row > 0 && offset > column.offsets[row - 1]!).length;
  }
}
