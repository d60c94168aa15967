import type { ColumnNotes } from './column-notes.ts';
import type { Spans, StoredValues } from './values.ts';
import { type Offset, zoneOffset } from './zone.ts';

const DAY_SECONDS = 86_400;
const NANOSECONDS_A_DAY = 86_400_000_000_000n;
const MICROSECONDS_A_DAY = 86_400_000_000n;
/** Timestamp "infinity" of DuckDB and PostgreSQL. */
const INFINITE_MOMENT = 2n ** 63n - 1n;
/** Julian day number of 1970-01-01 (from noon). */
const JULIAN_DAY_OF_1970 = 2_440_588;

/** Days since 1970-01-01 of timestamps in units of 1/`perDay` day. */
export function daysOf(
  stored: StoredValues,
  perDay: number,
  zone: string | null,
  notes: ColumnNotes,
): Float64Array {
  const offset = zone === null || zone === 'UTC' ? null : zoneOffset(zone);
  if (stored.stored === 'numbers') {
    return Float64Array.from(stored.numbers, (value) => dayOf(value, perDay, offset, notes));
  }
  if (stored.stored === 'spans') throw new RangeError('Bytes do not hold moments.');
  const { longs } = stored;
  const days = new Float64Array(longs.length);
  const wide = BigInt(perDay);
  for (let index = 0; index < days.length; index++) {
    const value = longs[index]!;
    if (value === INFINITE_MOMENT || value === -INFINITE_MOMENT) {
      days[index] = Number.NaN;
      notes.infinite++;
      continue;
    }
    const near = Number(value);
    days[index] = Number.isSafeInteger(near)
      ? dayOf(near, perDay, offset, notes)
      : wideDayOf(value, wide, perDay, offset, notes);
  }
  return days;
}

/** Floor of the quotient, corrected where the division rounds up to the next day. */
function dayOf(value: number, perDay: number, offset: Offset | null, notes: ColumnNotes): number {
  let day = Math.floor(value / perDay);
  let rest = value - day * perDay;
  if (rest < 0) {
    day -= 1;
    rest += perDay;
  }
  return localDay(day, rest, perDay, offset, notes);
}

function wideDayOf(
  value: bigint,
  wide: bigint,
  perDay: number,
  offset: Offset | null,
  notes: ColumnNotes,
): number {
  const rest = ((value % wide) + wide) % wide;
  return localDay(Number((value - rest) / wide), Number(rest), perDay, offset, notes);
}

function localDay(
  day: number,
  rest: number,
  perDay: number,
  offset: Offset | null,
  notes: ColumnNotes,
): number {
  if (!offset) {
    if (rest !== 0) notes.hasTimes = true;
    return day;
  }
  const unitsASecond = perDay / DAY_SECONDS;
  const local = rest + offset(day * DAY_SECONDS + rest / unitsASecond) * unitsASecond;
  if (local % perDay !== 0) notes.hasTimes = true;
  const shift = Math.floor(local / perDay);
  if (shift !== 0) notes.otherDays++;
  return day + shift;
}

/** INT96 timestamps: eight bytes of nanoseconds within the day, then four of the Julian day. */
export function daysOfInt96({ bytes, starts }: Spans, notes: ColumnNotes): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from(starts, (start) => {
    const nanoseconds = view.getBigInt64(start, true);
    const day = view.getInt32(start + 8, true) - JULIAN_DAY_OF_1970;
    if (nanoseconds !== 0n) notes.hasTimes = true;
    const isWithin = nanoseconds >= 0n && nanoseconds < NANOSECONDS_A_DAY;
    return isWithin ? day : wrappedDay(day, nanoseconds);
  });
}

/** Spark counts 64-bit microseconds, which overflow beyond the year 262,000; undoes the wrap. */
function wrappedDay(day: number, nanoseconds: bigint): number {
  const microseconds = BigInt.asIntN(64, BigInt(day) * MICROSECONDS_A_DAY + nanoseconds / 1_000n);
  const rest = ((microseconds % MICROSECONDS_A_DAY) + MICROSECONDS_A_DAY) % MICROSECONDS_A_DAY;
  return Number((microseconds - rest) / MICROSECONDS_A_DAY);
}

/** Times of day as hh:mm:ss, with a fraction where there is one. */
export function timesOf(stored: StoredValues, perSecond: number): string[] {
  if (stored.stored === 'spans') throw new RangeError('Bytes do not hold times.');
  const values = stored.stored === 'longs' ? stored.longs : stored.numbers;
  const digits = String(perSecond).length - 1;
  return Array.from({ length: values.length }, (_, index) => {
    const value = Number(values[index]);
    const seconds = Math.floor(value / perSecond);
    const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
    const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
    const fraction = value - seconds * perSecond;
    return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(digits, '0').replace(/0+$/u, '')}`;
  });
}
