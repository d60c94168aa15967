import { escapeXml } from '../../charts/xml.ts';
import { figureStyle, figureStyleName, namespaces, XML_HEAD } from './ods-styles.ts';
import {
  columnName,
  type NumberFormat,
  type Sheet,
  type SheetCell,
  type SheetTable,
  type Workbook,
} from './workbook.ts';

export function contentXml({ sheets }: Workbook): string {
  const widths = [...new Set(sheets.flatMap(widthsOf))];
  const ranges = sheets.flatMap((sheet) => (sheet.table ? [databaseRange(sheet, sheet.table)] : []));
  return `${XML_HEAD}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>
<style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>
${widths.map(columnStyle).join('\n')}
${formatsOf(sheets).map(figureStyle).join('\n')}
</office:automatic-styles><office:body><office:spreadsheet>
${sheets.map(sheetXml).join('\n')}
<table:database-ranges>
${ranges.join('\n')}
</table:database-ranges>
</office:spreadsheet></office:body></office:document-content>
`;
}

function widthsOf({ firstWidth, table }: Sheet): readonly number[] {
  return [firstWidth, ...(table?.columns.slice(1).map(({ width }) => width) ?? [])];
}

/** A character of 12-point Arial is about 2.4 mm wide. */
function columnStyle(width: number): string {
  return `<style:style style:name="column-${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 2.4).toFixed(1)}mm"/></style:style>`;
}

function formatsOf(sheets: readonly Sheet[]): readonly NumberFormat[] {
  const cells = sheets.flatMap(({ table }) => table?.rows.flat() ?? []);
  const formats = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.format] : []));
  return [...new Map(formats.map((format) => [figureStyleName(format), format])).values()];
}

function sheetXml(sheet: Sheet): string {
  const columns = widthsOf(sheet).map(
    (width) =>
      `<table:table-column table:style-name="column-${width}" table:default-cell-style-name="Text"/>`,
  );
  const lines = sheet.lines.map(({ text, isHeading, linkTo }) =>
    rowXml([textXml(text, linkTo === null ? (isHeading ? 'Heading_20_2' : 'Text') : 'Link', linkTo)]),
  );
  return `<table:table table:name="${escapeXml(sheet.name)}" table:style-name="sheet">
${columns.join('')}
${rowXml([textXml(sheet.title, 'Heading_20_1')])}
${lines.join('\n')}
${sheet.table ? tableXml(sheet.table) : ''}
</table:table>`;
}

function tableXml({ columns, rows }: SheetTable): string {
  const header = columns.map(({ label, isNumeric }, at) => textXml(label, `Header${placeOf(at, isNumeric)}`));
  const body = rows.map((cells) =>
    rowXml(cells.map((cell, at) => cellXml(cell, placeOf(at, columns[at]?.isNumeric === true)))),
  );
  return `<table:table-header-rows>${rowXml(header)}</table:table-header-rows>\n${body.join('\n')}`;
}

/** Alignment: figures right, text indented after figures. */
function placeOf(column: number, isNumeric: boolean): '' | 'Right' | 'Indented' {
  if (isNumeric) return 'Right';
  return column === 0 ? '' : 'Indented';
}

function rowXml(cells: readonly string[]): string {
  return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;
}

function cellXml(cell: SheetCell, place: ReturnType<typeof placeOf>): string {
  if (cell.kind === 'number') {
    const type = cell.format.kind === 'percent' ? 'percentage' : 'float';
    return `<table:table-cell table:style-name="${figureStyleName(cell.format)}" office:value-type="${type}" office:value="${cell.value}"/>`;
  }
  const style = { '': 'Text', Right: 'Figure', Indented: 'Indented' }[place];
  return textXml(cell.text, cell.linkTo === null ? style : 'Link', cell.linkTo);
}

/** Typed as text, so that a text that starts like a formula stays text. */
function textXml(text: string, styleName: string, linkTo: string | null = null): string {
  const paragraphs = text
    .split(/\r\n|\r|\n/)
    .map((each) => `<text:p>${linkTo === null ? spacesXml(each) : linkXml(each, linkTo)}</text:p>`);
  return `<table:table-cell table:style-name="${styleName}" office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

function linkXml(text: string, sheetName: string): string {
  return `<text:a xlink:type="simple" xlink:href="${escapeXml(`#'${sheetName}'.A1`)}">${spacesXml(text)}</text:a>`;
}

/** Encodes repeated spaces, which ODF would collapse. */
function spacesXml(text: string): string {
  return escapeXml(text)
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ +| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}

/** Database range of a table: named, with header, without filter buttons. */
function databaseRange(sheet: Sheet, table: SheetTable): string {
  const name = `'${sheet.name}'`;
  const first = sheet.lines.length + 2;
  const last = `${columnName(table.columns.length - 1)}${first + table.rows.length}`;
  const range = escapeXml(`${name}.A${first}:${name}.${last}`);
  return `<table:database-range table:name="${table.name}" table:target-range-address="${range}" table:contains-header="true" table:display-filter-buttons="false"/>`;
}
