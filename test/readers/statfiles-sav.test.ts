import { describe, expect, it } from 'vitest';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { type SavSettings, type SavVariable, writeSav } from './sav-writer.ts';
import { readTyped } from './typed-table.ts';

const DAY_SECONDS = 86_400;
/** Days from 1582-10-14 to 1970-01-01. */
const DAYS_TO_1970 = 141_428;

function secondsAt(iso: string): number {
  return Date.parse(`${iso}Z`) / 1_000 + DAYS_TO_1970 * DAY_SECONDS;
}

const people: readonly SavVariable[] = [
  { name: 'ID', width: 8, values: ['P001', 'P002', 'P003', 'P004', 'P005'] },
  { name: 'PAY', values: [25_000.5, null, -3, 151, 152] },
  { name: 'NOTE', width: 20, values: ['ok', '', 'a longer text', 'twenty characters xx', 'café'] },
  {
    name: 'SEX',
    labels: [
      [1, 'Male'],
      [2, 'Female'],
    ],
    values: [1, 2, 2, null, 1],
  },
];
const peopleRead = {
  ID: ['P001', 'P002', 'P003', 'P004', 'P005'],
  PAY: [25_000.5, null, -3, 151, 152],
  NOTE: ['ok', null, 'a longer text', 'twenty characters xx', 'café'],
  SEX: ['Male', 'Female', 'Female', null, 'Male'],
};

const numbered = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

async function readSav(variables: readonly SavVariable[], settings: SavSettings = {}) {
  return readTyped(writeSav(variables, settings));
}

async function readOne(variable: Omit<SavVariable, 'name'>) {
  const { columns, types, profile } = await readSav([{ name: 'V', ...variable }]);
  return { cells: columns['V'], type: types['V'], remarks: profile.remarks };
}

describe('SPSS files, however they are written', () => {
  for (const compression of ['none', 'bytecode', 'zlib'] as const) {
    for (const isBigEndian of [false, true]) {
      const order = isBigEndian ? 'big-endian' : 'little-endian';
      it(`reads ${order} cases with compression ${compression}`, async () => {
        const { columns, profile } = await readSav(people, { compression, isBigEndian });
        expect(columns).toEqual(peopleRead);
        expect(profile).toMatchObject({
          format: 'sav',
          sheet: null,
          sheets: [],
          dialect: null,
          headerRow: null,
        });
      });

      it(`finds the end of ${order} cases with compression ${compression} that nobody counted`, async () => {
        const { columns } = await readSav(people, { compression, isBigEndian, cases: -1 });
        expect(columns).toEqual(peopleRead);
      });
    }
  }

  it('inflates blocks that end anywhere in a case', async () => {
    const values = numbered(3_000);
    const { columns } = await readSav(
      [
        { name: 'N', values: values.map((value) => value / 7) },
        { name: 'T', width: 16, values: values.map((value) => `text ${value}`) },
      ],
      { compression: 'zlib', blockBytes: 1_000 },
    );
    expect(columns['N']).toEqual(values.map((value) => value / 7));
    expect(columns['T']).toEqual(values.map((value) => `text ${value}`));
  });

  it('reads files larger than the blocks in which they are read', async () => {
    const values = numbered(70_000);
    for (const compression of ['none', 'bytecode'] as const) {
      const { columns, profile } = await readSav(
        [
          { name: 'N', values: values.map((value) => value * 1.5) },
          { name: 'T', width: 12, values: values.map((value) => (value % 3 === 0 ? '' : `t${value % 10}`)) },
        ],
        { compression },
      );
      expect(profile.rows).toBe(70_000);
      expect(columns['N']?.at(-1)).toBe(69_999 * 1.5);
      expect(columns['T']?.slice(-4)).toEqual([null, 't7', 't8', null]);
    }
  });

  it('goes by the 64-bit count of cases where there is one', async () => {
    const { profile } = await readSav(people, { cases: 2, longCases: 4 });
    expect(profile.rows).toBe(4);
  });

  it('takes the missing value of the system from the file', async () => {
    const { columns } = await readSav([{ name: 'V', values: [1, null, -99_999_999] }], {
      systemMissing: -99_999_999,
    });
    expect(columns['V']).toEqual([1, null, null]);
  });

  it('joins the parts of texts of more than 255 bytes', async () => {
    const long = numbered(700)
      .map((index) => String.fromCharCode(97 + (index % 26)))
      .join('');
    for (const width of [256, 504, 505, 700, 2_000]) {
      const text = long.slice(0, width);
      const { columns } = await readSav(
        [
          { name: 'FIRST', values: [1, 2] },
          { name: 'LONGTEXT', longName: 'What_they_said', width, values: [text, 'short'] },
          { name: 'LAST', width: 3, values: ['abc', 'xyz'] },
        ],
        { compression: 'bytecode' },
      );
      expect(columns).toEqual({ FIRST: [1, 2], What_they_said: [text, 'short'], LAST: ['abc', 'xyz'] });
    }
  });

  it('uses long names and the labels of variables', async () => {
    const { profile } = await readSav([
      { name: 'PARENT_O', longName: 'Parent_occupation_at_14', label: 'What did they do?', values: [1] },
    ]);
    expect(profile.columns[0]).toMatchObject({ name: 'Parent_occupation_at_14', label: 'What did they do?' });
  });

  it('says which variable weights the rows', async () => {
    const { profile } = await readSav(people, { weightElement: 2 });
    expect(profile.remarks).toContain(
      'The file weights its rows by PAY; no weight is used here unless you choose one.',
    );
  });
});

describe('the encoding of SPSS files', () => {
  const french: readonly SavVariable[] = [
    { name: 'MÉTIER', label: 'Métier', width: 10, values: ['bôô', 'naïve'] },
    { name: 'V', labels: [[1, 'élève']], values: [1, 1] },
  ];
  const frenchRead = { MÉTIER: ['bôô', 'naïve'], V: ['élève', 'élève'] };

  it('is the one that the file names', async () => {
    for (const encoding of ['UTF-8', 'windows-1252'] as const) {
      const { columns, profile } = await readSav(french, { encoding });
      expect(columns).toEqual(frenchRead);
      expect(profile.encoding?.toLowerCase()).toBe(encoding.toLowerCase());
      expect(profile.remarks).toEqual([]);
    }
  });

  it('is that of the code page where the file names none', async () => {
    const { columns, profile } = await readSav(french, {
      encoding: 'windows-1252',
      isEncodingNamed: false,
      codePage: 1252,
    });
    expect(columns).toEqual(frenchRead);
    expect(profile.encoding).toBe('Windows-1252');
  });

  it('is guessed, with a remark, where the file says nothing', async () => {
    const { columns, profile } = await readSav(french, { encoding: 'windows-1252', isEncodingNamed: false });
    expect(columns).toEqual(frenchRead);
    expect(profile.remarks).toEqual([
      'The file does not say how its text is encoded, so it was read as Windows-1252. Check letters with accents.',
    ]);
  });

  it('is the one that a person chose', async () => {
    const bytes = writeSav(french, { isEncodingNamed: false });
    const { columns, profile } = await readTyped(bytes, { encoding: 'utf-8' });
    expect(columns).toEqual(frenchRead);
    expect(profile.encoding).toBe('UTF-8');
    await expect(readTyped(bytes, { encoding: 'klingon' })).rejects.toThrow('not one Rungs reads');
  });
});

describe('dates and times of SPSS files', () => {
  const day = secondsAt('2024-02-29T00:00:00');
  const formats = { DATE: 20, ADATE: 23, JDATE: 24, MOYR: 28, QYR: 29, WKYR: 30, EDATE: 38, SDATE: 39 };
  for (const [name, format] of Object.entries(formats)) {
    it(`reads ${name} as days`, async () => {
      const { cells, type, remarks } = await readOne({ format, values: [day, null, 0] });
      expect(type).toBe('date');
      expect(cells).toEqual(['2024-02-29', null, '1582-10-14']);
      expect(remarks).toEqual([]);
    });
  }

  it('leaves out times of day and says so', async () => {
    for (const format of [22, 41]) {
      const { cells, remarks } = await readOne({ format, values: [secondsAt('1969-12-31T23:59:59')] });
      expect(cells).toEqual(['1969-12-31']);
      expect(remarks).toEqual(['V: times of day were left out of the dates.']);
    }
  });

  it('reads times and durations as hh:mm:ss', async () => {
    for (const format of [21, 25, 40]) {
      const { cells } = await readOne({ format, values: [36_610, 0, 100 * 3_600 + 61.25, null, -90] });
      expect(cells).toEqual(['10:10:10', '00:00:00', '100:01:01.25', null, '-00:01:30']);
    }
  });

  it('counts what is no date', async () => {
    const { cells, remarks } = await readOne({ format: 20, values: [day, 1e300, -1e18] });
    expect(cells).toEqual(['2024-02-29', null, null]);
    expect(remarks).toEqual(['V: 2 values could not be read as a date and are missing.']);
  });

  it('takes a value with a label for no date, and for the words that it has in place of a time', async () => {
    const labels = [[0, 'Not started']] as const;
    const date = await readOne({ format: 20, labels, values: [0, day] });
    expect(date.cells).toEqual([null, '2024-02-29']);
    expect(date.remarks).toEqual(['V: 1 value with a label in place of a date was left blank.']);
    const time = await readOne({ format: 21, labels, values: [0, 60] });
    expect(time.cells).toEqual(['Not started', '00:01:00']);
  });

  it('blanks days that the file declares missing', async () => {
    const { cells, remarks } = await readOne({
      format: 20,
      missing: [day],
      values: [day, day + DAY_SECONDS],
    });
    expect(cells).toEqual([null, '2024-03-01']);
    expect(remarks).toEqual(['V: 1 value that the file declares missing was left blank.']);
  });
});

describe('files that belong to SPSS and are not read', () => {
  const refused = [
    ['SPSS data with a password', '\u001c\0\0\0\0\0\0\0ENCRYPTEDSAV\u0015'],
    ['a portable file of SPSS (.por)', 'ASCII SPSS PORT FILE'],
  ] as const;
  for (const [name, start] of refused) {
    it(`are refused by name: ${name}, ${start.replaceAll(/[^A-Z0-9 ]/gu, '')}`, () => {
      const head = Uint8Array.from(start.padEnd(400), (letter) => letter.charCodeAt(0));
      expect(() => readerFor(head)).toThrow(name);
    });
  }
});
