import { describe, expect, it } from 'vitest';
import { unhurried } from '../../core/intake/readers/whole.ts';
import { zippedWorkbookReader } from '../../core/intake/readers/workbooks.ts';
import { refusalFrom } from './refusal.ts';
import { decode, sourceOf } from './table-text.ts';
import { readTyped } from './typed-table.ts';
import { row, xlsxBytes, zipOf } from './xlsx-bytes.ts';

const people = row(1, ['Grade', 'Pay']) + row(2, ['A', 100]) + row(3, ['B', 200]);

describe('the sheet that is read', () => {
  const workbook = xlsxBytes({
    sheets: [
      { name: 'Hidden pay', state: 'hidden', rows: people },
      { name: 'Notes', rows: row(1, ['About this workbook']) + row(2, ['Made in March']) },
      { name: 'Staff &amp; more', rows: people },
      { name: 'Secret', state: 'veryHidden', rows: people },
    ],
  });

  it('is the first visible one that holds a table, and hidden ones are named', async () => {
    const { profile } = await readTyped(workbook);
    expect(profile).toMatchObject({ format: 'xlsx', sheet: 'Staff & more', headerRow: 1, rows: 2 });
    expect(profile.sheets).toEqual([
      { name: 'Hidden pay', isHidden: true },
      { name: 'Notes', isHidden: false },
      { name: 'Staff & more', isHidden: false },
      { name: 'Secret', isHidden: true },
    ]);
    expect(profile.remarks).toEqual(['The workbook has 2 hidden sheets, not read: Hidden pay, Secret.']);
  });

  it('is not the list of contents on a cover where a larger table follows', async () => {
    const cover =
      row(1, ['Diversity pack', null]) +
      row(2, ['1', 'Staff']) +
      row(3, ['2', 'Notes']) +
      row(4, ['3', 'Pay']);
    const staff = Array.from({ length: 20 }, (_, index) => row(index + 2, [index, 'A', 100 + index]));
    const rows = row(1, ['Person', 'Grade', 'Pay']) + staff.join('');
    const pack = xlsxBytes({
      sheets: [
        { name: 'Cover', rows: cover },
        { name: 'Staff', rows },
      ],
    });
    expect((await readTyped(pack)).profile).toMatchObject({ sheet: 'Staff', rows: 20 });
    const lookup = xlsxBytes({
      sheets: [
        { name: 'Staff', rows },
        { name: 'Codes', rows: cover },
      ],
    });
    expect((await readTyped(lookup)).profile).toMatchObject({ sheet: 'Staff' });
    expect((await readTyped(pack, { sheet: 'Cover' })).profile).toMatchObject({ sheet: 'Cover' });
  });

  it('is the one that is asked for, hidden or not', async () => {
    const { profile } = await readTyped(workbook, { sheet: 'Secret' });
    expect(profile).toMatchObject({ sheet: 'Secret', rows: 2 });
    expect(profile.remarks).toContain('The sheet that was read is a hidden one.');
  });

  it('is refused when there is none of its name', async () => {
    expect(await refusalFrom(() => readTyped(workbook, { sheet: 'Payroll' }))).toBe('intake/no-sheet');
  });

  it('is the first one of words when no sheet holds more', async () => {
    const notes = { rows: row(1, ['Name']) + row(2, ['Ann']) };
    expect((await readTyped(xlsxBytes({ sheets: [{ rows: '' }, notes] }))).profile).toMatchObject({
      sheet: 'Sheet2',
      rows: 1,
    });
  });

  it('is empty without a fault', async () => {
    const { profile } = await readTyped(xlsxBytes({ sheets: [{ rows: '' }] }));
    expect(profile).toMatchObject({ rows: 0, columns: [], headerRow: null });
    expect(profile.remarks).toEqual(['The sheet is empty.']);
  });
});

describe('lines below the table of a sheet', () => {
  const head = row(1, ['Person', 'Grade', 'Pay']);
  const staff = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => row(from + index + 2, [from + index, 'A', 100])).join('');
  const readRows = async (rows: string) => (await readTyped(xlsxBytes({ sheets: [{ rows }] }))).profile;

  it('are set aside: totals with gaps, and notes by themselves', async () => {
    const below =
      row(24, ['Total', null, 2_000]) + row(25, ['Source: payroll']) + row(27, ['As of the 1 May 2026']);
    const profile = await readRows(head + staff(0, 20) + below);
    expect(profile).toMatchObject({ rows: 20, setAsideCount: 3 });
    expect(profile.setAside).toEqual(
      [24, 25, 27].map((place) => ({ row: place, reason: 'It stands below the table: totals or a note.' })),
    );
    expect(profile.columns[0]).toMatchObject({ name: 'Person', type: 'number', missing: 0 });
  });

  it('are rows in order where more of the table follows', async () => {
    const between = row(22, ['Total', null, 2_000]) + row(23, ['Source: payroll']);
    const { columns, profile } = await readTyped(
      xlsxBytes({ sheets: [{ rows: head + staff(0, 20) + between + staff(22, 24) }] }),
    );
    expect(profile).toMatchObject({ rows: 24, setAsideCount: 0 });
    expect(columns['Person']?.slice(19)).toEqual(['19', 'Total', 'Source: payroll', '22', '23']);
    expect(columns['Pay']?.slice(20)).toEqual([2_000, null, 100, 100]);
  });

  it('are not full rows, people of whom little is known, nor very many', async () => {
    const full = await readRows(head + staff(0, 5) + row(7, ['Total', 'all', 500]));
    expect(full).toMatchObject({ rows: 6, setAsideCount: 0 });
    const sparse = await readRows(head + staff(0, 5) + row(7, ['Ann Lee']));
    expect(sparse).toMatchObject({ rows: 6, setAsideCount: 0 });
    const totals = Array.from({ length: 100 }, (_, index) => row(index + 7, ['Total', null, index])).join('');
    const many = await readRows(head + staff(0, 5) + totals);
    expect(many.rows + many.setAsideCount).toBe(105);
    expect(many.setAsideCount).toBeLessThan(21);
  });

  it('hold no more than a little of a long row back', async () => {
    const long = 'x'.repeat(30_000);
    const { profile, columns } = await readTyped(
      xlsxBytes({
        sheets: [
          {
            rows:
              row(1, ['A', 'B', 'C', 'D', 'E']) +
              row(2, [1, 'b', 'c', 'd', 'e']) +
              row(3, ['Total', long, long, long]),
          },
        ],
      }),
    );
    expect(profile).toMatchObject({ rows: 2, setAsideCount: 0 });
    expect(columns['A']).toEqual(['1', 'Total']);
    expect(columns['D']).toEqual(['d', long]);
  });
});

describe('the table in a sheet', () => {
  it('may start in the middle: blank columns and rows are left out, row numbers are those of the sheet', async () => {
    const rows =
      row(2, [null, 'Staff on 31 March']) +
      row(4, [null, null, 'Grade', 'Pay', null, 'Start']) +
      row(5, [null, null, 'A', 100, null, 'May']) +
      row(9, [null, null, 'B', 200, null, 'June']);
    const { profile, columns } = await readTyped(xlsxBytes({ sheets: [{ rows }] }));
    expect(profile).toMatchObject({ headerRow: 4, rows: 2 });
    expect(columns).toEqual({ Grade: ['A', 'B'], Pay: [100, 200], Start: ['May', 'June'] });
    expect(profile.remarks).toEqual(['Row 2 stands above the header and was left out.']);
  });

  it('has the header that is fixed, or none', async () => {
    const book = xlsxBytes({
      sheets: [{ rows: row(3, ['x', 'y']) + row(4, ['Grade', 'Pay']) + row(5, ['A', 1]) }],
    });
    const fixed = await readTyped(book, { headerRow: 4 });
    expect(fixed.columns).toEqual({ Grade: ['A'], Pay: [1] });
    expect((await readTyped(book, { headerRow: null })).profile).toMatchObject({ headerRow: null, rows: 3 });
    expect(await refusalFrom(() => readTyped(book, { headerRow: 2 }))).toBe('intake/no-header');
  });

  it('has no header where a row names nothing, or little and has nothing below it', async () => {
    const error = '<c t="e"><v>#N/A</v></c>';
    const errors = [1, 2, 3].map((number) => row(number, [error])).join('');
    expect((await readTyped(xlsxBytes({ sheets: [{ rows: errors }] }))).columns).toEqual({
      'Column 1': [null, null, null],
    });
    const scattered = row(1, [23, null, 23]) + row(13, [null, 2]) + row(14, [null, null, null, 'US']);
    const { columns, profile } = await readTyped(xlsxBytes({ sheets: [{ rows: scattered }] }));
    expect(profile).toMatchObject({ headerRow: null, rows: 3 });
    expect(columns['Column 1']).toEqual([23, null, null]);
    const template = row(1, ['Staff on 31 March']) + row(3, ['Grade', 'Pay']);
    expect((await readTyped(xlsxBytes({ sheets: [{ rows: template }] }))).profile).toMatchObject({
      headerRow: 3,
      rows: 0,
    });
  });

  it('leaves out cells that stand beside it far below, and says where', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => row(index + 2, ['A', index]));
    const all = row(1, ['Grade', 'Pay']) + rows.join('') + row(3_002, ['B', 7, 'late']);
    const { profile, columns } = await readTyped(xlsxBytes({ sheets: [{ rows: all }] }));
    expect(profile.rows).toBe(3_001);
    expect(Object.keys(columns)).toEqual(['Grade', 'Pay']);
    expect(profile.remarks).toEqual([
      '1 cell beside the table, in a column without a header, was left out: C3002.',
    ]);
  });

  it('without a header has every column, however late it is filled, from the first time it begins', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => row(index + 1, [index, index]));
    const bytes = xlsxBytes({ sheets: [{ rows: rows.join('') + row(3_001, ['x', null, 'late']) }] });
    const begun: string[][] = [];
    const sink = {
      begin: (columns: readonly { readonly name: string }[]) =>
        void begun.push(columns.map(({ name }) => name)),
      chunk: () => undefined,
      end: () => undefined,
    };
    const profile = await zippedWorkbookReader.read(sourceOf(bytes), {}, sink, decode, unhurried);
    expect(profile).toMatchObject({ headerRow: null, rows: 3_001 });
    expect(new Set(begun.map((names) => names.join()))).toEqual(new Set(['Column 1,Column 2,Column 3']));
  });

  it('names merged ranges, hidden columns and hidden rows', async () => {
    const rows =
      row(1, ['Grade', 'Pay', 'Bonus']) +
      row(2, ['A', 1, 2]).replace('<row ', '<row hidden="1" ') +
      row(3, ['B', 3, 4]) +
      row(4, [null, 5, 6]);
    const { profile, columns } = await readTyped(
      xlsxBytes({
        sheets: [
          {
            rows,
            before: '<cols><col min="3" max="20" hidden="1"/></cols>',
            after: '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>',
          },
        ],
      }),
    );
    expect(columns).toEqual({ Grade: ['A', 'B', null], Pay: [1, 3, 5], Bonus: [2, 4, 6] });
    expect(profile.remarks).toEqual([
      '1 merged range: A3:A4. Only its first cell holds the value.',
      '1 hidden column was read too.',
      '1 hidden row was read too.',
    ]);
  });

  it('follows from the order of cells where they have no addresses, and from prefixes of any name', async () => {
    const rows = '<x:row><x:c t="str"><x:v>Grade</x:v></x:c><x:c t="str"><x:v>Pay</x:v></x:c></x:row>';
    const more = '<x:row><x:c t="str"><x:v>A</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row>';
    const { columns } = await readTyped(xlsxBytes({ sheets: [{ rows: rows + more }] }));
    expect(columns).toEqual({ Grade: ['A'], Pay: [1] });
  });
});

describe('zip archives that are no workbooks', () => {
  const refused = (parts: Record<string, string>) => refusalFrom(() => readTyped(zipOf(parts)), 'what');

  it('are refused by their own name', async () => {
    expect(await refused({ 'word/document.xml': '<x/>' })).toMatch(/Word document/u);
    expect(await refused({ 'ppt/presentation.xml': '<x/>' })).toMatch(/PowerPoint/u);
    expect(await refused({ 'xl/workbook.bin': 'x', '_rels/.rels': '<x/>' })).toMatch(/\.xlsb/u);
    expect(await refused({ 'extract.csv': 'a,b' })).toMatch(/zip archive and not a workbook/u);
    expect(await refused({ 'Index/Document.iwa': 'x' })).toMatch(/Numbers/u);
    expect(await refused({ 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' })).toMatch(
      /OpenDocument/u,
    );
  });
});
