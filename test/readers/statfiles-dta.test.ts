import { describe, expect, it } from 'vitest';
import { readerFor } from '../../core/intake/readers/registry.ts';
import { type DtaSettings, type DtaVariable, writeDta } from './dta-writer.ts';
import { readTyped, readTypedBy } from './typed-table.ts';

const releases = [113, 114, 115, 117, 118, 119] as const;

const people: readonly DtaVariable[] = [
  { name: 'id', type: 'str6', values: ['P1', 'P02', '', 'P00004'] },
  { name: 'age', type: 'byte', label: 'Age in years', values: [-127, 100, '.', 0] },
  { name: 'shift', type: 'int', values: [-32_767, 32_740, '.', 7] },
  { name: 'staff', type: 'long', values: [-2_147_483_647, 2_147_483_620, '.', 8] },
  { name: 'share', type: 'float', values: [0.5, -1.25, '.', 1e30] },
  { name: 'pay', type: 'double', values: [25_000.55, -1e300, '.', 1 / 3] },
  {
    name: 'sex',
    type: 'byte',
    labels: [
      [1, 'Male'],
      [2, 'Female'],
    ],
    values: [1, 2, 2, '.'],
  },
];
const peopleRead = {
  id: ['P1', 'P02', null, 'P00004'],
  age: [-127, 100, null, 0],
  shift: [-32_767, 32_740, null, 7],
  staff: [-2_147_483_647, 2_147_483_620, null, 8],
  share: [0.5, -1.25, null, Math.fround(1e30)],
  pay: [25_000.55, -1e300, null, 1 / 3],
  sex: ['Male', 'Female', 'Female', null],
};

async function readOne(variable: Omit<DtaVariable, 'name'>, settings: Partial<DtaSettings> = {}) {
  const bytes = writeDta([{ name: 'v', ...variable }], { release: 118, ...settings });
  const { columns, types, profile } = await readTyped(bytes);
  return { cells: columns['v'], type: types['v'], remarks: profile.remarks };
}

describe('Stata files of every release', () => {
  for (const release of releases) {
    for (const isBigEndian of [false, true]) {
      it(`reads release ${release}, ${isBigEndian ? 'big-endian' : 'little-endian'}`, async () => {
        const { columns, profile } = await readTyped(writeDta(people, { release, isBigEndian }));
        expect(columns).toEqual(peopleRead);
        expect(profile).toMatchObject({
          format: 'dta',
          sheet: null,
          dialect: null,
          headerRow: null,
          rows: 4,
        });
        expect(profile.columns[1]).toMatchObject({ name: 'age', label: 'Age in years', missing: 1 });
      });
    }
  }

  it('reads Windows-1252 before release 118, with a remark, and UTF-8 from there', async () => {
    for (const release of releases) {
      const { columns, profile } = await readTyped(
        writeDta([{ name: 'métier', type: 'str9', label: 'Métier', values: ['naïve', 'x'] }], { release }),
      );
      expect(columns).toEqual({ métier: ['naïve', 'x'] });
      expect(profile.encoding).toBe(release < 118 ? 'Windows-1252' : 'UTF-8');
      expect(profile.remarks).toHaveLength(release < 118 ? 1 : 0);
    }
  });

  it('reads the encoding that a person chose', async () => {
    const bytes = writeDta([{ name: 'v', type: 'str9', values: ['Łódź'] }], { release: 118 });
    const { columns } = await readTyped(bytes, { encoding: 'windows-1252' });
    expect(columns['v']).not.toEqual(['Łódź']);
  });

  it('refuses releases that it does not read by name', async () => {
    const older = writeDta(people, { release: 113 });
    older[0] = 110;
    await expect(readTyped(older)).rejects.toThrow('a release of Stata data that Rungs does not read');
    const newer = new TextEncoder().encode('<stata_dta><header><release>121</release>');
    await expect(readTyped(newer)).rejects.toThrow('a release of Stata data that Rungs does not read');
  });

  it('reads files larger than the blocks in which they are read', async () => {
    const values = Array.from({ length: 70_000 }, (_, index) => index);
    const { columns } = await readTyped(
      writeDta(
        [
          { name: 'n', type: 'long', values },
          { name: 't', type: 'str7', values: values.map((value) => `t${value % 10}`) },
        ],
        { release: 117 },
      ),
    );
    expect(columns['n']).toEqual(values);
    expect(columns['t']?.slice(-2)).toEqual(['t8', 't9']);
  });
});

describe('long texts of Stata files', () => {
  const words = ['first', '', 'naïve', 'first', 'x'.repeat(5_000)];

  for (const release of [117, 118, 119] as const) {
    for (const isBigEndian of [false, true]) {
      it(`finds them in release ${release}, ${isBigEndian ? 'big-endian' : 'little-endian'}`, async () => {
        const bytes = writeDta(
          [
            { name: 'n', type: 'byte', values: [1, 2, 3, 4, 5] },
            { name: 'a', type: 'strL', values: words },
            { name: 'b', type: 'strL', values: words.toReversed() },
          ],
          { release, isBigEndian },
        );
        const { columns } = await readTyped(bytes);
        const read = words.map((word) => word || null);
        expect(columns).toEqual({ n: [1, 2, 3, 4, 5], a: read, b: read.toReversed() });
      });
    }
  }

  it('finds them where haven points to them in release 119 as in 118', async () => {
    const many = Array.from({ length: 600 }, (_, row) => (row < 255 ? '' : `text ${row % 300}`));
    const { cells } = await readOne({ type: 'strL', values: many }, { release: 119, pointsAsHaven: true });
    expect(cells).toEqual(many.map((text) => text || null));
    const usual = await readOne({ type: 'strL', values: many }, { release: 119 });
    expect(usual.cells).toEqual(cells);
  });

  it('cuts a text of more than 32,767 bytes and says so', async () => {
    const { cells, remarks } = await readOne({ type: 'strL', values: ['é'.repeat(20_000), 'short'] });
    expect(cells).toEqual(['é'.repeat(16_383), 'short']);
    expect(remarks).toEqual(['v: 1 value of more than 32,767 bytes was cut there.']);
  });

  it('leaves what is not text blank and says so', async () => {
    const { cells, remarks } = await readOne(
      { type: 'strL', values: ['a', '', 'b'] },
      { hasBinaryTexts: true },
    );
    expect(cells).toEqual([null, null, null]);
    expect(remarks).toEqual(['v: 2 values that are not text were left blank.']);
  });
});

describe('dates and times of Stata files', () => {
  it('reads %td and %d as days', async () => {
    for (const format of ['%td', '%d', '%-tdD_m_Y', '%tdCCYY-NN-DD']) {
      const { cells, type } = await readOne({ type: 'long', format, values: [0, 21_310, -28_126, '.'] });
      expect(type).toBe('date');
      expect(cells).toEqual(['1960-01-01', '2018-05-06', '1882-12-29', null]);
    }
  });

  it('reads %tc as days, and leaves out times of day with a remark', async () => {
    const milliseconds = Date.parse('2018-05-06T10:10:10Z') - Date.parse('1960-01-01T00:00:00Z');
    for (const format of ['%tc', '%tC', '%tcDDmonCCYY_HH:MM:SS']) {
      const { cells, remarks } = await readOne({ type: 'double', format, values: [milliseconds, -1, '.'] });
      expect(cells).toEqual(['2018-05-06', '1959-12-31', null]);
      expect(remarks).toEqual(['v: times of day were left out of the dates.']);
    }
  });

  it('reads %tc that shows no date as a time', async () => {
    const { cells, type } = await readOne({
      type: 'double',
      format: '%tcHH:MM:SS',
      values: [36_610_000, 0, '.'],
    });
    expect(type).toBe('category');
    expect(cells).toEqual(['10:10:10', '00:00:00', null]);
  });

  it('shows of an instant whose format shows no date the time of day, with a remark', async () => {
    const milliseconds = Date.parse('2018-05-06T10:10:10Z') - Date.parse('1960-01-01T00:00:00Z');
    const { cells, remarks } = await readOne({
      type: 'double',
      format: '%tcHH:MM',
      values: [milliseconds, -1_000],
    });
    expect(cells).toEqual(['10:10:10', '23:59:59']);
    expect(remarks).toEqual(['v: dates were left out of the times, as the file shows none.']);
  });

  it('reads weeks, months, quarters and half-years as their first days and says so', async () => {
    const periods = [
      ['%tw', 'week', [0, 53, -1], ['1960-01-01', '1961-01-08', '1959-12-24']],
      ['%tm', 'month', [0, 700, -1], ['1960-01-01', '2018-05-01', '1959-12-01']],
      ['%tq', 'quarter', [0, 233, -1], ['1960-01-01', '2018-04-01', '1959-10-01']],
      ['%th', 'half-year', [0, 117, -1], ['1960-01-01', '2018-07-01', '1959-07-01']],
    ] as const;
    for (const [format, period, values, days] of periods) {
      const { cells, type, remarks } = await readOne({ type: 'int', format, values });
      expect(type).toBe('date');
      expect(cells).toEqual(days);
      expect(remarks).toEqual([`v: each ${period} was read as its first day.`]);
    }
  });

  it('reads %ty as the number of the year', async () => {
    const { cells, type } = await readOne({ type: 'int', format: '%ty', values: [2018, 1959] });
    expect(type).toBe('number');
    expect(cells).toEqual([2018, 1959]);
  });
});

describe('labels and missing values of Stata files', () => {
  for (const type of ['byte', 'int', 'long', 'float', 'double'] as const) {
    it(`tells every missing value of a ${type} from its numbers`, async () => {
      const missing = Array.from({ length: 26 }, (_, index) => `.${String.fromCharCode(97 + index)}`);
      const { cells, remarks } = await readOne({ type, values: [1, '.', ...missing, 2] });
      expect(cells).toEqual([1, null, ...missing.map(() => null), 2]);
      expect(remarks).toEqual(['v: 26 values that the file declares missing were left blank.']);
    });

    it(`keeps labelled missing values of a ${type} as distinct answers`, async () => {
      const { cells, remarks } = await readOne({
        type,
        labels: [
          [1, 'Yes'],
          [2, 'No'],
          ['.a', 'Prefer not to say'],
          ['.z', 'Not asked'],
        ],
        values: [1, 2, '.a', '.z', '.b', '.'],
      });
      expect(cells).toEqual(['Yes', 'No', 'Prefer not to say', 'Not asked', null, null]);
      expect(remarks).toEqual([
        'v: 1 value that the file declares missing was left blank.',
        'v: 2 values that the file declares missing but gives a label were kept as answers of their own.',
      ]);
    });
  }

  it('says when a file names labels that it does not hold', async () => {
    const bytes = writeDta([{ name: 'v', type: 'byte', labels: [[1, 'Yes']], values: [1, 2] }], {
      release: 114,
    });
    const labelBytes = 4 + 33 + 3 + 8 + 8 + 'Yes,'.length;
    const { columns, profile } = await readTyped(bytes.subarray(0, bytes.length - labelBytes));
    expect(columns['v']).toEqual([1, 2]);
    expect(profile.remarks).toEqual(['v: the labels of its values are not in the file.']);
  });

  it('keeps a number whose only labels are those of missing values', async () => {
    const { cells, type, remarks } = await readOne({
      type: 'int',
      labels: [['.a', 'Refused']],
      values: [34, '.a', 51],
    });
    expect(type).toBe('number');
    expect(cells).toEqual([34, null, 51]);
    expect(remarks).toEqual(['v: 1 value that the file declares missing was left blank.']);
  });
});

describe('what a Stata file is known by', () => {
  it('is its first bytes', async () => {
    for (const release of releases) {
      const bytes = writeDta(people, { release });
      const { profile } = await readTypedBy(readerFor(bytes.subarray(0, 512)), bytes);
      expect(profile.format).toBe('dta');
    }
  });
});
