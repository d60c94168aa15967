import type { Work } from '../../../ports.ts';
import type { Sheet } from '../../reader.ts';
import type { CellSource } from '../../reading/workbook/cells.ts';
import { ASIDES, OdsSheet } from './ods-sheet.ts';
import { STREAMED_PART } from '../../reading/workbook/part-reading.ts';
import { encryptedWorkbook, notAWorkbook } from '../../reading/workbook/refusals.ts';
import type { Workbook } from '../../reading/workbook/sheet-reading.ts';
import { attributeText } from '../../reading/workbook/xml-attributes.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';
import { readElements, readXmlPart } from '../../reading/workbook/xml-part.ts';
import type { XmlHandler, XmlScanner } from '../../reading/workbook/xml-scanner.ts';
import type { ZipArchive } from '../../reading/workbook/zip-archive.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'meta-inf/manifest.xml';
const ENCRYPTED_PACKAGE = 'encrypted-package';

/** An OpenDocument spreadsheet. All tables are in one part, one after another. */
export function openOds(archive: ZipArchive, work: Work): Workbook {
  checkReadable(archive);
  const report = (done: number, all: number): void => {
    work.checkCancelled();
    work.report(done, all);
  };
  const tables = new OdsTables();
  readXmlPart(archive, CONTENT, STREAMED_PART, tables, report);
  if (tables.found.length === 0) {
    throw notAWorkbook(
      'The file is an OpenDocument file without a spreadsheet.',
      'Choose a spreadsheet (.ods), or ask for the data behind it as CSV.',
    );
  }
  const cellsOf =
    (index: number): CellSource =>
    (cells) => {
      const sheet = new OdsSheet(tables.found[index]?.position ?? -1, cells, archive.budget);
      readXmlPart(archive, CONTENT, STREAMED_PART, sheet, (done, all) => {
        report(done, all);
        sheet.notes.readProportion = done / all;
      });
      return sheet.notes;
    };
  return {
    format: 'ods',
    sheets: tables.found.map(({ name, isHidden }) => ({ name, isHidden })),
    budget: archive.budget,
    cellsOf,
  };
}

function checkReadable(archive: ZipArchive): void {
  if (archive.entries.has(ENCRYPTED_PACKAGE)) throw encryptedWorkbook();
  if (!archive.entries.has(MANIFEST)) return;
  readElements(archive, MANIFEST, ['encryption-data'], [], () => {
    throw encryptedWorkbook();
  });
}

const STYLE = nameCode('style');
const TABLE_PROPERTIES = nameCode('table-properties');
const SPREADSHEET = nameCode('spreadsheet');
const TABLE = nameCode('table');
const NAME = nameCode('name');
const STYLE_NAME = nameCode('style-name');
const DISPLAY = nameCode('display');
/** Style of LibreOffice's cached copies of sheets in other files. */
const COPY_STYLE = 'ta_extref';

/** Lists the tables of a spreadsheet. A table is hidden where its style is not displayed. */
class OdsTables implements XmlHandler {
  readonly found: (Sheet & { readonly position: number })[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private isInSpreadsheet = false;
  private aside = 0;
  private depth = 0;
  private tables = 0;

  open(name: number, xml: XmlScanner): void {
    if (this.aside > 0 || ASIDES.has(name)) this.aside++;
    else if (name === STYLE) this.style = textOf(xml, NAME);
    else if (name === TABLE_PROPERTIES) {
      if (textOf(xml, DISPLAY) === 'false') this.hiddenStyles.add(this.style);
    } else if (name === SPREADSHEET) this.isInSpreadsheet = true;
    else if (name === TABLE && this.isInSpreadsheet && this.depth++ === 0) this.addTable(xml);
  }

  close(name: number): void {
    if (this.aside > 0) this.aside--;
    else if (name === TABLE && this.depth > 0) this.depth--;
  }

  private addTable(xml: XmlScanner): void {
    const position = this.tables++;
    const style = textOf(xml, STYLE_NAME);
    if (style === COPY_STYLE) return;
    this.found.push({ name: textOf(xml, NAME), isHidden: this.hiddenStyles.has(style), position });
  }
}

function textOf(xml: XmlScanner, name: number): string {
  const index = xml.attribute(name);
  return index < 0 ? '' : attributeText(xml, index);
}
