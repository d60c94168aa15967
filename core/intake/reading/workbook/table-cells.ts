import type { RowBatch } from '../rows/row-batch.ts';
import { type CellTaker, CellTally, COLUMNS } from './cells.ts';
import type { SheetLayout } from './sheet-layout.ts';
import { BLANK, DAY, NUMBER, TEXT } from './sheet-scout.ts';

const NO_PLACE = -1;
const kindsThatFit = { text: TEXT | NUMBER | DAY, number: NUMBER, date: DAY } as const;

/** Puts the cells of a sheet into table rows while they fit the layout. */
export class TableCells implements CellTaker {
  /** Set once a cell did not fit; later cells only add to the evidence. */
  isRefuted = false;
  /** Dates with a time of day, by table column. */
  readonly timesOfDay: Uint32Array;
  /** Cells outside the table's columns. */
  readonly strays = new CellTally();
  /** Kinds met, as bits, by column of the sheet. */
  private readonly met: Uint8Array;
  private readonly batch: RowBatch;
  private readonly firstDataRow: number;
  private readonly places = new Int32Array(COLUMNS).fill(NO_PLACE);
  private readonly fitting: Uint8Array;
  private row = 0;
  private isBlankRow = true;

  constructor(batch: RowBatch, layout: SheetLayout, met: Uint8Array) {
    this.batch = batch;
    this.met = met;
    this.firstDataRow = layout.firstDataRow;
    layout.places.forEach((place, column) => {
      this.places[place] = column;
    });
    this.fitting = Uint8Array.from(layout.columns, ({ holds }) => kindsThatFit[holds] | BLANK);
    this.timesOfDay = new Uint32Array(layout.columns.length);
  }

  startRow(row: number): void {
    this.row = row;
    this.isBlankRow = true;
  }

  text(column: number, bytes: Uint8Array, start: number, end: number): void {
    const place = this.placeOf(column, TEXT);
    if (place !== NO_PLACE) this.batch.putBytes(place, bytes, start, end);
  }

  number(column: number, value: number): void {
    const place = this.placeOf(column, NUMBER);
    if (place !== NO_PLACE) this.batch.putNumber(place, value);
  }

  day(column: number, day: number, hasTime: boolean): void {
    const place = this.placeOf(column, DAY);
    if (place === NO_PLACE) return;
    this.batch.putDay(place, day);
    if (hasTime && this.batch.isWanted(place)) this.timesOfDay[place]!++;
  }

  blank(column: number): void {
    this.placeOf(column, BLANK);
  }

  endRow(): boolean {
    return this.isBlankRow || this.isRefuted || this.batch.endRow(this.row);
  }

  private placeOf(column: number, kind: number): number {
    if (this.row < this.firstDataRow) return NO_PLACE;
    const place = this.places[column]!;
    if (place === NO_PLACE) {
      this.strays.add(column, this.row);
      return NO_PLACE;
    }
    this.isBlankRow = false;
    if ((this.fitting[place]! & kind) !== 0) return this.isRefuted ? NO_PLACE : place;
    this.met[column]! |= kind;
    this.isRefuted = true;
    return NO_PLACE;
  }
}
