import { Field, makeData, Null, RecordBatch, Schema, Struct, Table, tableToIPC } from 'apache-arrow';
import { row, xlsxBytes, zipOf } from '../readers/xlsx-bytes.ts';

/** Small files that describe huge tables, one of a kind. */
export type HostileFile = { readonly name: string; readonly make: () => Uint8Array };

const NAMES = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`;

function ods(rows: string): Uint8Array {
  return zipOf({
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office:document-content ${NAMES}><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

const number = (repeated: number): string =>
  `<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="${repeated}"/>`;

/** A table of columns that hold nothing takes no bytes for any number of rows. */
function arrowOfNothing(columns: number, rows: number): Uint8Array {
  const fields = Array.from({ length: columns }, (_, index) => new Field(`c${index}`, new Null(), true));
  const children = fields.map(() => makeData({ type: new Null(), length: rows }));
  const data = makeData({ type: new Struct(fields), length: rows, children });
  return tableToIPC(new Table(new RecordBatch(new Schema(fields), data)), 'file');
}

const encoder = new TextEncoder();

export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'all-cells.ods',
    make: () =>
      ods(`<table:table-row table:number-rows-repeated="1048576">${number(16_384)}</table:table-row>`),
  },
  {
    name: 'spaces.ods',
    make: () =>
      ods(
        `<table:table-row><table:table-cell><text:p>${'<text:s text:c="1000"/>'.repeat(200_000)}</text:p></table:table-cell></table:table-row>`,
      ),
  },
  {
    name: 'wide-and-long.xlsx',
    make: () => {
      const first = '<c t="inlineStr"><is><t>a</t></is></c>'.repeat(10_000);
      const others = Array.from({ length: 60_000 }, () => '<row><c><v>1</v></c></row>').join('');
      return xlsxBytes({ sheets: [{ rows: `<row>${first}</row>${others}` }] });
    },
  },
  {
    name: 'one-part-many-sheets.xlsx',
    make: () => {
      const rows = row(1, ['x']) + `<!--${' '.repeat(8_000_000)}-->`;
      const sheets = Array.from({ length: 2_000 }, (_, index) => `<sheet name="s${index}" r:id="r0"/>`);
      const main = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.join('')}</sheets></workbook>`;
      return xlsxBytes({ sheets: [{ rows }], parts: { 'xl/workbook.xml': main } });
    },
  },
  {
    name: 'packed-strings.xlsx',
    make: () =>
      xlsxBytes({
        sheets: [{ rows: row(1, ['<c r="A1" t="s"><v>0</v></c>']) }],
        strings: `<si><t>${'z'.repeat(1_000_000)}</t></si>`.repeat(240),
      }),
  },
  { name: 'columns-of-nothing.arrow', make: () => arrowOfNothing(500, 9_000_000) },
  { name: 'million-columns.csv', make: () => encoder.encode(`${'a,'.repeat(1_000_000)}a\n1\n`) },
  { name: 'one-field.csv', make: () => encoder.encode(`a,b\n1,"${'x'.repeat(30_000_000)}"\n2,y\n`) },
  { name: 'open-quote.csv', make: () => encoder.encode(`a,b\n1,"${'x,y\n'.repeat(5_000_000)}`) },
];
