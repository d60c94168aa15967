import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import { read } from './table-text.ts';

function typeOf(...values: string[]): string {
  return read(`x,y\n${values.map((value) => `"${value}",end\n`).join('')}`).profile.columns[0]!.type;
}

function many(rows: number, line: (row: number) => string): string {
  return Array.from({ length: rows }, (_, row) => `${line(row)}\n`).join('');
}

describe('types by evidence', () => {
  it('needs every value to be a number or a date', () => {
    expect(typeOf('1', '2.5', '-3')).toBe('number');
    expect(typeOf('1', '2.5', 'three')).toBe('category');
    expect(typeOf('2021-01-05', '2021-02-06')).toBe('date');
    expect(typeOf('2021-01-05', 'soon')).toBe('category');
    expect(typeOf('', '')).toBe('category');
  });

  it('keeps codes with leading zeros, and what stands beside them, as written', () => {
    const { profile, cells } = read('code,end\n007,x\n3.1,x\n11.2,x\n12,x\n');
    expect(profile.columns[0]?.type).toBe('category');
    expect(cells.map(([code]) => code)).toEqual(['007', '3.1', '11.2', '12']);
  });

  it('reads words for "nothing here" as missing among numbers and dates only', () => {
    const { profile, cells } = read('pay,answer\n100,NA\nNA,Yes\n-,No\n#N/A,NA\n200,Yes\n');
    expect(profile.columns[0]).toMatchObject({ type: 'number', missing: 3, distinct: 2 });
    expect(profile.columns[1]).toMatchObject({ type: 'category', missing: 0, distinct: 3 });
    expect(cells[0]).toEqual(['100', 'NA']);
    expect(profile.remarks).toContain('pay: 3 values such as NA or - were read as missing.');
  });

  it('counts no values of numbers and dates whose type is fixed when none are asked for', () => {
    const content = 'pay,start,grade\n100,2021-01-05,A\n200,2021-01-06,B\n';
    const types = { pay: 'number', start: 'date', grade: 'category' } as const;
    const { profile, cells } = read(content, { types, valueLimit: 0 });
    expect(profile.columns.map(({ distinct, values }) => [distinct, values.length])).toEqual([
      [0, 0],
      [0, 0],
      [2, 0],
    ]);
    expect(cells).toEqual(read(content, { types }).cells);
    expect(read(content, { valueLimit: 0 }).profile.columns[0]?.distinct).toBe(2);
  });

  it('accepts pounds and thousands separators', () => {
    const { cells, profile } = read('pay,x\n"£1,234",a\n"£56,789.50",b\n');
    expect(cells.map(([pay]) => pay)).toEqual(['1234', '56789.5']);
    expect(profile.remarks.join(' ')).toMatch(/thousands separators.*£/u);
  });

  it('keeps numbers with few values as numbers and as categories on request', () => {
    const text = 'band,x\n1,a\n2,b\n1.0,c\n';
    expect(read(text).profile.columns[0]).toMatchObject({ type: 'number', distinct: 2 });
    const forced = read(text, { types: { band: 'category' } });
    expect(forced.cells.map(([band]) => band)).toEqual(['1', '2', '1.0']);
  });

  it('decides the order of day and month by the days above 12', () => {
    const british = read('d,x\n01/02/2021,a\n25/02/2021,b\n');
    expect(british.cells.map(([day]) => day)).toEqual(['2021-02-01', '2021-02-25']);
    const american = read('d,x\n01/02/2021,a\n02/25/2021,b\n');
    expect(american.cells.map(([day]) => day)).toEqual(['2021-01-02', '2021-02-25']);
    expect(american.profile.remarks.join(' ')).toContain('month first');
    const either = read('d,x\n01/02/2021,a\n03/04/2021,b\n');
    expect(either.cells[0]?.[0]).toBe('2021-02-01');
    expect(either.profile.remarks.join(' ')).toContain('usual in the UK');
    expect(typeOf('13/01/2021', '01/13/2021')).toBe('category');
  });

  it('counts answers most frequent first, ties in order of appearance', () => {
    const { profile } = read('g,x\nB,1\nA,1\nC,1\nC,1\nA,1\n,1\n');
    expect(profile.columns[0]).toEqual({
      name: 'g',
      label: null,
      type: 'category',
      missing: 1,
      distinct: 3,
      values: [
        { value: 'A', count: 2 },
        { value: 'C', count: 2 },
        { value: 'B', count: 1 },
      ],
    });
  });

  it('keeps names and identifiers as text', () => {
    const { profile, cells } = read(`id,g\n${many(3_000, (row) => `E${row},A`)}`);
    expect(profile.columns.map(({ type, distinct }) => `${type} ${distinct}`)).toEqual([
      'text 3000',
      'category 1',
    ]);
    expect(cells[2_999]).toEqual(['E2999', 'A']);
  });

  it('forces types and counts what could not be read', () => {
    const { cells, profile } = read('pay,when\n10,2021-01-01\nlots,later\n20,01/13/2021\n', {
      types: { pay: 'number', when: 'date' },
    });
    expect(cells).toEqual([
      ['10', '2021-01-01'],
      ['', ''],
      ['20', '2021-01-13'],
    ]);
    expect(profile.columns[0]).toMatchObject({ missing: 1, distinct: 2 });
    expect(profile.remarks).toContain('pay: 1 value (row 3) could not be read as a number and is missing.');
  });

  it('lets nothing of a column that is left out through', () => {
    const { names, profile } = read('name,grade\nAnna,A\nBen,B\n', { leaveOut: ['name'] });
    expect(names).toEqual(['grade']);
    expect(JSON.stringify(profile)).not.toContain('Anna');
  });

  it('lists as many values as asked for', () => {
    expect(read('g,x\na,1\nb,1\nc,1\n', { valueLimit: 2 }).profile.columns[0]?.values).toHaveLength(2);
  });
});

describe('evidence late in the file', () => {
  const rows = 120_000;

  it('goes back when a number is a word at the end', () => {
    const { profile, cells } = read(`n,g\n${many(rows, (row) => `${row % 50},A`)}x,B\n`);
    expect(profile.columns[0]).toMatchObject({ type: 'category', distinct: 51 });
    expect([cells.length, cells[49]?.[0], cells.at(-1)?.[0]]).toEqual([rows + 1, '49', 'x']);
  });

  it('goes back when the middle of a column of pay holds a word', () => {
    const { profile, cells } = read(
      `pay,g\n${many(rows, (row) => (row === 70_001 ? 'secret,A' : `${20_000 + row / 4},A`))}`,
    );
    expect(profile.columns[0]).toMatchObject({ type: 'text', distinct: 65_536 });
    expect(cells[70_001]?.[0]).toBe('secret');
    expect(profile.remarks.join(' ')).toContain('row 70003 holds something other than a number');
  });

  it('finds the order of day and month in the middle of the file', () => {
    const text = `d,g\n${many(rows, (row) => (row === 70_001 ? '02/25/2021,A' : '01/02/2021,A'))}`;
    expect(read(text).cells[0]?.[0]).toBe('2021-01-02');
  });

  it('reads numbers in a column that is empty for long', () => {
    const text = `bonus,g\n${many(rows, (row) => (row > 90_000 && row < 100_000 ? `${row},A` : ',A'))}`;
    expect(read(text).profile.columns[0]).toMatchObject({
      type: 'number',
      distinct: 9_999,
      missing: rows - 9_999,
    });
  });

  it('turns a category with too many values into text', () => {
    const text = `id,g\n${many(rows, (row) => `E${row < 40_000 ? row % 7 : row},A`)}`;
    const { profile, cells } = read(text);
    expect(profile.columns[0]).toMatchObject({ type: 'text', distinct: 65_536 });
    expect(cells[rows - 1]?.[0]).toBe(`E${rows - 1}`);
  });

  it('cannot keep too many values as a category, and says so', () => {
    const text = `id,g\n${many(rows, (row) => `E${row},A`)}`;
    const { profile } = read(text, { types: { id: 'category' } });
    expect(profile.columns[0]?.type).toBe('text');
    expect(profile.remarks.join(' ')).toContain('more than 65,535 different values');
  });

  it('fills whole chunks and keeps codes across them', () => {
    const { table, cells } = read(
      `g,n\n${many(CHUNK_ROWS * 2 + 3, (row) => `v${Math.floor(row / 200)},${row}`)}`,
    );
    expect(table.rows).toBe(CHUNK_ROWS * 2 + 3);
    for (const row of [0, 199, 200, 65_535, 65_536, 131_074]) {
      expect(cells[row]).toEqual([`v${Math.floor(row / 200)}`, `${row}`]);
    }
  });
});
