import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractLines } from '../bench/extract/people.ts';
import { makeFolder } from '../faults/fixture.ts';
import { readTyped } from './typed-table.ts';
import { readWithExceljs, writeExtractWorkbook } from './xlsx-extract.ts';

const ROWS = 3_000;

describe('an extract of 24 columns', () => {
  it('is the same table as a workbook and as CSV', async () => {
    const path = join(makeFolder(), 'extract.xlsx');
    writeExtractWorkbook(path, ROWS);
    const workbook = await readTyped(readFileSync(path));
    const text = await readTyped(new TextEncoder().encode(`${[...extractLines(ROWS)].join('\n')}\n`));
    expect(workbook.profile).toMatchObject({ format: 'xlsx', rows: ROWS, remarks: [] });
    expect(workbook.profile.columns).toEqual(text.profile.columns);
    expect(workbook.columns).toEqual(text.columns);
    const held = Object.values(workbook.columns)
      .flat()
      .filter((cell) => cell !== null).length;
    expect(await readWithExceljs(path)).toEqual({ rows: ROWS + 1, cells: held + 24 });
  });
});
