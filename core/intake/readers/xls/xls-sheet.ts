import type { Work } from '../../../ports.ts';
import { enlarged } from '../../reading/columns/chunk-room.ts';
import type { ReadBudget } from '../../reading/read-budget.ts';
import { type BiffRecords, record } from './biff-records.ts';
import { type CellTaker, cellAddress, checkPlace, SheetNotes } from '../../reading/workbook/cells.ts';
import type { FormatKind } from '../../reading/workbook/number-format.ts';
import { damagedWorkbook } from '../../reading/workbook/refusals.ts';
import { DayCells, type Epoch } from '../../reading/workbook/serial-day.ts';
import type { TextList } from '../../reading/workbook/text-list.ts';

export type XlsContext = {
  readonly strings: TextList;
  readonly formats: readonly FormatKind[];
  readonly epoch: Epoch;
  readonly budget: ReadBudget;
};

const HIDDEN_ROW = 0x20;
const HIDDEN_COLUMN = 1;
const ROWS_A_REPORT = 1_024;
const NOT_A_NUMBER = 0xffff;
const FIRST_CELLS = 4_096;

/** Reads the cells of one sheet in row order, whatever the order of the records. */
export function readXlsSheet(
  records: BiffRecords,
  offset: number,
  cells: CellTaker,
  context: XlsContext,
  work: Work,
): SheetNotes {
  const notes = new SheetNotes();
  const places = findCells(records, offset, notes);
  // Counted against the budget, since many sheets of a damaged workbook can share one offset.
  context.budget.takeUnpacked(records.start - offset);
  const putter = new XlsCells(records, cells, notes, context);
  const hiddenRows = new Set(places.hiddenRows);
  for (let index = 0; index < places.offsets.length;) {
    const row = places.rows[index]!;
    cells.startRow(row + 1);
    for (; index < places.offsets.length && places.rows[index] === row; index++) {
      putter.putRecord(places.offsets[index]!);
    }
    if (hiddenRows.has(row)) notes.hiddenRows++;
    if (row % ROWS_A_REPORT === 0) {
      work.checkCancelled();
      work.report(index, places.offsets.length);
    }
    if (!cells.endRow()) {
      notes.readProportion = index / places.offsets.length;
      return notes;
    }
  }
  notes.isComplete = true;
  return notes;
}

type CellPlaces = {
  readonly rows: Int32Array;
  /** Offsets of the records that hold cells. */
  readonly offsets: Int32Array;
  readonly hiddenRows: readonly number[];
};

const CELL_RECORDS = new Set<number>([
  record.formula,
  record.mulRk,
  record.richString,
  record.labelSst,
  record.number,
  record.label,
  record.boolErr,
  record.rk,
]);

function findCells(records: BiffRecords, offset: number, notes: SheetNotes): CellPlaces {
  let rows = new Int32Array(FIRST_CELLS);
  let offsets = new Int32Array(FIRST_CELLS);
  let cells = 0;
  const hiddenRows: number[] = [];
  records.goTo(offset);
  if (!records.next() || !records.is(record.start)) throw damagedWorkbook();
  // Embedded charts are substreams, nested in the sheet's.
  let depth = 1;
  while (depth > 0) {
    if (!records.next()) throw damagedWorkbook();
    if (records.is(record.start)) depth++;
    else if (records.is(record.end)) depth--;
    else if (depth > 1) continue;
    else if (CELL_RECORDS.has(records.type)) {
      if (cells === rows.length) {
        rows = enlarged(rows, new Int32Array(cells * 2), null);
        offsets = enlarged(offsets, new Int32Array(cells * 2), null);
      }
      rows[cells] = records.word();
      offsets[cells++] = records.start;
    } else if (records.is(record.row)) {
      const row = records.word();
      records.skip(10);
      if ((records.word() & HIDDEN_ROW) !== 0) hiddenRows.push(row);
    } else if (records.is(record.columnInfo)) noteColumns(records, notes);
    else if (records.is(record.mergeCells)) noteMerged(records, notes);
  }
  return { ...inOrder(rows.subarray(0, cells), offsets.subarray(0, cells)), hiddenRows };
}

/** Sorts cell records by row; most programs write them in that order already. */
function inOrder(rows: Int32Array, offsets: Int32Array): Omit<CellPlaces, 'hiddenRows'> {
  if (rows.every((row, index) => index === 0 || rows[index - 1]! <= row)) return { rows, offsets };
  const order = Int32Array.from(rows.keys()).sort((one, other) => rows[one]! - rows[other]! || one - other);
  return { rows: order.map((index) => rows[index]!), offsets: order.map((index) => offsets[index]!) };
}

function noteColumns(records: BiffRecords, notes: SheetNotes): void {
  const first = records.word();
  const last = records.word();
  records.skip(4);
  if ((records.word() & HIDDEN_COLUMN) !== 0) notes.addHiddenColumns(first, last);
}

function noteMerged(records: BiffRecords, notes: SheetNotes): void {
  for (let count = records.word(); count > 0; count--) {
    const [firstRow, lastRow, first, last] = [records.word(), records.word(), records.word(), records.word()];
    notes.addMerged(`${cellAddress(first, firstRow + 1)}:${cellAddress(last, lastRow + 1)}`);
  }
}

/** Puts the cells of one record after another. */
class XlsCells {
  private readonly records: BiffRecords;
  private readonly cells: CellTaker;
  private readonly notes: SheetNotes;
  private readonly context: XlsContext;
  private readonly days: DayCells;

  constructor(records: BiffRecords, cells: CellTaker, notes: SheetNotes, context: XlsContext) {
    this.records = records;
    this.cells = cells;
    this.notes = notes;
    this.context = context;
    this.days = new DayCells(cells, notes, context.epoch);
  }

  putRecord(offset: number): void {
    const { records } = this;
    records.goTo(offset);
    records.next();
    const { type } = records;
    const row = records.word() + 1;
    const column = records.word();
    checkPlace(column, row);
    if (type === record.mulRk) {
      for (let place = column; records.left >= 6 + 2; place++) {
        const style = records.word();
        this.putNumber(place, row, records.rk(), style);
      }
      return;
    }
    const style = records.word();
    if (type === record.number) this.putNumber(column, row, records.float(), style);
    else if (type === record.rk) this.putNumber(column, row, records.rk(), style);
    else if (type === record.labelSst) this.putShared(column, records.long());
    else if (type === record.label || type === record.richString) {
      this.days.putWords(column, records.text(records.word()));
    } else if (type === record.boolErr) {
      const value = records.byte();
      this.putTruthOrError(column, row, value, records.byte() === 1);
    } else this.putResult(column, row, style);
  }

  private putNumber(column: number, row: number, value: number, style: number): void {
    const kind = this.context.formats[style] ?? 'number';
    if (!Number.isFinite(value)) return;
    if (kind === 'number') this.cells.number(column, value);
    else this.days.putSerial(column, row, value, kind);
  }

  private putShared(column: number, index: number): void {
    const { strings } = this.context;
    const end = strings.end(index);
    const start = strings.start(index);
    if (end > start) this.cells.text(column, strings.bytes, start, end);
  }

  private putTruthOrError(column: number, row: number, value: number, isError: boolean): void {
    if (!isError) {
      this.days.putWords(column, value === 0 ? 'FALSE' : 'TRUE');
      return;
    }
    this.notes.errors.add(column, row);
    this.cells.blank(column);
  }

  /** Cached result of a formula; a text follows in a STRING record, behind records of shared formulas. */
  private putResult(column: number, row: number, style: number): void {
    const { records } = this;
    const [kind, , value] = [records.byte(), records.byte(), records.byte()];
    records.skip(3);
    if (records.word() !== NOT_A_NUMBER) {
      records.goTo(records.start);
      records.next();
      records.skip(6);
      this.putNumber(column, row, records.float(), style);
    } else if (kind === 1 || kind === 2) this.putTruthOrError(column, row, value, kind === 2);
    else if (kind === 0) {
      while (records.next() && !CELL_RECORDS.has(records.type) && !records.is(record.end)) {
        if (!records.is(record.string)) continue;
        this.days.putWords(column, records.text(records.word()));
        return;
      }
    }
  }
}
