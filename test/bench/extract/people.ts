import { startRandom } from '../../demo/generator/random.ts';
import type { ColumnType } from '../../../core/table/column.ts';
import { extractColumns } from './columns.ts';
import { drawPerson } from './person.ts';

const SEED = 20_260_630;
const DAY_MS = 86_400_000;

/** The values of one column of the extract; '' and NaN where there is none. */
export type PeopleColumn = { readonly name: string } & (
  | { readonly type: 'text'; readonly texts: readonly string[] }
  | { readonly type: 'category'; readonly labels: readonly string[]; readonly codes: Uint16Array }
  /** Days since 1970-01-01 of a date. */
  | { readonly type: 'number' | 'date'; readonly numbers: Float64Array }
);

/** Lines of the extract: its header and the first people of it. */
export function* extractLines(rows: number): Generator<string> {
  yield extractColumns.map(({ name }) => name).join(',');
  const random = startRandom(SEED);
  for (let row = 0; row < rows; row++) yield drawPerson(random, row);
}

/** The same, field by field. */
export function* extractFields(rows: number): Generator<readonly string[]> {
  for (const line of extractLines(rows)) yield fieldsOf(line);
}

function fieldsOf(line: string): string[] {
  const found = [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/gu)].slice(0, extractColumns.length);
  return found.map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}

/** The first people, column by column: code 0 of a category is blank, labels stand in order of appearance. */
export function peopleColumns(rows: number): readonly PeopleColumn[] {
  const columns = extractColumns.map(({ name, type }) => columnBuilder(name, type, rows));
  let row = -1;
  for (const fields of extractFields(rows)) {
    if (row >= 0) for (const [index, { put }] of columns.entries()) put(row, fields[index] ?? '');
    row++;
  }
  return columns.map(({ column }) => column);
}

/** Ages and shares of full time are numbers in formats that have numbers, not answers. */
export function areNumbers(labels: readonly string[]): boolean {
  return labels.every((label) => label === '' || !Number.isNaN(Number(label)));
}

type Filling = { readonly column: PeopleColumn; readonly put: (row: number, field: string) => void };

function columnBuilder(name: string, type: ColumnType, rows: number): Filling {
  if (type === 'text') {
    const texts: string[] = [];
    return { column: { name, type, texts }, put: (_row, field) => void texts.push(field) };
  }
  if (type === 'category') {
    const labels = [''];
    const known = new Map([['', 0]]);
    const codes = new Uint16Array(rows);
    const codeOf = (field: string): number => {
      const code = known.get(field) ?? labels.push(field) - 1;
      known.set(field, code);
      return code;
    };
    return { column: { name, type, labels, codes }, put: (row, field) => void (codes[row] = codeOf(field)) };
  }
  const numbers = new Float64Array(rows).fill(Number.NaN);
  const read = type === 'number' ? Number : (field: string): number => Date.parse(field) / DAY_MS;
  const put = (row: number, field: string): void => {
    if (field !== '') numbers[row] = read(field);
  };
  return { column: { name, type, numbers }, put };
}
