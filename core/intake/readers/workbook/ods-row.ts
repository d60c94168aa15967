import { type CellTaker, COLUMNS, LAST_ROW, type SheetNotes } from './cells.ts';
import { beyondLastCell, oversizedWorkbook } from './refusals.ts';
import { DayCells } from './serial-day.ts';
import { TextBytes } from './text-bytes.ts';

/** Repetition is cheap to write and dear to read: more repeated cells than this no table has. */
const MOST_REPEATED_CELLS = 20_000_000;

type Put = (cells: CellTaker, days: DayCells, column: number, row: number) => void;
type RowCell = { readonly column: number; readonly columns: number; readonly put: Put };

/** The cells of one row, kept until the row is put as often as it is repeated. */
export class OdsRow {
  private readonly cells: CellTaker;
  private readonly days: DayCells;
  private readonly text = new TextBytes();
  private readonly held: RowCell[] = [];
  private column = 0;
  private row = 0;
  private repeatedCells = 0;

  constructor(cells: CellTaker, notes: SheetNotes) {
    this.cells = cells;
    this.days = new DayCells(cells, notes, '1900');
  }

  get place(): { readonly column: number; readonly row: number } {
    return { column: this.column, row: this.row + 1 };
  }

  hasCells(): boolean {
    return this.held.length > 0;
  }

  hold(put: Put, columns: number): void {
    if (this.column + columns > COLUMNS) throw beyondLastCell();
    this.held.push({ column: this.column, columns, put });
  }

  holdText(words: TextBytes, columns: number): void {
    const start = this.text.length;
    this.text.append(words.bytes, 0, words.length);
    const end = this.text.length;
    this.hold((cells, _, column) => cells.text(column, this.text.bytes, start, end), columns);
  }

  passColumns(columns: number): void {
    this.column = Math.min(COLUMNS, this.column + columns);
  }

  /** Puts the row; false: enough was seen. Returns at once for a row without cells. */
  finish(rows: number): boolean {
    let isMoreWanted = true;
    if (this.hasCells()) {
      if (this.row + rows > LAST_ROW) throw beyondLastCell();
      for (let row = this.row + 1; row <= this.row + rows && isMoreWanted; row++) {
        isMoreWanted = this.putOnce(row);
      }
    }
    this.row = Math.min(LAST_ROW, this.row + rows);
    this.held.length = 0;
    this.text.length = 0;
    this.column = 0;
    return isMoreWanted;
  }

  private putOnce(row: number): boolean {
    this.cells.startRow(row);
    for (const { column, columns, put } of this.held) {
      this.repeatedCells += columns - 1;
      for (let repeat = 0; repeat < columns; repeat++) put(this.cells, this.days, column + repeat, row);
    }
    if (row > this.row + 1) this.repeatedCells += this.held.length;
    if (this.repeatedCells > MOST_REPEATED_CELLS) throw oversizedWorkbook();
    return this.cells.endRow();
  }
}
