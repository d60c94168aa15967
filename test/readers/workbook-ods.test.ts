import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refusalFrom } from './refusal.ts';
import { readTyped } from './typed-table.ts';

const MANIFEST = '<manifest:manifest/>';

/** A spreadsheet with what stands in its body, as LibreOffice packs it. */
function odsBytes(body: string, styles = '', manifest = MANIFEST): Uint8Array {
  const content =
    `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

const table = (name: string, rows: string, style = ''): string =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
const tableRow = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;
const text = (words: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${words}</text:p></table:table-cell>`;
const number = (value: string, attributes = ''): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${attributes}><text:p>shown</text:p></table:table-cell>`;
const header = tableRow(text('Grade') + text('Pay'));

describe('an OpenDocument spreadsheet', () => {
  it('gives its values and not what is shown of them', async () => {
    const cells = [
      number('0.30000000000000004'),
      '<table:table-cell office:value-type="currency" office:currency="GBP" office:value="12.5"/>',
      '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>',
    ];
    const rows = header + cells.map((cell) => tableRow(text('A') + cell)).join('');
    const { columns } = await readTyped(odsBytes(table('Staff', rows)));
    expect(columns).toEqual({ Grade: ['A', 'A', 'A'], Pay: [0.300_000_000_000_000_04, 12.5, 0.25] });
  });

  it('puts repeated cells and rows as often as they stand there, and blank ones not at all', async () => {
    const rows =
      header +
      tableRow(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        'table:number-rows-repeated="3"',
      ) +
      tableRow(number('7', 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"') +
      tableRow(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        'table:number-rows-repeated="1048570"',
      );
    const { columns, profile } = await readTyped(odsBytes(table('Staff', rows)));
    expect(columns).toEqual({ Grade: [7, 7], Pay: [7, 7] });
    expect(profile).toMatchObject({ format: 'ods', headerRow: 1, rows: 2, remarks: [] });
  });

  it('joins paragraphs, spaces and spans, and leaves comments and drawings out', async () => {
    const words =
      '<table:table-cell office:value-type="string">' +
      '<office:annotation><text:p>a remark</text:p></office:annotation>' +
      '<text:p>one <text:span>two</text:span><text:s text:c="2"/>three</text:p><text:p>four&amp;<text:line-break/>five</text:p>' +
      '<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame></table:table-cell>';
    const { columns } = await readTyped(odsBytes(table('Staff', header + tableRow(words + number('1')))));
    expect(columns).toEqual({ Grade: ['one two  three\nfour&\nfive'], Pay: [1] });
  });

  it('blanks errors, in whichever way a program writes them, and counts formulas without a result', async () => {
    const own = 'table:formula="of:=1/0"';
    const rows =
      header +
      tableRow(text('A') + text('#DIV/0!', `${own} calcext:value-type="error"`)) +
      tableRow(text('#N/A', own) + number('5')) +
      tableRow(text('#N/A') + '<table:table-cell table:formula="of:=NOW()"/>');
    const { columns, profile } = await readTyped(odsBytes(table('Staff', rows)));
    expect(columns).toEqual({ Grade: ['A', null, '#N/A'], Pay: [null, 5, null] });
    expect(profile.remarks).toEqual([
      '2 cells show an error. They were left blank; the first is B2.',
      '1 cell holds a formula without a stored result. It was left blank: B4.',
    ]);
  });

  it('names hidden sheets, columns, rows and merged ranges', async () => {
    const rows =
      '<table:table-column/><table:table-column table:visibility="collapse"/>' +
      header +
      tableRow(text('A', 'table:number-rows-spanned="2"') + number('1'), 'table:visibility="filter"') +
      tableRow('<table:covered-table-cell office:value-type="float" office:value="9"/>' + number('2'));
    const hidden =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
    const { columns, profile } = await readTyped(
      odsBytes(table('Secret', header, 'ta2') + table('Staff', rows), hidden),
    );
    expect(columns).toEqual({ Grade: ['A', null], Pay: [1, 2] });
    expect(profile.sheets).toEqual([
      { name: 'Secret', isHidden: true },
      { name: 'Staff', isHidden: false },
    ]);
    expect(profile.remarks).toEqual([
      '1 merged range: A2:A3. Only its first cell holds the value.',
      '1 hidden column was read too.',
      '1 hidden row was read too.',
      'The workbook has a hidden sheet, not read: Secret.',
    ]);
  });

  it('leaves out tables that are copies, links or changes, and keeps the places of the others', async () => {
    const asides =
      '<table:tracked-changes><table:table/></table:tracked-changes>' +
      `<table:dde-links><table:dde-link>${table('Link', header)}</table:dde-link></table:dde-links>`;
    const copy = table("'file:///pay.ods'#$Pay", header, 'ta_extref');
    const rows = header + tableRow(text('A') + number('1'));
    const { columns, profile } = await readTyped(odsBytes(asides + copy + table('Staff', rows)));
    expect(profile.sheets).toEqual([{ name: 'Staff', isHidden: false }]);
    expect(columns).toEqual({ Grade: ['A'], Pay: [1] });
  });

  it('reads days as days, times as text and truths as words', async () => {
    const cell = (type: string, attribute: string, value: string): string =>
      `<table:table-cell office:value-type="${type}" office:${attribute}="${value}"/>`;
    const rows =
      tableRow(text('Start') + text('Length') + text('Full time')) +
      tableRow(
        cell('date', 'date-value', '2021-03-01') +
          cell('time', 'time-value', 'PT255H10M10S') +
          cell('boolean', 'boolean-value', 'true'),
      );
    const { columns, types } = await readTyped(odsBytes(table('Staff', rows)));
    expect(types).toEqual({ Start: 'date', Length: 'category', 'Full time': 'category' });
    expect(columns).toEqual({ Start: ['2021-03-01'], Length: ['255:10:10'], 'Full time': ['TRUE'] });
  });

  it('is refused when it has a password', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    expect(await refusalFrom(() => readTyped(odsBytes(table('Staff', header), '', manifest)))).toBe(
      'intake/encrypted',
    );
  });
});
