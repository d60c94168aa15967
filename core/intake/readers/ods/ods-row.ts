import type { ReadBudget } from '../../reading/read-budget.ts';
import { type CellTaker, COLUMNS, LAST_ROW, type SheetNotes } from '../../reading/workbook/cells.ts';
import { beyondLastCell } from '../../reading/workbook/refusals.ts';
import { DayCells } from '../../reading/workbook/serial-day.ts';
import { TextBytes } from '../../reading/workbook/text-bytes.ts';

/** Kind of a cell, which says whether its two numbers are a value or the bounds of its text. */
type Holding = 'number' | 'text' | 'time' | 'error' | 'uncomputed';

/** The cells of one row, buffered so that a repeated row can be put again. */
export class OdsRow {
  private readonly cells: CellTaker;
  private readonly notes: SheetNotes;
  private readonly days: DayCells;
  private readonly text = new TextBytes();
  private held = 0;
  private cellsHeld = 0;
  private readonly holdings: Holding[] = [];
  private readonly columns: number[] = [];
  private readonly repeats: number[] = [];
  private readonly firsts: number[] = [];
  private readonly seconds: number[] = [];
  /** Column of the next cell, from 0. */
  column = 0;
  /** Number of rows before this one. */
  rowsDone = 0;
  private readonly budget: ReadBudget;

  constructor(cells: CellTaker, notes: SheetNotes, budget: ReadBudget) {
    this.budget = budget;
    this.cells = cells;
    this.notes = notes;
    this.days = new DayCells(cells, notes, '1900');
  }

  hasCells(): boolean {
    return this.held > 0;
  }

  holdNumber(value: number, repeats: number): void {
    this.hold('number', value, 0, repeats);
  }

  /** `time`: the text is an ISO 8601 date or time. */
  holdText(holding: 'text' | 'time', words: TextBytes, repeats: number): void {
    const start = this.text.length;
    this.text.append(words.bytes, 0, words.length);
    this.hold(holding, start, this.text.length, repeats);
  }

  holdBlank(holding: 'error' | 'uncomputed', repeats: number): void {
    this.hold(holding, 0, 0, repeats);
  }

  passColumns(columns: number): void {
    this.column = Math.min(COLUMNS, this.column + columns);
  }

  /** Puts the row `rows` times; false where the consumer wants no more. A row without cells is only counted. */
  finish(rows: number): boolean {
    let isMoreWanted = true;
    if (this.hasCells()) {
      if (this.rowsDone + rows > LAST_ROW) throw beyondLastCell();
      for (let row = this.rowsDone + 1; row <= this.rowsDone + rows && isMoreWanted; row++) {
        isMoreWanted = this.putOnce(row);
      }
    }
    this.rowsDone = Math.min(LAST_ROW, this.rowsDone + rows);
    this.held = 0;
    this.cellsHeld = 0;
    this.text.length = 0;
    this.column = 0;
    return isMoreWanted;
  }

  private hold(holding: Holding, first: number, second: number, repeats: number): void {
    if (this.column + repeats > COLUMNS) throw beyondLastCell();
    const at = this.held++;
    this.cellsHeld += repeats;
    this.holdings[at] = holding;
    this.columns[at] = this.column;
    this.repeats[at] = repeats;
    this.firsts[at] = first;
    this.seconds[at] = second;
  }

  private putOnce(row: number): boolean {
    this.cells.startRow(row);
    // Counts repeated cells against the budget: repetition is cheap to write and costly to read, for a scout too.
    this.budget.takeCells(this.cellsHeld);
    for (let at = 0; at < this.held; at++) {
      const repeats = this.repeats[at]!;
      for (let repeat = 0; repeat < repeats; repeat++) this.putCell(at, this.columns[at]! + repeat, row);
    }
    return this.cells.endRow();
  }

  private putCell(at: number, column: number, row: number): void {
    const first = this.firsts[at]!;
    const second = this.seconds[at]!;
    switch (this.holdings[at]!) {
      case 'number':
        return this.cells.number(column, first);
      case 'text':
        return this.cells.text(column, this.text.bytes, first, second);
      case 'time':
        return this.days.putIso(column, this.text.text(first, second));
      case 'error':
        this.notes.errors.add(column, row);
        return this.cells.blank(column);
      case 'uncomputed':
        this.notes.uncomputed.add(column, row);
        return this.cells.blank(column);
    }
  }
}
