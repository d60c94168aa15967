import type { CellTaker } from './cells.ts';
import { BLANK, DAY, NUMBER, TEXT } from './sheet-scout.ts';

/** Goes through a sheet without a header to its end: which columns it has is known only then. */
export class ColumnScout implements CellTaker {
  private readonly met: Uint8Array;

  /** `met` takes what each column of the sheet holds, as bits. */
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
