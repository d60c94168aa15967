import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTyped } from './typed-table.ts';

const words = fc
  .string({
    unit: fc.constantFrom('a', 'B', ' ', '&', '<', '"', "'", '\n', 'é', '漢', '🙂', '1', '='),
    maxLength: 8,
  })
  .filter((text) => text.trim() !== '' && text.trim() === text && !/^[=\d]+$/u.test(text));
const days = fc.date({ min: new Date('1900-03-01'), max: new Date('2100-01-01'), noInvalidDate: true });
/** No program writes a negative zero. */
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const person = fc.record({
  word: fc.option(words, { nil: null }),
  number: fc.option(numbers, { nil: null }),
  day: fc.option(days, { nil: null }),
});
const people = fc.array(person, { minLength: 1, maxLength: 8 });

type Person = {
  readonly word: string | null;
  readonly number: number | null;
  readonly day: Date | null;
};

const midnight = (day: Date | null): Date | null =>
  day && new Date(`${day.toISOString().slice(0, 10)}T00:00:00Z`);
/** A row without any cell is no row. */
const held = (rows: readonly Person[]): Person[] =>
  rows.filter(({ word, number, day }) => word !== null || number !== null || day !== null);

/** Every column as it should be read; numbers as they are, as text that looks like numbers is not made here. */
async function expectPeople(bytes: Uint8Array, rows: readonly Person[]): Promise<void> {
  const { columns } = await readTyped(bytes, { headerRow: 1, types: { Word: 'category' } });
  expect(columns).toEqual({
    Word: rows.map(({ word }) => word),
    Number: rows.map(({ number }) => number),
    Day: rows.map(({ day }) => day?.toISOString().slice(0, 10) ?? null),
  });
}

const cellsOf = ({ word, number, day }: Person) => [word, number, midnight(day)];

describe('workbooks that other libraries write', () => {
  it('come back equal from hucre', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (made) => {
        const rows = [['Word', 'Number', 'Day'], ...held(made).map(cellsOf)];
        await expectPeople(await writeXlsx({ sheets: [{ name: 'Staff', rows }] }), held(made));
      }),
      { numRuns: 200 },
    );
  });

  it('come back equal from exceljs, in both epochs', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.boolean(), async (made, date1904) => {
        const book = new ExcelJS.Workbook();
        book.properties.date1904 = date1904;
        const sheet = book.addWorksheet('Staff');
        sheet.addRows([['Word', 'Number', 'Day'], ...held(made).map(cellsOf)]);
        const later = date1904
          ? held(made).filter(({ day }) => !day || day.getUTCFullYear() >= 1904)
          : held(made);
        if (later.length < held(made).length) return;
        await expectPeople(new Uint8Array(await book.xlsx.writeBuffer()), later);
      }),
      { numRuns: 100 },
    );
  });
});
