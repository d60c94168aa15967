import { type CellTaker, checkPlace, LAST_ROW, SheetNotes } from '../../reading/workbook/cells.ts';
import { beyondLastCell, damagedWorkbook } from '../../reading/workbook/refusals.ts';
import { TextBytes } from '../../reading/workbook/text-bytes.ts';
import { holdsText, NUMERIC, type XlsxContext, XlsxValues } from './xlsx-values.ts';
import { attributeCode, attributeText, isAttributeTrue } from '../../reading/workbook/xml-attributes.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';
import type { XmlHandler, XmlScanner } from '../../reading/workbook/xml-scanner.ts';

const SHEET_DATA = nameCode('sheetData');
const ROW = nameCode('row');
const C = nameCode('c');
const V = nameCode('v');
const F = nameCode('f');
const IS = nameCode('is');
const T = nameCode('t');
const PHONETIC = nameCode('rPh');
const MERGE_CELL = nameCode('mergeCell');
const COL = nameCode('col');
const R_ATTRIBUTE = nameCode('r');
const S_ATTRIBUTE = nameCode('s');
const T_ATTRIBUTE = nameCode('t');
const HIDDEN = nameCode('hidden');
const REF = nameCode('ref');
const MIN = nameCode('min');
const MAX = nameCode('max');

const SMALL_A = 97;
const CAPITAL_A = 65;
const LETTERS = 26;
const ZERO = 48;
const SPACE = 32;
const RANGE = /^[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}$/u;

/** Reads the cells of one worksheet (ECMA-376 part 1, 18.3). */
export class XlsxSheet implements XmlHandler {
  readonly notes = new SheetNotes();
  private readonly cells: CellTaker;
  private readonly values: XlsxValues;
  private readonly text = new TextBytes();
  private isInData = false;
  private isInRow = false;
  private isInCell = false;
  private isInInline = false;
  private isInline = false;
  private phonetic = 0;
  private row = 0;
  private rowsDone = 0;
  private isRowStarted = false;
  private isRowHidden = false;
  private column = -1;
  private type = NUMERIC;
  private style = 0;
  private hasFormula = false;
  private hasValue = false;

  constructor(cells: CellTaker, context: XlsxContext) {
    this.cells = cells;
    this.values = new XlsxValues(cells, this.notes, context);
  }

  open(name: number, xml: XmlScanner): void {
    if (name === C) {
      if (this.isInRow) this.openCell(xml);
    } else if (name === F) this.hasFormula = true;
    else if (name === ROW) {
      if (this.isInData) this.openRow(xml);
    } else if (name === IS) this.openInline();
    else if (name === PHONETIC) this.phonetic++;
    else if (name === SHEET_DATA) this.isInData = true;
    else if (name === MERGE_CELL) this.noteMerged(xml);
    else if (name === COL) this.noteColumns(xml);
  }

  close(name: number, xml: XmlScanner): void {
    if (name === V) {
      if (this.isInCell) this.putValue(xml);
    } else if (name === C) {
      if (this.isInCell) this.closeCell();
    } else if (name === T) {
      if (this.isInInline && this.phonetic === 0) xml.appendText(this.text);
    } else if (name === ROW) {
      if (this.isInRow && !this.closeRow()) xml.isStopped = true;
    } else if (name === IS) this.isInInline = false;
    else if (name === PHONETIC) this.phonetic--;
    else if (name === SHEET_DATA) this.isInData = false;
  }

  private openRow(xml: XmlScanner): void {
    const given = xml.attribute(R_ATTRIBUTE);
    this.row = given < 0 ? 0 : wholeNumber(xml, given);
    if (given >= 0) this.checkRow();
    this.isRowHidden = isAttributeTrue(xml, xml.attribute(HIDDEN));
    this.isInRow = true;
    this.isRowStarted = false;
    this.column = -1;
  }

  /** Checks that rows ascend. A row without a number follows the last one, or takes it from its first cell. */
  private checkRow(): void {
    if (this.row > LAST_ROW) throw beyondLastCell();
    if (this.row <= this.rowsDone) throw damagedWorkbook();
  }

  private startRow(): void {
    if (this.row === 0) this.row = this.rowsDone + 1;
    this.checkRow();
    this.isRowStarted = true;
    this.cells.startRow(this.row);
  }

  private closeRow(): boolean {
    this.isInRow = false;
    this.rowsDone = Math.max(this.row, this.rowsDone + (this.row === 0 ? 1 : 0));
    if (!this.isRowStarted) return true;
    if (this.isRowHidden) this.notes.hiddenRows++;
    return this.cells.endRow();
  }

  private openCell(xml: XmlScanner): void {
    this.isInCell = true;
    this.hasFormula = false;
    this.hasValue = false;
    this.isInline = false;
    this.type = NUMERIC;
    this.style = 0;
    this.text.length = 0;
    let isPlaced = false;
    for (let index = 0; index < xml.attributes; index++) {
      const name = xml.attributeNames[index];
      if (name === R_ATTRIBUTE) {
        this.placeCell(xml, index);
        isPlaced = true;
      } else if (name === S_ATTRIBUTE) this.style = wholeNumber(xml, index);
      else if (name === T_ATTRIBUTE) this.type = attributeCode(xml, index);
    }
    if (!isPlaced) this.column++;
    checkPlace(this.column, Math.max(1, this.row));
  }

  /** Position of a cell from its reference, such as AA12. */
  private placeCell(xml: XmlScanner, index: number): void {
    const end = xml.attributeEnds[index]!;
    let column = 0;
    let row = 0;
    for (let at = xml.attributeStarts[index]!; at < end; at++) {
      const byte = xml.bytes[at]!;
      if (byte >= CAPITAL_A) {
        const letter = byte - (byte >= SMALL_A ? SMALL_A : CAPITAL_A);
        if (letter >= LETTERS || row > 0) throw damagedWorkbook();
        if ((column = column * LETTERS + letter + 1) > LAST_ROW) throw beyondLastCell();
      } else {
        if (byte < ZERO || byte > ZERO + 9) throw damagedWorkbook();
        if ((row = row * 10 + byte - ZERO) > LAST_ROW) throw beyondLastCell();
      }
    }
    if (column === 0 || row === 0 || (this.row !== 0 && row !== this.row)) throw damagedWorkbook();
    this.row = row;
    this.column = column - 1;
  }

  /** Inline text takes precedence over a value beside it, as it is what is shown. */
  private openInline(): void {
    this.isInInline = true;
    this.isInline = true;
    this.text.length = 0;
  }

  private closeCell(): void {
    this.isInCell = false;
    if (this.hasValue) return;
    const isText = holdsText(this.type);
    if (isText) this.text.unescapeFrom(0);
    const isShown = isText && this.text.length > 0;
    if (!isShown && (isText || !this.hasFormula)) return;
    if (!this.isRowStarted) this.startRow();
    if (isShown) this.cells.text(this.column, this.text.bytes, 0, this.text.length);
    else this.values.putUncomputed(this.column, this.row);
  }

  private putValue(xml: XmlScanner): void {
    if (holdsText(this.type)) {
      if (!this.isInline) xml.appendText(this.text);
    } else if (xml.isInPieces) {
      this.text.length = 0;
      xml.appendText(this.text);
      this.putBytes(this.text.bytes, 0, this.text.length);
    } else this.putBytes(xml.bytes, xml.textStart, xml.textEnd);
  }

  private putBytes(bytes: Uint8Array, from: number, to: number): void {
    let start = from;
    let end = to;
    while (start < end && bytes[start]! <= SPACE) start++;
    while (end > start && bytes[end - 1]! <= SPACE) end--;
    if (start === end) return;
    if (!this.isRowStarted) this.startRow();
    this.hasValue = true;
    this.values.put(this.type, this.style, this.column, this.row, bytes, start, end);
  }

  private noteMerged(xml: XmlScanner): void {
    const index = xml.attribute(REF);
    const range = index < 0 ? '' : attributeText(xml, index);
    if (RANGE.test(range)) this.notes.addMerged(range);
  }

  private noteColumns(xml: XmlScanner): void {
    if (!isAttributeTrue(xml, xml.attribute(HIDDEN))) return;
    const first = xml.attribute(MIN);
    const last = xml.attribute(MAX);
    if (first < 0 || last < 0) return;
    this.notes.addHiddenColumns(wholeNumber(xml, first) - 1, wholeNumber(xml, last) - 1);
  }
}

/** A whole number from an attribute; 0 for anything else. */
function wholeNumber(xml: XmlScanner, index: number): number {
  let value = 0;
  const end = xml.attributeEnds[index]!;
  for (let at = xml.attributeStarts[index]!; at < end; at++) {
    const digit = xml.bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}
