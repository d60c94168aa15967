import { closeSync, openSync, writeSync } from 'node:fs';
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { extractFields } from './people.ts';

const ROWS_A_WRITE = 1_000;
const NAMESPACE = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = ['office', 'table', 'text', 'style', 'manifest']
  .map((name) => `xmlns:${name}="${NAMESPACE}:${name}:1.0"`)
  .join(' ');
const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** Writes the first people as LibreOffice would: every cell with its value and with how it is shown. */
export function writePeopleOds(path: string, rows: number): void {
  const file = openSync(path, 'w');
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    writeSync(file, bytes);
  });
  const mimetype = new ZipPassThrough('mimetype');
  zip.add(mimetype);
  mimetype.push(strToU8(MIMETYPE), true);
  const manifest = new ZipDeflate('META-INF/manifest.xml', { level: 6 });
  zip.add(manifest);
  manifest.push(
    strToU8(
      `<manifest:manifest ${namespaces}><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIMETYPE}"/>` +
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    ),
    true,
  );
  const content = new ZipDeflate('content.xml', { level: 6 });
  zip.add(content);
  for (const xml of contentXml(rows)) content.push(strToU8(xml));
  content.push(new Uint8Array(0), true);
  zip.end();
  closeSync(file);
}

function* contentXml(rows: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Extract">`;
  let waiting = '';
  let row = 0;
  for (const fields of extractFields(rows)) {
    waiting += `<table:table-row table:style-name="ro1">${fields.map(cellXml).join('')}</table:table-row>`;
    if (++row % ROWS_A_WRITE !== 0) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</table:table></office:spreadsheet></office:body></office:document-content>`;
}

function cellXml(field: string): string {
  if (field === '') return '<table:table-cell/>';
  const shown = `<text:p>${field.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text:p>`;
  return `<table:table-cell table:style-name="ce1" ${valueOf(field)}>${shown}</table:table-cell>`;
}

function valueOf(field: string): string {
  if (/^-?\d+(\.\d+)?$/u.test(field)) return `office:value-type="float" office:value="${field}"`;
  if (/^\d{4}-\d\d-\d\d$/u.test(field)) return `office:value-type="date" office:date-value="${field}"`;
  return 'office:value-type="string"';
}
