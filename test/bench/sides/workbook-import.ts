import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { zippedWorkbookReader } from '../../../core/intake/readers/workbook.ts';
import { MISSING_DAY } from '../../../core/table/column.ts';
import type { ChunkColumn } from '../../../core/intake/reader.ts';
import { readWithExceljs, writeExtractWorkbook } from '../../readers/xlsx-extract.ts';
import { digestOf } from '../digest.ts';
import { extractColumns } from '../extract/columns.ts';
import { benchFolder } from '../extract/extract.ts';
import { type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

const ROWS = 100_000;
const workbookPath = join(benchFolder, 'extract.xlsx');

type Size = { readonly rows: number; readonly cells: number };

export async function prepareOurs(): Promise<Side<Kept>> {
  makeWorkbook();
  return {
    run: () => readColumns(zippedWorkbookReader, workbookPath),
    digest: async ({ chunks }) => {
      const heading = { rows: 1, cells: extractColumns.length };
      const cells = chunks.flatMap(({ columns }) => columns.map(cellsOf));
      return describe({
        rows: chunks.reduce((sum, chunk) => sum + chunk.rows, heading.rows),
        cells: cells.reduce((sum, count) => sum + count, heading.cells),
      });
    },
  };
}

/** Cell by cell and counted: it makes no columns, which would take it longer still. */
export async function preparePeer(): Promise<Side<Size>> {
  makeWorkbook();
  return { run: () => readWithExceljs(workbookPath), digest: async (size) => describe(size) };
}

function describe({ rows, cells }: Size): string {
  return digestOf([`${rows} rows`, `${cells} cells`]);
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

function makeWorkbook(): void {
  if (existsSync(workbookPath)) return;
  const unfinished = `${workbookPath}.${process.pid}`;
  writeExtractWorkbook(unfinished, ROWS);
  renameSync(unfinished, workbookPath);
}
