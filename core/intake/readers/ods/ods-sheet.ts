import type { ReadBudget } from '../../reading/read-budget.ts';
import { type CellTaker, cellAddress, SheetNotes } from '../../reading/workbook/cells.ts';
import { countOf, OdsCell } from './ods-cell.ts';
import { OdsRow } from './ods-row.ts';
import { attributeText } from '../../reading/workbook/xml-attributes.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';
import type { XmlHandler, XmlScanner } from '../../reading/workbook/xml-scanner.ts';

const TABLE = nameCode('table');
const COLUMN = nameCode('table-column');
const ROW = nameCode('table-row');
const CELL = nameCode('table-cell');
const COVERED = nameCode('covered-table-cell');
const PARAGRAPH = nameCode('p');
const SPACES = nameCode('s');
const TAB = nameCode('tab');
const LINE_BREAK = nameCode('line-break');

/** Elements inside a spreadsheet, a table or a cell that are not part of its values. */
export const ASIDES = new Set(
  ['annotation', 'note', 'shapes', 'frame', 'custom-shape', 'rect', 'line', 'g', 'control', 'ruby-text']
    .concat(['tracked-changes', 'dde-links', 'forms', 'detective'])
    .map(nameCode),
);

const COLUMNS_REPEATED = nameCode('number-columns-repeated');
const ROWS_REPEATED = nameCode('number-rows-repeated');
const VISIBILITY = nameCode('visibility');
const COUNT = nameCode('c');

const MOST_SPACES = 1_000;
const SPACE = 32;
const LINE_FEED = 10;
const TAB_BYTE = 9;

/** Reads the cells of one table of an OpenDocument spreadsheet (ODF 1.3 part 3, section 9). */
export class OdsSheet implements XmlHandler {
  readonly notes = new SheetNotes();
  private readonly wanted: number;
  private readonly row: OdsRow;
  private table = -1;
  private depth = 0;
  private aside = 0;
  private isInCell = false;
  private isInParagraph = false;
  private paragraphs = 0;
  private columns = 0;
  private rowRepeats = 1;
  private isRowHidden = false;
  private readonly cell = new OdsCell();

  /** `wanted`: index of the table. */
  constructor(wanted: number, cells: CellTaker, budget: ReadBudget) {
    this.wanted = wanted;
    this.row = new OdsRow(cells, this.notes, budget);
  }

  open(name: number, xml: XmlScanner): void {
    if (this.aside > 0 || ASIDES.has(name)) {
      if (this.isInParagraph && this.aside === 0) this.takeText(xml);
      this.aside++;
    } else if (name === TABLE) {
      if (this.depth++ === 0) this.table++;
    } else if (this.table === this.wanted && this.depth === 1) this.openInTable(name, xml);
  }

  close(name: number, xml: XmlScanner): void {
    if (this.aside > 0) this.aside--;
    else if (name === TABLE) {
      if (--this.depth === 0 && this.table === this.wanted) {
        this.notes.isComplete = true;
        this.notes.readProportion = 1;
        xml.isStopped = true;
      }
    } else if (this.table === this.wanted && this.depth === 1) this.closeInTable(name, xml);
  }

  private openInTable(name: number, xml: XmlScanner): void {
    if (this.isInParagraph) this.takeText(xml);
    if (name === CELL || name === COVERED) this.openCell(xml);
    else if (name === ROW) {
      this.rowRepeats = countOf(xml, xml.attribute(ROWS_REPEATED));
      this.isRowHidden = isHidden(xml);
    } else if (name === COLUMN) this.passColumns(xml);
    else if (name === PARAGRAPH && this.isInCell) {
      if (this.paragraphs++ > 0) this.cell.words.appendByte(LINE_FEED);
      this.isInParagraph = true;
    } else if (!this.isInParagraph) return;
    else if (name === SPACES) {
      const count = Math.min(MOST_SPACES, countOf(xml, xml.attribute(COUNT)));
      for (let space = 0; space < count; space++) this.cell.words.appendByte(SPACE);
    } else if (name === TAB) this.cell.words.appendByte(TAB_BYTE);
    else if (name === LINE_BREAK) this.cell.words.appendByte(LINE_FEED);
  }

  private closeInTable(name: number, xml: XmlScanner): void {
    if (this.isInParagraph) this.takeText(xml);
    if (name === PARAGRAPH) this.isInParagraph = false;
    else if (name === CELL || name === COVERED) this.closeCell(name === COVERED);
    else if (name === ROW && !this.closeRow()) xml.isStopped = true;
  }

  private passColumns(xml: XmlScanner): void {
    const count = countOf(xml, xml.attribute(COLUMNS_REPEATED));
    if (isHidden(xml)) this.notes.addHiddenColumns(this.columns, this.columns + count - 1);
    this.columns += count;
  }

  /** White space collapses to one space, and to none at the start (ODF 1.3 part 3, 6.1.2). */
  private takeText(xml: XmlScanner): void {
    const { words } = this.cell;
    const from = words.length;
    xml.appendText(words);
    let to = from;
    for (let at = from; at < words.length; at++) {
      const byte = words.bytes[at]!;
      if (byte > SPACE) words.bytes[to++] = byte;
      else if (to > 0 && words.bytes[to - 1]! > SPACE) words.bytes[to++] = SPACE;
    }
    words.length = to;
  }

  private openCell(xml: XmlScanner): void {
    this.isInCell = true;
    this.paragraphs = 0;
    this.cell.open(xml);
    const { columnsSpanned, rowsSpanned } = this.cell;
    if (columnsSpanned * rowsSpanned <= 1) return;
    const { column, rowsDone } = this.row;
    const last = cellAddress(column + columnsSpanned - 1, rowsDone + rowsSpanned);
    this.notes.addMerged(`${cellAddress(column, rowsDone + 1)}:${last}`);
  }

  /** A covered cell lies below a merged one and is not shown, whatever it holds. */
  private closeCell(isCovered: boolean): void {
    this.isInCell = false;
    if (!isCovered) this.cell.hold(this.row);
    this.row.passColumns(this.cell.repeats);
  }

  private closeRow(): boolean {
    if (this.isRowHidden && this.row.hasCells()) this.notes.hiddenRows += this.rowRepeats;
    return this.row.finish(this.rowRepeats);
  }
}

function isHidden(xml: XmlScanner): boolean {
  const index = xml.attribute(VISIBILITY);
  return index >= 0 && attributeText(xml, index) !== 'visible';
}
