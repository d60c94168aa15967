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
