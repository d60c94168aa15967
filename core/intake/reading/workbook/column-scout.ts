import type { CellTaker } from './cells.ts';
import { BLANK, DAY, NUMBER, TEXT } from './sheet-scout.ts';

/** Reads a sheet without a header to its end, since only then are its columns known. */
export class ColumnScout implements CellTaker {
  private readonly met: Uint8Array;

  /** `met` receives the kinds of each column of the sheet, as bits. */
  constructor(met: Uint8Array) {
    this.met = met;
  }

  startRow(): void {
    // Rows do not matter here.
  }

  text(column: number): void {
    this.met[column]! |= TEXT;
  }

  number(column: number): void {
    this.met[column]! |= NUMBER;
  }

  day(column: number): void {
    this.met[column]! |= DAY;
  }

  blank(column: number): void {
    this.met[column]! |= BLANK;
  }

  endRow(): boolean {
    return true;
  }
}
