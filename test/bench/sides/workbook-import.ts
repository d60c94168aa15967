import { readFileSync } from 'node:fs';
import { streamOdsRows } from 'hucre/ods';
import { zippedWorkbookReader } from '../../../core/intake/readers/workbooks.ts';
import { readWithExceljs, writeExtractWorkbook } from '../../readers/xlsx-extract.ts';
import { writePeopleOds } from '../extract/ods.ts';
import { madeFile } from '../made-file.ts';
import { type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';
import { digestOfSize, type SheetSize, sizeOfKept } from './sheet-sizes.ts';

const ROWS = 100_000;

export const xlsx = sidesOf(
  () => madeFile('extract.xlsx', (path) => writeExtractWorkbook(path, ROWS)),
  readWithExceljs,
);
export const ods = sidesOf(
  () => madeFile('extract.ods', (path) => writePeopleOds(path, ROWS)),
  readWithHucre,
);

/** The peer goes from cell to cell and counts: it makes no columns, which would take it longer still. */
function sidesOf(makeWorkbook: () => Promise<string>, readWithPeer: (path: string) => Promise<SheetSize>) {
  return {
    async prepareOurs(): Promise<Side<Kept>> {
      const path = await makeWorkbook();
      return {
        run: () => readColumns(zippedWorkbookReader, path),
        digest: async (kept) => digestOfSize(sizeOfKept(kept)),
      };
    },
    async preparePeer(): Promise<Side<SheetSize>> {
      const path = await makeWorkbook();
      return { run: () => readWithPeer(path), digest: async (size) => digestOfSize(size) };
    },
  };
}

async function readWithHucre(path: string): Promise<SheetSize> {
  let rows = 0;
  let cells = 0;
  for await (const { values } of streamOdsRows(readFileSync(path))) {
    rows++;
    for (const value of values) if (value !== null && value !== undefined && value !== '') cells++;
  }
  return { rows, cells };
}
