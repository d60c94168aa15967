import { ByteWriter } from '../../readers/statfiles-bytes.ts';
import { areNumbers, type PeopleColumn, peopleColumns } from './people.ts';

const RECORD_BYTES = 80;
const SPACE = 32;
const POINT = 46;
const NUMBER_BYTES = 8;
const SAS_EPOCH_DAYS = 3_653;
const WRITTEN = '06MAY18:10:10:10';

/** A column as SAS holds it: labels are written out, as the format has none for values. */
type Variable = { readonly name: string; readonly format: string } & (
  | { readonly width: number; readonly texts: (row: number) => string }
  | { readonly width: null; readonly numbers: Float64Array }
);

/** The first people as a SAS transport file of version 8, which allows long names (TS-140 and its extension). */
export function xptOfPeople(rows: number): Uint8Array {
  const variables = peopleColumns(rows).map(variableOf);
  const out = new ByteWriter(true);
  putHeader(out, 'LIBV8');
  putRecord(out, `SAS     SAS     SASLIB  9.4     Linux${' '.repeat(27)}${WRITTEN}`);
  putRecord(out, WRITTEN);
  putHeader(out, 'MEMBV8', '000000000000000001600000000140');
  putHeader(out, 'DSCPTV8');
  putRecord(out, `SAS     ${'PEOPLE'.padEnd(32)}SASDATA 9.4     Linux   ${WRITTEN}`);
  putRecord(out, WRITTEN);
  putHeader(out, 'NAMSTV8', String(variables.length).padStart(10, '0').padEnd(30, '0'));
  let offset = 0;
  for (const [index, variable] of variables.entries()) {
    putVariable(out, variable, index + 1, offset);
    offset += widthOf(variable);
  }
  fillRecord(out);
  putHeader(out, 'OBSV8');
  const number = new DataView(new ArrayBuffer(NUMBER_BYTES));
  for (let row = 0; row < rows; row++) {
    for (const variable of variables) {
      if (variable.width !== null) out.latin(variable.texts(row), variable.width, SPACE);
      else {
        setIbmNumber(number, variable.numbers[row]!);
        out.raw(new Uint8Array(number.buffer));
      }
    }
  }
  fillRecord(out);
  return out.finish();
}

function variableOf(column: PeopleColumn): Variable {
  const { name } = column;
  switch (column.type) {
    case 'text': {
      const { texts } = column;
      return { name, format: '', width: longest(texts), texts: (row) => texts[row]! };
    }
    case 'category': {
      const { labels, codes } = column;
      if (areNumbers(labels)) {
        const numbers = Float64Array.from(codes, (code) => (code === 0 ? Number.NaN : Number(labels[code])));
        return { name, format: '', width: null, numbers };
      }
      return { name, format: '', width: longest(labels), texts: (row) => labels[codes[row]!]! };
    }
    case 'number':
      return { name, format: '', width: null, numbers: column.numbers };
    case 'date':
      return {
        name,
        format: 'DATE',
        width: null,
        numbers: column.numbers.map((day) => day + SAS_EPOCH_DAYS),
      };
  }
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 1);
}

function widthOf({ width }: Variable): number {
  return width ?? NUMBER_BYTES;
}

function putRecord(out: ByteWriter, text: string): void {
  out.latin(text, RECORD_BYTES, SPACE);
}

function putHeader(out: ByteWriter, name: string, digits = '0'.repeat(30)): void {
  putRecord(out, `HEADER RECORD*******${name.padEnd(8)}HEADER RECORD!!!!!!!${digits}`);
}

function fillRecord(out: ByteWriter): void {
  const over = out.length % RECORD_BYTES;
  if (over > 0) out.latin('', RECORD_BYTES - over, SPACE);
}

function putVariable(out: ByteWriter, variable: Variable, place: number, offset: number): void {
  const { name, format } = variable;
  out.uint16(variable.width === null ? 1 : 2, 0, widthOf(variable), place);
  out.latin(name.slice(0, 8), 8, SPACE);
  out.latin('', 40, SPACE);
  out.latin(format, 8, SPACE);
  out.uint16(format === '' ? 0 : 9, 0, 0, 0);
  out.latin('', 8, SPACE);
  out.uint16(0, 0);
  out.int32(offset);
  out.latin(name, 32, SPACE);
  out.uint16(0);
  out.latin('', 18);
}

/** A sign, a power of 16 and a fraction of 56 bits, as IBM mainframes hold numbers; a point is missing. */
function setIbmNumber(view: DataView, value: number): void {
  view.setBigUint64(0, 0n);
  if (Number.isNaN(value)) view.setUint8(0, POINT);
  else if (value !== 0) {
    const exponent = Math.floor(Math.log2(Math.abs(value)) / 4) + 1;
    view.setBigUint64(0, BigInt(Math.round(Math.abs(value) * 2 ** (56 - 4 * exponent))));
    view.setUint8(0, exponent + 64 + (value < 0 ? 128 : 0));
  }
}
