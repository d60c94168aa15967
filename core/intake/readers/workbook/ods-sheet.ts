import { type CellTaker, cellAddress, SheetNotes } from './cells.ts';
import { OdsRow } from './ods-row.ts';
import { clockText } from './serial-day.ts';
import { TextBytes } from './text-bytes.ts';
import { attributeText } from './xml-part.ts';
import { nameCode, type XmlHandler, type XmlScanner } from './xml-scanner.ts';

const TABLE = nameCode('table');
const COLUMN = nameCode('table-column');
const ROW = nameCode('table-row');
const CELL = nameCode('table-cell');
const COVERED = nameCode('covered-table-cell');
const PARAGRAPH = nameCode('p');
const SPACES = nameCode('s');
const TAB = nameCode('tab');
const LINE_BREAK = nameCode('line-break');

/** What may stand in a cell or a table and is no part of its values. */
const ASIDES = new Set(
  ['annotation', 'note', 'shapes', 'frame', 'custom-shape', 'rect', 'line', 'g', 'control', 'ruby-text']
    .concat(['tracked-changes', 'dde-links', 'forms', 'detective'])
    .map(nameCode),
);

const attribute = {
  columnsRepeated: nameCode('number-columns-repeated'),
  rowsRepeated: nameCode('number-rows-repeated'),
  columnsSpanned: nameCode('number-columns-spanned'),
  rowsSpanned: nameCode('number-rows-spanned'),
  visibility: nameCode('visibility'),
  valueType: nameCode('value-type'),
  value: nameCode('value'),
  date: nameCode('date-value'),
  time: nameCode('time-value'),
  truth: nameCode('boolean-value'),
  string: nameCode('string-value'),
  formula: nameCode('formula'),
  count: nameCode('c'),
};

const MOST_SPACES = 1_000;
const SPACE = 32;
const LINE_FEED = 10;
const TAB_BYTE = 9;
const ERROR_WORD = /^(#DIV\/0!|#N\/A|#NAME\?|#NULL!|#NUM!|#REF!|#VALUE!|Err:\d{3})$/u;

/** Reads the cells of one table of an OpenDocument spreadsheet (ODF 1.3 part 3, section 9). */
export class OdsSheet implements XmlHandler {
  readonly notes = new SheetNotes();
  /** Whether the table was gone through to its end. */
  isFinished = false;
  private readonly wanted: number;
  private readonly row: OdsRow;
  private readonly words = new TextBytes();
  private table = -1;
  private depth = 0;
  private aside = 0;
  private isInCell = false;
  private isInParagraph = false;
  private paragraphs = 0;
  private columns = 0;
  private rowRepeats = 1;
  private isRowHidden = false;
  private cell: CellAttributes = readCell(null);

  /** `wanted`: which of the tables. */
  constructor(wanted: number, cells: CellTaker) {
    this.wanted = wanted;
    this.row = new OdsRow(cells, this.notes);
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
        this.isFinished = true;
        xml.isStopped = true;
      }
    } else if (this.table === this.wanted && this.depth === 1) this.closeInTable(name, xml);
  }

  private openInTable(name: number, xml: XmlScanner): void {
    if (this.isInParagraph) this.takeText(xml);
    if (name === CELL || name === COVERED) this.openCell(xml);
    else if (name === ROW) {
      this.rowRepeats = repeats(xml, attribute.rowsRepeated);
      this.isRowHidden = isHidden(xml);
    } else if (name === COLUMN) this.passColumns(xml);
    else if (name === PARAGRAPH && this.isInCell) {
      if (this.paragraphs++ > 0) this.words.appendByte(LINE_FEED);
      this.isInParagraph = true;
    } else if (!this.isInParagraph) return;
    else if (name === SPACES) {
      const count = Math.min(MOST_SPACES, repeats(xml, attribute.count));
      for (let space = 0; space < count; space++) this.words.appendByte(SPACE);
    } else if (name === TAB) this.words.appendByte(TAB_BYTE);
    else if (name === LINE_BREAK) this.words.appendByte(LINE_FEED);
  }

  private closeInTable(name: number, xml: XmlScanner): void {
    if (this.isInParagraph) this.takeText(xml);
    if (name === PARAGRAPH) this.isInParagraph = false;
    else if (name === CELL) this.closeCell();
    else if (name === COVERED) {
      this.isInCell = false;
      this.row.passColumns(this.cell.repeats);
    } else if (name === ROW && !this.closeRow()) xml.isStopped = true;
  }

  private passColumns(xml: XmlScanner): void {
    const count = repeats(xml, attribute.columnsRepeated);
    if (isHidden(xml)) this.notes.addHiddenColumns(this.columns, this.columns + count - 1);
    this.columns += count;
  }

  /** White space runs count as one space (ODF 1.3 part 3, 6.1.2). */
  private takeText(xml: XmlScanner): void {
    const { words } = this;
    const from = words.length;
    xml.appendText(words);
    let to = from;
    for (let at = from; at < words.length; at++) {
      const byte = words.bytes[at]!;
      if (byte > SPACE) words.bytes[to++] = byte;
      else if (to === 0 || words.bytes[to - 1] !== SPACE) words.bytes[to++] = SPACE;
    }
    words.length = to;
    xml.textStart = xml.textEnd;
  }

  private openCell(xml: XmlScanner): void {
    this.isInCell = true;
    this.paragraphs = 0;
    this.words.length = 0;
    this.cell = readCell(xml);
    const { columns, rows } = this.cell.span;
    if (columns * rows <= 1) return;
    const { column, row } = this.row.place;
    const last = cellAddress(column + columns - 1, row + rows - 1);
    this.notes.addMerged(`${cellAddress(column, row)}:${last}`);
  }

  private closeCell(): void {
    this.isInCell = false;
    this.holdCell();
    this.row.passColumns(this.cell.repeats);
  }

  private closeRow(): boolean {
    if (this.isRowHidden && this.row.hasCells()) this.notes.hiddenRows += this.rowRepeats;
    return this.row.finish(this.rowRepeats);
  }

  private holdCell(): void {
    const { type, value, isError, hasFormula, repeats: columns, string } = this.cell;
    const { notes, words, row } = this;
    if (isError || (hasFormula && words.length < 10 && ERROR_WORD.test(words.text()))) {
      return row.hold((cells, _, column, at) => {
        notes.errors.add(column, at);
        cells.blank(column);
      }, columns);
    }
    if (type === 'float' || type === 'percentage' || type === 'currency') {
      const number = value === '' ? Number.NaN : Number(value);
      if (Number.isFinite(number))
        return row.hold((cells, _, column) => cells.number(column, number), columns);
    } else if (type === 'date') return row.hold((_, days, column) => days.putIso(column, value), columns);
    else if (type === 'time' || type === 'boolean') {
      const text = type === 'time' ? timeText(value) : value.toUpperCase();
      return row.hold((_, days, column) => days.putWords(column, text), columns);
    }
    if (string !== null) {
      words.length = 0;
      words.appendString(string);
    }
    if (words.length > 0) row.holdText(words, columns);
    else if (hasFormula && type === '') {
      row.hold((cells, _, column, at) => {
        notes.uncomputed.add(column, at);
        cells.blank(column);
      }, columns);
    }
  }
}

type CellAttributes = {
  readonly repeats: number;
  readonly span: { readonly columns: number; readonly rows: number };
  readonly type: string;
  readonly value: string;
  readonly string: string | null;
  readonly isError: boolean;
  readonly hasFormula: boolean;
};

function readCell(xml: XmlScanner | null): CellAttributes {
  const text = (name: number): string | null => {
    const index = xml?.attribute(name) ?? -1;
    return xml && index >= 0 ? attributeText(xml, index) : null;
  };
  return {
    repeats: xml ? repeats(xml, attribute.columnsRepeated) : 1,
    span: {
      columns: xml ? repeats(xml, attribute.columnsSpanned) : 1,
      rows: xml ? repeats(xml, attribute.rowsSpanned) : 1,
    },
    type: text(attribute.valueType) ?? '',
    value:
      text(attribute.date) ?? text(attribute.time) ?? text(attribute.truth) ?? text(attribute.value) ?? '',
    string: text(attribute.string),
    isError: xml !== null && isError(xml),
    hasFormula: text(attribute.formula) !== null,
  };
}

/** LibreOffice says so in a second type attribute, of its own namespace. */
function isError(xml: XmlScanner): boolean {
  for (let index = 0; index < xml.attributes; index++) {
    if (xml.attributeNames[index] === attribute.valueType && attributeText(xml, index) === 'error')
      return true;
  }
  return false;
}

function repeats(xml: XmlScanner, name: number): number {
  const index = xml.attribute(name);
  const count = index < 0 ? 1 : Number(attributeText(xml, index));
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, 2 ** 21) : 1;
}

function isHidden(xml: XmlScanner): boolean {
  const index = xml.attribute(attribute.visibility);
  return index >= 0 && attributeText(xml, index) !== 'visible';
}

/** A duration as ISO 8601 writes it, such as PT255H10M10S. */
function timeText(text: string): string {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/u.exec(text) ?? [];
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return clockText(text.startsWith('-') ? -whole : whole);
}
