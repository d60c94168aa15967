import { describe, expect, it } from 'vitest';
import { readerFor } from '../../core/intake/readers/registry.ts';
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

  it('reads the points of a file with decimal commas as thousands separators', () => {
    const text = extract('id;pay;fte', 40, (row) => `${row};${30 + row}.500;0,${(row % 9) + 1}`);
    expect(read(text).cells[1]).toEqual(['1', '31500', '0.2']);
    const fixed = { pay: 'number', fte: 'number' } as const;
    expect(read(text, { types: fixed }).cells[1]).toEqual(['1', '31500', '0.2']);
    const alone = read(extract('id;pay', 40, (row) => `${row};${30 + row}.500`));
    expect(alone.cells[1]).toEqual(['1', '31.5']);
    expect(alone.profile.remarks).toContain(
      'pay: points were read as decimal points, though three digits follow every one of them.',
    );
  });

  it('reads days that were never filled in as missing', () => {
    for (const [none, day] of [
      ['00/00/0000', '05/02/2021'],
      ['00.00.0000', '05.02.2021'],
      ['0000-00-00 00:00:00', '2021-02-05 00:00:00'],
    ]) {
      const { profile } = read(extract('id,start', 20, (row) => `${row},${row % 5 === 0 ? none : day}`));
      expect(profile.columns[1]).toMatchObject({ type: 'date', missing: 4, distinct: 1 });
    }
  });

  it('reads numbers in brackets as below zero unless all of them are', () => {
    const { profile, cells } = read(extract('id,change', 20, (row) => (row % 2 ? `${row},(5)` : `${row},7`)));
    expect(cells[1]).toEqual(['1', '-5']);
    expect(profile.remarks).toContain('change: numbers in brackets were read as below zero.');
    const marks = read(extract('id,note', 20, (row) => `${row},(${(row % 3) + 1})`));
    expect(marks.profile.columns[1]).toMatchObject({ type: 'category', distinct: 3 });
  });

  it('counts days as spreadsheets do where a column is said to hold dates', () => {
    const text = extract('id,start', 20, (row) => `${row},${44_259 + row}`);
    expect(read(text).profile.columns[1]?.type).toBe('number');
    const { cells, profile } = read(text, { types: { start: 'date' } });
    expect(cells[1]).toEqual(['1', '2021-03-05']);
    expect(profile.remarks).toContain(
      'start: numbers of five digits were read as the days that spreadsheets count.',
    );
  });
});

describe('columns that nearly hold numbers or dates', () => {
  it('are kept as written, with the reason', () => {
    const { profile } = read(
      extract('pay,start,seen,code,grade', 40, (row) =>
        [
          row === 7 ? 'see note' : `${20_000 + row}`,
          row === 7 ? '30/02/2021' : '05/02/2021',
          row % 2 ? '25/01/2021' : '01/25/2021',
          row === 7 ? '007' : `${100 + row}`,
          row % 3 ? `${row % 3}` : '3A',
        ].join(','),
      ),
    );
    expect(profile.columns.every(({ type }) => type === 'category')).toBe(true);
    expect(profile.remarks).toEqual([
      'pay: 39 of 40 values are numbers and the others are not, so the column was kept as written.',
      'start: 39 of 40 values are dates and the others are not, so the column was kept as written.',
      'seen: some dates only fit day first and others only month first, so the column was kept as written.',
    ]);
  });

  it('are not explained twice', () => {
    const { profile } = read(extract('pay,n', 9_000, (row) => (row === 8_999 ? 'none yet,1' : `${row},1`)));
    expect(profile.remarks).toEqual([
      'pay: row 9001 holds something other than a number, so the column was kept as written.',
    ]);
  });
});

describe('text whose encoding is a guess', () => {
  const GUESS = /^The file does not say how its text is encoded; (.+) is a guess\./u;

  function guessOf(value: readonly number[]) {
    const line = [...new TextEncoder().encode('1,'), ...value, 10];
    const { profile, cells } = read(
      Uint8Array.from([...new TextEncoder().encode('id,place\n'), ...line, ...line, ...line]),
    );
    const guesses = profile.remarks.flatMap((remark) => GUESS.exec(remark)?.[1] ?? []);
    return [cells[0]?.[1], ...guesses];
  }

  const bytesOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

  it('is not doubted where its words make sense', () => {
    expect(guessOf(bytesOf('Z\u00fcrich \u2019').slice(0, 7))).toEqual(['Zürich']);
    expect(
      guessOf([...bytesOf('O'), 0x92, ...bytesOf('Brien, cr\u00e9\u00e9e \u00e0 G\u00d6TZ').slice(7)]),
    ).toEqual(['O’créée à GÖTZ']);
    expect(guessOf([0x93, ...bytesOf('yes'), 0x94])).toEqual(['“yes”']);
  });

  it('is told where they do not', () => {
    // "Łódź" in ISO-8859-2 and Windows-1250, "Москва" in Windows-1251, "Köln" in code page 850, "Señor" in Mac Roman
    expect(guessOf([0xa3, 0xf3, 0x64, 0xbc])).toEqual(['£ód¼', 'Windows-1252']);
    expect(guessOf([0xa3, 0xf3, 0x64, 0x9f])).toEqual(['£ódŸ', 'Windows-1252']);
    expect(guessOf([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0])).toEqual(['Ìîñêâà', 'Windows-1252']);
    expect(guessOf([0x4b, 0x94, 0x6c, 0x6e, 0x20, 0x5a, 0x81, 0x72])[1]).toBe('Windows-1252');
    expect(guessOf([0x53, 0x65, 0x96, 0x6f, 0x72])).toEqual(['Se–or', 'Windows-1252']);
    // Zürich in UTF-8 in one line and in Windows-1252 in another
    expect(guessOf([0x5a, 0xc3, 0xbc, 0x72, 0x20, 0xfc])).toEqual(['ZÃ¼r ü', 'Windows-1252']);
  });

  it('is Mac Roman where small letters would be capitals or marks, and ISO-8859-15 where there is a euro', () => {
    expect(guessOf([0x72, 0x8e, 0x73, 0x75, 0x6d, 0x8e, 0x73])).toEqual(['résumés', 'Mac Roman']);
    expect(guessOf([0x35, 0x20, 0xa4, 0x20, 0xe9])).toEqual(['5 € é', 'ISO-8859-15']);
  });

  it('is refused where it is UTF-32', () => {
    expect(() => readerFor(Uint8Array.of(0xff, 0xfe, 0, 0, 0x69, 0, 0, 0))).toThrow('UTF-32');
  });
});

describe('one column alone', () => {
  it('is told, as its separator may be another one', () => {
    const { profile } = read(extract('id^grade^pay', 20, (row) => `${row}^G7^${row}`));
    expect(profile.columns).toHaveLength(1);
    expect(profile.remarks.join(' ')).toContain('One column was found');
    const kept = read(
      extract('id,grade', 20, (row) => `${row},G7`),
      { leaveOut: ['id'] },
    );
    expect(kept.profile.remarks).toEqual([]);
  });
});

describe('values in formulas', () => {
  it('are taken out of them, so that the codes of two files are the same', () => {
    const text = extract('="id",start,note', 30, (row) => `="00${100 + row}","=""05/02/2021""",="`);
    const { profile, names, cells } = read(text);
    expect(names[0]).toBe('id');
    expect(cells[29]).toEqual(['00129', '2021-02-05', '="']);
    expect(profile.columns[1]).toMatchObject({ type: 'date', distinct: 1 });
    expect(profile.remarks).toContain(
      '60 values were taken out of ="…", which keeps zeros in a spreadsheet.',
    );
  });
});

describe('lines below the table', () => {
  const BELOW = 'It stands below the table: totals or a note.';
  const people = (rows: number): string =>
    extract('id,name,grade,pay', rows, (row) => `${row},"Cruz, Anna Maria de la",G7,${row * 10}`);

  it('are set aside: totals with gaps, notes, and blank rows above them', () => {
    const text = `${people(5_000)},,,\nGrand Total,5000,,"1,000"\n"Report generated on 1 May, by HR",,,\n,,,\n`;
    const { profile, cells } = read(text);
    expect(profile).toMatchObject({ rows: 5_000, setAsideCount: 4 });
    expect(profile.setAside.map(({ row, reason }) => [row, reason])).toEqual(
      [5_002, 5_003, 5_004, 5_005].map((row) => [row, BELOW]),
    );
    expect(profile.columns[0]).toMatchObject({ type: 'number', missing: 0 });
    expect(cells.at(-1)?.[0]).toBe('4999');
  });

  it('are found in UTF-16 and with single bytes too', () => {
    const text = `\ufeff${extract('name\tgrade\tpay', 400, (row) => `Zoë ${row}\tG7\t1`)}Summe\t\t400\n`;
    const wide = new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer);
    expect(read(wide).profile).toMatchObject({ encoding: 'UTF-16LE', rows: 400, setAsideCount: 1 });
    const narrow = Uint8Array.from(text.slice(1), (unit) => unit.charCodeAt(0));
    expect(read(narrow).profile).toMatchObject({ encoding: 'Windows-1252', rows: 400, setAsideCount: 1 });
  });

  it('are not rows in the middle, full rows, people with gaps, or rows of a narrow table', () => {
    const middle = `${people(10)}Total,,,55\n11,Bo,G6,1\n`;
    expect(read(middle).profile).toMatchObject({ rows: 12, setAsideCount: 0 });
    const full = `${extract('grade,a,b', 10, (row) => `G${row},1,2`)}Total,10,20\n`;
    expect(read(full).profile).toMatchObject({ rows: 11, setAsideCount: 0 });
    expect(read(`${people(10)}11,,,\n`).profile).toMatchObject({ rows: 11, setAsideCount: 0 });
    const narrow = `${extract('note,n', 10, (row) => `Some words that say it ${row},1`)}Some words that say it,\n`;
    expect(read(narrow).profile).toMatchObject({ rows: 11, setAsideCount: 0 });
  });
});
