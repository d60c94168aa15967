import type { CellTaker, SheetNotes } from './cells.ts';
import type { FormatKind } from './number-format.ts';
import { TextBytes } from './text-bytes.ts';

/** Date system of a workbook: 1900, with a 29 February that did not exist, or 1904. */
export type Epoch = '1900' | '1904';

const SECONDS_A_DAY = 86_400;
const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of both systems, 1899-12-30 and 1904-01-01, in days since 1970-01-01. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;
const FALSE_LEAP_DAY = 60;
/** 9999-12-31. */
const LAST_DAY = 2_932_896;

/** Converts serial numbers and ISO 8601 texts to days and times in the cells of a sheet. */
export class DayCells {
  private readonly cells: CellTaker;
  private readonly notes: SheetNotes;
  private readonly epoch: Epoch;
  private readonly words = new TextBytes(64);

  constructor(cells: CellTaker, notes: SheetNotes, epoch: Epoch) {
    this.cells = cells;
    this.notes = notes;
    this.epoch = epoch;
  }

  /** A serial number, in the format of its cell. */
  putSerial(column: number, row: number, value: number, kind: Exclude<FormatKind, 'number'>): void {
    const seconds = Math.round(value * SECONDS_A_DAY);
    const serial = Math.floor(seconds / SECONDS_A_DAY);
    const isFirstDay = serial === 0 && seconds > 0 && this.epoch === '1900';
    const day = this.dayOf(serial);
    if (kind === 'duration') this.putWords(column, clockText(seconds));
    else if (serial < 0 || day > LAST_DAY) this.cells.number(column, value);
    else if (kind === 'time' || isFirstDay) this.putWords(column, clockText(seconds % SECONDS_A_DAY));
    else if (this.epoch === '1900' && (serial === 0 || serial === FALSE_LEAP_DAY)) {
      this.notes.noDays.add(column, row);
      this.cells.blank(column);
    } else this.cells.day(column, day, seconds % SECONDS_A_DAY !== 0);
  }

  /** An ISO 8601 date or time; other text stays as it is. */
  putIso(column: number, text: string): void {
    const [, year, month, date, hour, minute, second = '00'] = ISO_TIME.exec(text) ?? [];
    if (year === undefined || month === undefined || date === undefined) {
      this.putWords(column, hour === undefined ? text : `${hour}:${minute}:${second}`);
      return;
    }
    const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
    const day = new Date(time);
    const isReal = day.getUTCMonth() + 1 === Number(month) && day.getUTCDate() === Number(date);
    const hasTime = Number(hour ?? 0) + Number(minute ?? 0) + Number(second) > 0;
    if (isReal) this.cells.day(column, time / MILLISECONDS_A_DAY, hasTime);
    else this.putWords(column, text);
  }

  putWords(column: number, text: string): void {
    this.words.length = 0;
    this.words.appendString(text);
    if (text !== '') this.cells.text(column, this.words.bytes, 0, this.words.length);
  }

  private dayOf(serial: number): number {
    if (this.epoch === '1904') return serial + DAY_ZERO_1904;
    return serial + DAY_ZERO_1900 + (serial < FALSE_LEAP_DAY ? 1 : 0);
  }
}

const ISO_TIME =
  /^(?:(\d{4})-(\d\d)-(\d\d)T?)?(?:T?(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?$/u;

/** hh:mm:ss; hours may exceed 24. */
export function clockText(seconds: number): string {
  const rest = Math.abs(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(rest / 3_600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return seconds < 0 ? `-${clock}` : clock;
}
