import { strFromU8, unzipSync } from 'fflate';
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { escapeXml, replaceForbidden } from '../../charts/xml.ts';
import type { Protected } from '../../disclosure/protected.ts';
import { HEADING_POINTS, rowHeights, TEXT_POINTS, TITLE_POINTS } from './row-heights.ts';
import {
  columnName,
  type NumberFormat,
  type Sheet,
  type SheetCell,
  type SheetTable,
  type Workbook,
} from './workbook.ts';
import { zipEntries } from './zip.ts';

/** Office Open XML; the same workbook gives the same bytes. */
export async function xlsxFile(workbook: Protected<Workbook>): Promise<Uint8Array> {
  const { title, author, language, statedTime, sheets } = workbook.value;
  const time = new Date(statedTime);
  const written = await writeXlsx({
    sheets: sheets.map(writeSheet),
    defaultFont: font(TEXT_POINTS),
    properties: {
      title: clean(title),
      creator: author,
      lastModifiedBy: author,
      created: time,
      modified: time,
    },
    activeSheet: 0,
  });
  const entries = Object.entries(unzipSync(written)).map(([name, bytes]) => ({
    name,
    text: complete(name, strFromU8(bytes), language),
  }));
  return zipEntries(entries, statedTime);
}

const wrapped = { wrapText: true, vertical: 'top' } as const;
const font = (size: number, more: CellStyle['font'] = {}) => ({ name: 'Arial', size, ...more });
const styles = {
  title: { font: font(TITLE_POINTS, { bold: true }), alignment: wrapped },
  heading: { font: font(HEADING_POINTS, { bold: true }), alignment: wrapped },
  text: { alignment: wrapped },
  header: { font: font(TEXT_POINTS, { bold: true }), alignment: wrapped },
  link: {
    font: font(TEXT_POINTS, { underline: true, color: { rgb: '0B5394' } }),
    alignment: wrapped,
  },
} satisfies Record<string, CellStyle>;

function writeSheet(sheet: Sheet): WriteSheet {
  const rows: Partial<Cell>[][] = [
    [textOf(sheet.title, styles.title)],
    ...sheet.lines.map(({ text, isHeading, linkTo }) => [
      linkTo === null ? textOf(text, isHeading ? styles.heading : styles.text) : linkOf(text, linkTo),
    ]),
  ];
  const { table } = sheet;
  const headerRow = rows.length;
  if (table) {
    rows.push(
      table.columns.map(({ label, isNumeric }, at) => textOf(label, aligned(styles.header, at, isNumeric))),
      ...table.rows.map((cells) =>
        cells.map((cell, at) =>
          cellOf(cell, aligned(styles.text, at, table.columns[at]?.isNumeric === true)),
        ),
      ),
    );
  }
  const cells = rows.flatMap((row, at) => row.map((cell, column) => [`${at},${column}`, cell] as const));
  const others = table?.columns.slice(1) ?? [];
  return {
    name: sheet.name,
    columns: [{ width: sheet.firstWidth }, ...others.map(({ width }) => ({ width }))],
    rows: rows.map((row) => row.map(() => null)),
    cells: new Map(cells),
    rowDefs: new Map(rowHeights(sheet).map((height, row) => [row, { height }])),
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(table ? { tables: [tableOf(table, headerRow)] } : {}),
  };
}

/** Alignment: figures right, text indented after figures. */
function aligned(style: CellStyle, column: number, isNumeric: boolean): CellStyle {
  if (isNumeric) return { ...style, alignment: { ...style.alignment, horizontal: 'right' } };
  if (column === 0) return style;
  return { ...style, alignment: { ...style.alignment, horizontal: 'left', indent: 1 } };
}

/** No filter and no banding: colour and order carry no meaning. */
function tableOf(table: SheetTable, headerRow: number) {
  const last = columnName(table.columns.length - 1);
  return {
    name: table.name,
    range: `A${headerRow + 1}:${last}${headerRow + 1 + table.rows.length}`,
    columns: table.columns.map(({ label }) => ({ name: clean(label) })),
    style: 'TableStyleLight1',
    showRowStripes: false,
    showAutoFilter: false,
  };
}

function cellOf(cell: SheetCell, style: CellStyle): Partial<Cell> {
  if (cell.kind === 'number') {
    return { value: cell.value, type: 'number', style: { ...style, numFmt: formatCode(cell.format) } };
  }
  return cell.linkTo === null ? textOf(cell.text, style) : linkOf(cell.text, cell.linkTo);
}

function textOf(text: string, style: CellStyle): Partial<Cell> {
  const value = clean(text);
  // hucre 1.0.0 writes text such as "#N/A" as an error value; as rich text it stays text.
  return { value, type: 'string', style, ...(value.startsWith('#') ? { richText: [{ text: value }] } : {}) };
}

function linkOf(text: string, sheetName: string): Partial<Cell> {
  return {
    ...textOf(text, styles.link),
    hyperlink: { target: '', location: `'${sheetName}'!A1`, display: clean(text) },
  };
}

function formatCode(format: NumberFormat): string {
  if (format.kind === 'p') return '[<0.001]"<0.001";0.000';
  const fraction = format.decimals > 0 ? `.${'0'.repeat(format.decimals)}` : '';
  return format.kind === 'percent' ? `0${fraction}%` : `#,##0${fraction}`;
}

function clean(text: string): string {
  return replaceForbidden(text);
}

/** Adds what hucre 1.0.0 omits: language, selected cell, heading style of titles. */
function complete(name: string, xml: string, language: string): string {
  if (name === 'docProps/core.xml') {
    return xml.replace(
      '</cp:coreProperties>',
      `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`,
    );
  }
  if (name === 'docProps/app.xml') return xml.replace('<Application>hucre<', '<Application>Rungs<');
  if (name === 'xl/styles.xml') return markTitles(xml);
  if (!name.startsWith('xl/worksheets/sheet')) return xml;
  return xml.replace(
    /<sheetView ([^>]*?)\/>/,
    '<sheetView $1><selection activeCell="A1" sqref="A1"/></sheetView>',
  );
}

/** Assigns the title's cell format to the built-in style "Heading 1" (number 16). */
function markTitles(xml: string): string {
  const fonts = xml.match(/<font>[\s\S]*?<\/font>/g) ?? [];
  const fontId = fonts.findIndex((font) => font.includes(`<sz val="${TITLE_POINTS}"/>`));
  const base = `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="0" applyFont="1"/>`;
  const [head = '', formats = ''] = xml.split('<cellXfs');
  const marked = formats
    .replaceAll(
      `fontId="${fontId}" fillId="0" borderId="0" xfId="0"`,
      `fontId="${fontId}" fillId="0" borderId="0" xfId="1"`,
    )
    .replace(
      /<cellStyles count="1">([\s\S]*?)<\/cellStyles>/,
      '<cellStyles count="2">$1<cellStyle name="Heading 1" xfId="1" builtinId="16"/></cellStyles>',
    );
  return `${head.replace('<cellStyleXfs count="1">', '<cellStyleXfs count="2">').replace('</cellStyleXfs>', `${base}</cellStyleXfs>`)}<cellXfs${marked}`;
}
