import { describe, expect, it } from 'vitest';
import { read } from './table-text.ts';

describe('finding the header', () => {
  it('passes by lines above it and says so', () => {
    const { names, profile } = read(
      'Staff report,,\n\nExtracted,2024-01-05,\ngrade,sex,pay\nA,F,1\nB,M,2\nC,F,3\n',
    );
    expect(names).toEqual(['grade', 'sex', 'pay']);
    expect(profile).toMatchObject({ headerRow: 4, rows: 3, setAsideCount: 0 });
    expect(profile.remarks.join(' ')).toContain('above the header');
  });

  it('numbers the columns where there is no header', () => {
    const { names, profile, cells } = read('A,F,31000\nB,M,28000\nA,F,30000\n');
    expect(names).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect([profile.headerRow, cells.length]).toEqual([null, 3]);
  });

  it('knows a row of answers from a row of names when both are words', () => {
    expect(read('grade,sex\nA,F\nB,M\nA,F\n').profile.headerRow).toBe(1);
    expect(read('A,F\nB,M\nA,F\nB,F\nA,M\n').profile.headerRow).toBeNull();
  });

  it('takes years above numbers for names', () => {
    expect(read('region,2022,2023\nNorth,14,15\nSouth,16,17\n').names).toEqual(['region', '2022', '2023']);
  });

  it('gives blank and repeated names a number', () => {
    expect(read('Grade,,Grade,grade 2,Grade\nA,1,B,C,D\n').names).toEqual([
      'Grade',
      'Column 2',
      'Grade 2',
      'grade 2',
      'Grade 3',
    ]);
  });

  it('leaves out an empty last column that only a separator makes', () => {
    for (const text of ['a,b,\n1,2,\n3,4,\n', 'a,b\n1,2,\n3,4,\n', 'a,b,\n1,2\n3,4\n']) {
      const { names, cells, profile } = read(text);
      expect({ names, cells }).toEqual({
        names: ['a', 'b'],
        cells: [
          ['1', '2'],
          ['3', '4'],
        ],
      });
      expect(profile.setAsideCount).toBe(0);
    }
    expect(read('a,b,\n1,2,\n3,4,\n').profile.remarks.join(' ')).toContain('empty last column');
  });

  it('keeps a nameless last column when something stands in it far down', () => {
    const { names, cells } = read(`a,b,\n${'1,2,\n'.repeat(40_000)}3,4,late\n`);
    expect(names).toEqual(['a', 'b', 'Column 3']);
    expect(cells.at(-1)).toEqual(['3', '4', 'late']);
  });

  it('leaves out a second header row and names it', () => {
    const { names, cells, profile } = read(
      'How old are you?,What is your pay?,Where?\nQ1_age,Q2_pay,Q3_place\n34,31000,Leeds\n41,28000,York\n29,30500,Leeds\n',
    );
    expect(names[0]).toBe('How old are you?');
    expect(cells).toHaveLength(3);
    expect(profile.remarks.join(' ')).toContain('Row 2 is a second header row');
  });

  it('leaves out the three header rows of Qualtrics', () => {
    const { names, cells, profile } = read(
      'StartDate,Q1,Q2\nStart Date,How old are you?,"Which grade, please?"\n' +
        '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n' +
        '2021-01-01,34,A\n2021-01-02,35,B\n',
    );
    expect(names).toEqual(['StartDate', 'Q1', 'Q2']);
    expect(cells[0]).toEqual(['2021-01-01', '34', 'A']);
    expect(profile.columns.map(({ type }) => type)).toEqual(['date', 'number', 'category']);
  });

  it('does not take a title with a comma for the header', () => {
    const { names, profile } = read('Report: staff, all\nDate: 1 Jan 2024\n\nid,grade\n1,A\n2,B\n3,C\n');
    expect(names).toEqual(['id', 'grade']);
    expect(profile.headerRow).toBe(4);
  });

  it('allows a blank line between the header and its rows', () => {
    expect(read('a,b\n\n1,2\n3,4\n')).toMatchObject({
      names: ['a', 'b'],
      profile: { headerRow: 1, rows: 2 },
    });
  });

  it('sets aside a header that comes again further down', () => {
    const { profile, cells } = read('pay,grade\n1,A\npay,grade\n3,B\n');
    expect(profile.setAside).toEqual([{ row: 3, reason: 'It repeats the header.' }]);
    expect(profile.columns[0]?.type).toBe('number');
    expect(cells).toHaveLength(2);
  });

  it('does not take a first row with an odd answer for a header', () => {
    expect(
      read('who,age,pay\nAnna,unknown,unknown\nBen,41,28000\nCem,29,30500\nDee,30,28000\n').cells,
    ).toHaveLength(4);
  });

  it('obeys the header row that a person chose', () => {
    expect(read('x,y\na,b\n1,2\n', { headerRow: 2 })).toMatchObject({
      names: ['a', 'b'],
      cells: [['1', '2']],
    });
    expect(read('a,b\n1,2\n', { headerRow: null }).cells).toHaveLength(2);
    expect(() => read('a,b\n1,2\n', { headerRow: 9 })).toThrow(/header/u);
  });

  it('refuses a header that does not fit the rows', () => {
    expect(() => read('age,pay\nr1,30,31000\nr2,41,28000\nr3,29,30500\n')).toThrow(
      /names 2 columns.*3 fields/u,
    );
  });

  it('opens a file with a header and no rows', () => {
    const { profile, names } = read('grade,sex\n');
    expect(names).toEqual(['grade', 'sex']);
    expect([profile.rows, profile.headerRow]).toEqual([0, 1]);
    expect(profile.remarks.join(' ')).toContain('no rows');
  });
});
