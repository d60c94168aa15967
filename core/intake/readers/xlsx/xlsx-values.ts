import type { CellTaker, SheetNotes } from '../../reading/workbook/cells.ts';
import { readNumber } from '../../reading/workbook/number-bytes.ts';
import type { FormatKind } from '../../reading/workbook/number-format.ts';
import { damagedWorkbook } from '../../reading/workbook/refusals.ts';
import { DayCells, type Epoch } from '../../reading/workbook/serial-day.ts';
import type { SharedStrings } from './shared-strings.ts';
import { TextBytes, appendXmlText } from '../../reading/workbook/text-bytes.ts';
import { nameCode } from '../../reading/workbook/xml-names.ts';

/** What the cells of all sheets refer to: shared strings, formats, epoch. */
export type XlsxContext = {
  readonly strings: SharedStrings;
  readonly formats: readonly FormatKind[];
  readonly epoch: Epoch;
};

/** Cell types by name code (ECMA-376 part 1, 18.18.11). */
export const NUMERIC = nameCode('n');
const SHARED = nameCode('s');
const FORMULA_TEXT = nameCode('str');
const INLINE = nameCode('inlineStr');
const TRUTH = nameCode('b');
const ERROR = nameCode('e');
const ISO = nameCode('d');

const ONE = 49;
const SMALL_T = 116;
const MOST_TIME_BYTES = 64;

/** Whether cells of a type hold their text inline. */
export function holdsText(type: number): boolean {
  return type === INLINE || type === FORMULA_TEXT;
}

/** Puts the value of a cell according to its type and style. */
export class XlsxValues {
  private readonly cells: CellTaker;
  private readonly notes: SheetNotes;
  private readonly context: XlsxContext;
  private readonly days: DayCells;
  private readonly text = new TextBytes(64);

  constructor(cells: CellTaker, notes: SheetNotes, context: XlsxContext) {
    this.cells = cells;
    this.notes = notes;
    this.context = context;
    this.days = new DayCells(cells, notes, context.epoch);
  }

  /** `bytes[start, end)` is not white space alone. */
  put(
    type: number,
    style: number,
    column: number,
    row: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    if (type === SHARED) this.putShared(column, readNumber(bytes, start, end));
    else if (type === NUMERIC) this.putNumber(style, column, row, bytes, start, end);
    else if (type === TRUTH) {
      const isTrue = bytes[start] === ONE || bytes[start] === SMALL_T;
      this.days.putWords(column, isTrue ? 'TRUE' : 'FALSE');
    } else if (type === ISO) {
      const time = bytes.subarray(start, Math.min(end, start + MOST_TIME_BYTES));
      this.days.putIso(column, String.fromCharCode(...time));
    } else if (type === ERROR) {
      this.notes.errors.add(column, row);
      this.cells.blank(column);
    } else throw damagedWorkbook();
  }

  /** A formula without a cached result. */
  putUncomputed(column: number, row: number): void {
    this.notes.uncomputed.add(column, row);
    this.cells.blank(column);
  }

  private putShared(column: number, index: number): void {
    const { strings } = this.context;
    const end = strings.end(index);
    const start = strings.start(index);
    if (end > start) this.cells.text(column, strings.bytes, start, end);
  }

  /** Text that is no number is kept as text. */
  private putNumber(
    style: number,
    column: number,
    row: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const value = readNumber(bytes, start, end);
    const kind = this.context.formats[style] ?? 'number';
    if (!Number.isFinite(value)) {
      this.text.length = 0;
      appendXmlText(this.text, bytes, start, end);
      this.cells.text(column, this.text.bytes, 0, this.text.length);
    } else if (kind === 'number') this.cells.number(column, value);
    else this.days.putSerial(column, row, value, kind);
  }
}
