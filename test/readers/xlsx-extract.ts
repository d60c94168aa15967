import { closeSync, openSync, writeSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { extractFields } from '../bench/extract/people.ts';

const ROWS_A_WRITE = 1_000;
const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Writes the first people of the bench's extract as Excel would: shared strings, numbers, days as styled numbers. */
export function writeExtractWorkbook(path: string, rows: number): void {
  const file = openSync(path, 'w');
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    writeSync(file, bytes);
  });
  const addPart = (name: string): ((text: string, isLast?: boolean) => void) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return (text, isLast = true) => part.push(strToU8(text), isLast);
  };
  for (const [name, text] of Object.entries(fixedParts)) addPart(name)(text);
  const strings = new Map<string, number>();
  writeSheet(addPart('xl/worksheets/sheet1.xml'), rows, strings);
  const shared = [...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`);
  addPart('xl/sharedStrings.xml')(`<sst xmlns="${MAIN}">${shared.join('')}</sst>`);
  zip.end();
  closeSync(file);
}

function writeSheet(
  write: (text: string, isLast: boolean) => void,
  rows: number,
  strings: Map<string, number>,
): void {
  write(`<worksheet xmlns="${MAIN}"><sheetData>`, false);
  let waiting: string[] = [];
  let row = 0;
  for (const fields of extractFields(rows)) {
    waiting.push(rowXml(++row, fields, strings));
    if (waiting.length < ROWS_A_WRITE) continue;
    write(waiting.join(''), false);
    waiting = [];
  }
  write(`${waiting.join('')}</sheetData></worksheet>`, true);
}

function rowXml(row: number, fields: readonly string[], strings: Map<string, number>): string {
  const cells = fields.map((field, column) => {
    if (field === '') return '';
    const address = `${String.fromCharCode(65 + column)}${row}`;
    if (/^-?\d+(\.\d+)?$/u.test(field)) return `<c r="${address}"><v>${field}</v></c>`;
    const serial = serialOf(field);
    if (serial !== null) return `<c r="${address}" s="1"><v>${serial}</v></c>`;
    const index = strings.get(field) ?? strings.size;
    strings.set(field, index);
    return `<c r="${address}" t="s"><v>${index}</v></c>`;
  });
  return `<row r="${row}">${cells.join('')}</row>`;
}

function serialOf(field: string): number | null {
  const iso = field.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/u, '$3-$2-$1');
  return /^\d{4}-\d\d-\d\d$/u.test(iso) ? Date.parse(iso) / DAY_MS + SERIAL_OF_1970 : null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const relationships = (links: readonly (readonly [id: string, type: string, target: string])[]): string => {
  const xml = links.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE_LINKS}">${xml.join('')}</Relationships>`;
};

const fixedParts = {
  '_rels/.rels': relationships([['r1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/_rels/workbook.xml.rels': relationships([
    ['r1', 'worksheet', 'worksheets/sheet1.xml'],
    ['r2', 'styles', 'styles.xml'],
    ['r3', 'sharedStrings', 'sharedStrings.xml'],
  ]),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="Extract" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
};

/** The peer's streaming read of a workbook: rows with the header, and cells that hold something. */
export async function readWithExceljs(
  path: string,
): Promise<{ readonly rows: number; readonly cells: number }> {
  let rows = 0;
  let cells = 0;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  for await (const sheet of reader) {
    for await (const row of sheet) {
      rows++;
      row.eachCell(() => void cells++);
    }
  }
  return { rows, cells };
}
