import { strToU8, type Zippable, zipSync } from 'fflate';

type TestSheet = {
  /** What stands in sheetData: rows. */
  readonly rows: string;
  readonly name?: string;
  readonly state?: string;
  readonly before?: string;
  readonly after?: string;
};

type TestWorkbook = {
  readonly sheets: readonly TestSheet[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
  /** Parts besides, or in place of those made here. */
  readonly parts?: Readonly<Record<string, string>>;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A small workbook as Excel packs it. */
export function xlsxBytes(workbook: TestWorkbook): Uint8Array {
  const { sheets, strings, styles, properties = '', parts = {} } = workbook;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`;
  const links = [
    ...sheets.map((_, index) => link(`r${index}`, 'worksheet', `worksheets/sheet${index}.xml`)),
    ...(strings === undefined ? [] : [link('strings', 'sharedStrings', 'sharedStrings.xml')]),
    ...(styles === undefined ? [] : [link('styles', 'styles', 'styles.xml')]),
  ];
  const listed = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" state="${state}" r:id="r${index}"/>`,
  );
  return zipOf({
    '_rels/.rels': relationships([link('main', 'officeDocument', 'xl/workbook.xml')]),
    'xl/_rels/workbook.xml.rels': relationships(links),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr ${properties}/><sheets>${listed.join('')}</sheets></workbook>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, index) => [
        `xl/worksheets/sheet${index}.xml`,
        `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  });
}

function relationships(links: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE_LINKS}">${links.join('')}</Relationships>`;
}

export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const zippable: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync(zippable, { mtime: '2026-01-02T00:00:00' });
}

/** A row of cells from the first column on: text, numbers, XML of a cell as it is, null for none. */
export function row(number: number, cells: readonly (string | number | null)[]): string {
  const xml = cells.map((cell, column) => {
    if (cell === null) return '';
    if (typeof cell === 'string' && cell.startsWith('<c')) return cell;
    const address = `${String.fromCharCode(65 + column)}${number}`;
    return typeof cell === 'number'
      ? `<c r="${address}"><v>${cell}</v></c>`
      : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
  });
  return `<row r="${number}">${xml.join('')}</row>`;
}
