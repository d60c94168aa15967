import { type DtaVariable, writeDta } from '../../readers/dta-writer.ts';
import { type SavVariable, writeSav } from '../../readers/sav-writer.ts';
import { areNumbers, type PeopleColumn, peopleColumns } from './people.ts';

/** SPSS code of DATE, whose values are seconds since 1582-10-14. */
const SPSS_DATE = 20;
const DAY_SECONDS = 86_400;
const SPSS_EPOCH_DAYS = 141_428;
const STATA_EPOCH_DAYS = 3_653;
const TEXT_BYTES = 9;

/** The first people as SPSS writes a survey: numbers for answers, and labels for the numbers. */
export function savOfPeople(rows: number, compression: 'bytecode' | 'zlib'): Uint8Array {
  return writeSav(peopleColumns(rows).map(savVariable), { compression });
}

function savVariable(column: PeopleColumn, index: number): SavVariable {
  const named = { name: `V${index}`, longName: column.name };
  switch (column.type) {
    case 'text':
      return { ...named, width: TEXT_BYTES, values: column.texts };
    case 'category':
      return areNumbers(column.labels)
        ? { ...named, values: numbersOf(column, null) }
        : { ...named, labels: labelsOf(column.labels), values: codesOf(column.codes, null) };
    case 'number':
      return { ...named, values: valuesOf(column.numbers, null) };
    case 'date': {
      const seconds = column.numbers.map((day) => (day + SPSS_EPOCH_DAYS) * DAY_SECONDS);
      return { ...named, format: SPSS_DATE, values: valuesOf(seconds, null) };
    }
  }
}

/** The first people as Stata writes them. */
export function dtaOfPeople(rows: number): Uint8Array {
  return writeDta(peopleColumns(rows).map(dtaVariable), { release: 118, hasMap: true });
}

function dtaVariable(column: PeopleColumn): DtaVariable {
  const { name } = column;
  switch (column.type) {
    case 'text':
      return { name, type: `str${TEXT_BYTES}`, values: column.texts };
    case 'category':
      return areNumbers(column.labels)
        ? { name, type: 'double', values: numbersOf(column, '.') }
        : { name, type: 'byte', labels: labelsOf(column.labels), values: codesOf(column.codes, '.') };
    case 'number':
      return { name, type: 'double', values: valuesOf(column.numbers, '.') };
    case 'date': {
      const days = column.numbers.map((day) => day + STATA_EPOCH_DAYS);
      return { name, type: 'long', format: '%td', values: valuesOf(days, '.') };
    }
  }
}

function numbersOf<Blank>(
  { labels, codes }: PeopleColumn & { readonly type: 'category' },
  blank: Blank,
): (number | Blank)[] {
  return Array.from(codes, (code) => (code === 0 ? blank : Number(labels[code])));
}

function labelsOf(labels: readonly string[]): readonly (readonly [number, string])[] {
  return labels.slice(1).map((label, index) => [index + 1, label]);
}

function codesOf<Blank>(codes: Uint16Array, blank: Blank): (number | Blank)[] {
  return Array.from(codes, (code) => (code === 0 ? blank : code));
}

function valuesOf<Blank>(numbers: Float64Array, blank: Blank): (number | Blank)[] {
  return Array.from(numbers, (number) => (Number.isNaN(number) ? blank : number));
}
