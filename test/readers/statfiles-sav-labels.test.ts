import { describe, expect, it } from 'vitest';
import { type SavVariable, writeSav } from './sav-writer.ts';
import { readTyped } from './typed-table.ts';

async function readOne(variable: Omit<SavVariable, 'name'>) {
  const { columns, types, profile } = await readTyped(writeSav([{ name: 'V', ...variable }]));
  return { cells: columns['V'], type: types['V'], remarks: profile.remarks };
}

describe('labels and missing values of SPSS files', () => {
  it('blanks single missing values, ranges, and a range with one value', async () => {
    const values = [1, 2, 3, 97, 98, 99, -1];
    const single = await readOne({ missing: [97, 98, 99], values });
    expect(single.cells).toEqual([1, 2, 3, null, null, null, -1]);
    const range = await readOne({ missing: [97, 99], hasMissingRange: true, values });
    expect(range.cells).toEqual([1, 2, 3, null, null, null, -1]);
    const both = await readOne({ missing: [97, 99, -1], hasMissingRange: true, values });
    expect(both.cells).toEqual([1, 2, 3, null, null, null, null]);
    expect(both.remarks).toEqual(['V: 4 values that the file declares missing were left blank.']);
    const open = await readOne({ missing: [-Number.MAX_VALUE, 0], hasMissingRange: true, values });
    expect(open.cells).toEqual([1, 2, 3, 97, 98, 99, null]);
  });

  it('never blanks an answer with a label among other answers, though it is declared missing', async () => {
    const { cells, type, remarks } = await readOne({
      labels: [
        [1, 'Yes'],
        [2, 'No'],
        [-9, 'Prefer not to say'],
      ],
      missing: [-9, -8],
      values: [1, 2, -9, -8, null],
    });
    expect(type).toBe('category');
    expect(cells).toEqual(['Yes', 'No', 'Prefer not to say', null, null]);
    expect(remarks).toEqual([
      'V: 1 value that the file declares missing was left blank.',
      'V: 1 value that the file declares missing but gives a label was kept as an answer of its own.',
    ]);
  });

  it('keeps a number whose only labels are those of missing values', async () => {
    const { cells, type } = await readOne({ labels: [[-9, 'Refused']], missing: [-9], values: [34, -9, 51] });
    expect(type).toBe('number');
    expect(cells).toEqual([34, null, 51]);
  });

  it('keeps an age of which only 99 has a label a number', async () => {
    const ages = Array.from({ length: 60 }, (_, index) => 16 + index);
    const { cells, type, remarks } = await readOne({ labels: [[99, 'Refused']], values: [...ages, 99] });
    expect(type).toBe('number');
    expect(cells).toEqual([...ages, 99]);
    expect(remarks).toEqual(['V: it was read as numbers, and the labels of 1 value were left out.']);
  });

  it('reads a scale that is labelled at its ends as words', async () => {
    const { cells, type, remarks } = await readOne({
      labels: [
        [1, 'Disagree'],
        [5, 'Agree'],
      ],
      values: [1, 2, 3, 4, 5],
    });
    expect(type).toBe('category');
    expect(cells).toEqual(['Disagree', '2', '3', '4', 'Agree']);
    expect(remarks).toEqual(['V: 3 values without a label stand as their numbers.']);
  });

  it('reads labels as a category even where they look like numbers or dates', async () => {
    const { cells, type } = await readOne({
      labels: [
        [1, '2019'],
        [2, '2020'],
      ],
      values: [1, 2, 2],
    });
    expect(type).toBe('category');
    expect(cells).toEqual(['2019', '2020', '2020']);
  });

  it('gives the codes of a labelled column where a person wants numbers', async () => {
    const sex: SavVariable = {
      name: 'SEX',
      labels: [
        [1, 'Male'],
        [2, 'Female'],
      ],
      values: [1, 2, 2, null],
    };
    const { columns } = await readTyped(writeSav([sex]), { types: { SEX: 'number' } });
    expect(columns['SEX']).toEqual([1, 2, 2, null]);
  });

  it('says when several values share a label', async () => {
    const { cells, remarks } = await readOne({
      labels: [
        [1, 'Other'],
        [2, 'Other'],
        [3, 'None'],
      ],
      values: [1, 2, 3],
    });
    expect(cells).toEqual(['Other', 'Other', 'None']);
    expect(remarks).toEqual(['V: 1 label stands for several values, which were read as one answer.']);
  });

  it('labels short and long strings, and blanks those that are declared missing', async () => {
    const short = await readOne({
      width: 2,
      labels: [
        ['M', 'Male'],
        ['X', 'Prefer not to say'],
      ],
      missing: ['X', 'ZZ'],
      values: ['M', 'F', 'X', 'ZZ', ''],
    });
    expect(short.cells).toEqual(['Male', 'F', 'Prefer not to say', null, null]);
    const long = await readOne({
      width: 12,
      labels: [
        ['lond', 'London'],
        ['manchester', 'Manchester'],
      ],
      missing: ['unknown'],
      values: ['lond', 'manchester', 'unknown', 'leeds'],
    });
    expect(long.cells).toEqual(['London', 'Manchester', null, 'leeds']);
  });

  it('leaves out columns, with what there is to say about them', async () => {
    const bytes = writeSav([
      { name: 'A', missing: [9], values: [9, 1] },
      { name: 'B', values: [1, 2] },
    ]);
    const { columns, profile } = await readTyped(bytes, { leaveOut: ['A'] });
    expect(columns).toEqual({ B: [1, 2] });
    expect(profile.remarks).toEqual([]);
  });
});
