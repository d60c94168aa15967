import { describe, expect, it } from 'vitest';
import { read } from './table-text.ts';

/** Rows under a header, such as HR systems export them. */
function extract(header: string, rows: number, line: (row: number) => string, lineEnd = '\n'): string {
  return [header, ...Array.from({ length: rows }, (_, row) => line(row))].join(lineEnd) + lineEnd;
}

describe('separated text as other programs write it', () => {
  it('tells the line ends of the file from those inside its fields', () => {
    const oldMac = read(extract('id,note', 30, (row) => `${row},"a\nb"`, '\r'));
    expect(oldMac.profile).toMatchObject({ rows: 30, dialect: { lineEnd: 'CR', delimiter: ',' } });
    expect(oldMac.cells[29]).toEqual(['29', 'a\nb']);
    const unix = read(extract('id,note', 30, (row) => `${row},"a\rb"`));
    expect(unix.profile).toMatchObject({ rows: 30, dialect: { lineEnd: 'LF' } });
    expect(unix.cells[29]).toEqual(['29', 'a\rb']);
  });

  it('finds the header where a spreadsheet wrote separators for empty columns', () => {
    const { profile, names } = read(extract('id,grade,pay,,,,', 30, (row) => `${row},G7,${row},,,,`));
    expect(profile).toMatchObject({ headerRow: 1, rows: 30 });
    expect(names).toEqual(['id', 'grade', 'pay']);
    expect(profile.remarks).toContain('The last 4 columns are empty and have no names; they were left out.');
  });

  it('keeps an unnamed column at the end that holds something further down', () => {
    const { names, cells } = read(
      extract('id,pay,,', 9_000, (row) => (row === 8_500 ? `${row},1,late,` : `${row},1,,`)),
    );
    expect(names).toEqual(['id', 'pay', 'Column 3']);
    expect(cells[8_500]).toEqual(['8500', '1', 'late']);
  });

  it('leaves out characters around values and in names that nobody sees', () => {
    const text = extract('id,gra\u200bde,pay,start', 40, (row) =>
      row % 2 === 0
        ? `${row},G7\u00a0,\u00a0${20_000 + row},"01/02/2021\u202f"`
        : `${row},\ufeffG7,${20_000 + row}\u200b,\u200e01/02/2021`,
    );
    const { profile, names, cells } = read(text);
    expect(names).toEqual(['id', 'grade', 'pay', 'start']);
    expect(profile.columns.map(({ type, distinct }) => `${type} ${distinct}`)).toEqual([
      'number 40',
      'category 1',
      'number 40',
      'date 1',
    ]);
    expect(cells[1]).toEqual(['1', 'G7', '20001', '2021-02-01']);
    expect(profile.remarks).toContain('Spaces around 120 values were removed.');
  });
});
