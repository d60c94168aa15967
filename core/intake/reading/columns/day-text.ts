import { MISSING_DAY } from '../../../table/column.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
const SEPARATORS = new Set(['-', '/', '.', ' '].map((mark) => mark.charCodeAt(0)));
/** Oracle separates hours, minutes and seconds by points. */
const TIME_OF_DAY = /^[T ]+\d{1,2}([:.])\d{2}(\1\d{2}([.,]\d+)?)?( ?[AP]M)?( ?Z| ?[+-]\d{2}(:?\d{2})?)?$/iu;

/** Oracle's RR rule for two-digit years (Oracle SQL reference, "The RR datetime format element"). */
const FIRST_YEAR_OF_LAST_CENTURY = 50;

/** Range of day serials (days since 1899-12-30) taken for dates: 1940-01-01 to 2059-12-31. */
const FIRST_SERIAL = 14_611;
const LAST_SERIAL = 58_440;
const SERIAL_OF_1970 = 25_569;

/** Parses dates as HR systems write them. One parser a column: its order of day and month is fixed. */
export class DayText {
  readonly isMonthFirst: boolean;
  /** Values that fit one order of day and month only, counted under either order. */
  dayFirstOnly = 0;
  monthFirstOnly = 0;
  /** Values that fit both orders of day and month. */
  eitherOrder = 0;
  hasTimes = false;
  hasShortYears = false;
  /** Whether some values were spreadsheet day serials. */
  hasSerials = false;

  constructor(isMonthFirst: boolean) {
    this.isMonthFirst = isMonthFirst;
  }

  /** Days since 1970-01-01 of the date in `bytes[start, end)`, or MISSING_DAY when it is not a date. */
  read(bytes: Uint8Array, start: number, end: number): number {
    if (end - start === 10 && bytes[start + 4] === 45 && bytes[start + 7] === 45) {
      const day = readIsoDay(bytes, start);
      if (day !== MISSING_DAY) return day;
    }
    const first = digitsAt(bytes, start, end);
    if (first === 4) return this.readYearFirst(bytes, start, end);
    if (first === 1 || first === 2) return this.readDayOrMonthFirst(bytes, start, start + first, end);
    if (first === 0) return this.readMonthNameFirst(bytes, start, end);
    if (first === 5 && end - start === 5) return this.readSerial(bytes, start);
    return first === 8 && end - start === 8 ? this.readRun(bytes, start) : MISSING_DAY;
  }

  /** Forms such as "January 31, 2020" and "Jan-31-2020". */
  private readMonthNameFirst(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at < end && isLetter(bytes[at]!)) at++;
    const month = monthNamed(bytes, start, at);
    const separator = bytes[at];
    if (month === 0 || at === end || (separator !== 32 && separator !== 45)) return MISSING_DAY;
    const dayDigits = digitsAt(bytes, ++at, end);
    const day = numberAt(bytes, at, dayDigits);
    at += dayDigits;
    if (bytes[at] === 44) at++;
    if (dayDigits < 1 || dayDigits > 2 || bytes[at] !== separator) return MISSING_DAY;
    if (digitsAt(bytes, ++at, end) !== 4 || !this.isRest(bytes, at + 4, end)) return MISSING_DAY;
    return dayNumber(numberAt(bytes, at, 4), month, day);
  }

  /** Tried only where yyyymmdd is. */
  private readSerial(bytes: Uint8Array, start: number): number {
    const serial = numberAt(bytes, start, 5);
    if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return MISSING_DAY;
    this.hasSerials = true;
    return serial - SERIAL_OF_1970;
  }

  private readYearFirst(bytes: Uint8Array, start: number, end: number): number {
    const mark = bytes[start + 4];
    if (end - start < 8 || (mark !== 45 && mark !== 47 && mark !== 46)) return MISSING_DAY;
    const monthDigits = digitsAt(bytes, start + 5, end);
    const dayStart = start + 6 + monthDigits;
    if (monthDigits < 1 || monthDigits > 2 || bytes[dayStart - 1] !== mark) return MISSING_DAY;
    const dayDigits = digitsAt(bytes, dayStart, end);
    if (dayDigits < 1 || dayDigits > 2 || !this.isRest(bytes, dayStart + dayDigits, end)) return MISSING_DAY;
    const year = numberAt(bytes, start, 4);
    return dayNumber(year, numberAt(bytes, start + 5, monthDigits), numberAt(bytes, dayStart, dayDigits));
  }

  private readDayOrMonthFirst(bytes: Uint8Array, start: number, mark: number, end: number): number {
    const separator = bytes[mark]!;
    if (mark + 1 >= end || !SEPARATORS.has(separator)) return MISSING_DAY;
    const second = mark + 1;
    const secondDigits = digitsAt(bytes, second, end);
    let secondEnd = second + secondDigits;
    let month = 0;
    if (secondDigits === 0) {
      while (secondEnd < end && isLetter(bytes[secondEnd]!)) secondEnd++;
      month = monthNamed(bytes, second, secondEnd);
      if (month === 0) return MISSING_DAY;
    } else if (secondDigits > 2 || separator === 32) return MISSING_DAY;
    if (secondEnd >= end || bytes[secondEnd] !== separator) return MISSING_DAY;
    const yearStart = secondEnd + 1;
    const yearDigits = digitsAt(bytes, yearStart, end);
    if ((yearDigits !== 4 && yearDigits !== 2) || !this.isRest(bytes, yearStart + yearDigits, end)) {
      return MISSING_DAY;
    }
    const year =
      yearDigits === 4 ? numberAt(bytes, yearStart, 4) : this.fullYear(numberAt(bytes, yearStart, 2));
    const one = numberAt(bytes, start, mark - start);
    if (month > 0) return dayNumber(year, month, one);
    return this.inOrder(year, one, numberAt(bytes, second, secondDigits));
  }

  private inOrder(year: number, one: number, two: number): number {
    const dayFirst = dayNumber(year, two, one);
    const monthFirst = one === two ? dayFirst : dayNumber(year, one, two);
    if (dayFirst === MISSING_DAY && monthFirst !== MISSING_DAY) this.monthFirstOnly++;
    else if (monthFirst === MISSING_DAY && dayFirst !== MISSING_DAY) this.dayFirstOnly++;
    else if (one !== two) this.eitherOrder++;
    return this.isMonthFirst ? monthFirst : dayFirst;
  }

  private fullYear(short: number): number {
    this.hasShortYears = true;
    return short < FIRST_YEAR_OF_LAST_CENTURY ? 2000 + short : 1900 + short;
  }

  /** Whether the rest is empty or a time of day. */
  private isRest(bytes: Uint8Array, from: number, end: number): boolean {
    if (from === end) return true;
    let text = '';
    for (let at = from; at < end; at++) text += String.fromCharCode(bytes[at]!);
    if (!TIME_OF_DAY.test(text)) return false;
    if (/[1-9]/u.test(text.slice(0, 9))) this.hasTimes = true;
    return true;
  }

  /** yyyymmdd, only where a person fixed the type as date; elsewhere such digits are a number first. */
  private readRun(bytes: Uint8Array, start: number): number {
    const year = numberAt(bytes, start, 4);
    if (year < 1900 || year > 2199) return MISSING_DAY;
    return dayNumber(year, numberAt(bytes, start + 4, 2), numberAt(bytes, start + 6, 2));
  }
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Day number of the first of each month, by months since FIRST_YEAR. */
const MONTH_STARTS = Int32Array.from({ length: (LAST_YEAR - FIRST_YEAR) * 12 + 1 }, (_, month) =>
  dayNumber(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1),
);

/** Fast path for yyyy-mm-dd, the commonest form, without a call per part; MISSING_DAY for any other. */
function readIsoDay(bytes: Uint8Array, start: number): number {
  const century = bytes[start]! * 10 + bytes[start + 1]! - 528;
  const year = century * 100 + bytes[start + 2]! * 10 + bytes[start + 3]! - 528;
  const month = bytes[start + 5]! * 10 + bytes[start + 6]! - 528;
  const day = bytes[start + 8]! * 10 + bytes[start + 9]! - 528;
  for (let at = start; at < start + 10; at++) {
    const byte = bytes[at]!;
    if (byte > 57 || (byte < 48 && at !== start + 4 && at !== start + 7)) return MISSING_DAY;
  }
  if (year < FIRST_YEAR || year >= LAST_YEAR || month < 1 || month > 12 || day < 1) return MISSING_DAY;
  const index = (year - FIRST_YEAR) * 12 + month - 1;
  const first = MONTH_STARTS[index]!;
  return first + day <= MONTH_STARTS[index + 1]! ? first + day - 1 : MISSING_DAY;
}

/** Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || year < 1000 || day > daysIn(year, month)) return MISSING_DAY;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** yyyy-mm-dd of a day number; inverse of `dayNumber`. */
export function isoDay(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function digitsAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
  return at - start;
}

function numberAt(bytes: Uint8Array, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at++) number = number * 10 + bytes[at]! - 48;
  return number;
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** Month 1 to 12 of an English name, in full or in three letters ("Sept" too); 0 for any other word. */
function monthNamed(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 3 || end - start > 9) return 0;
  let word = '';
  for (let at = start; at < end; at++) word += String.fromCharCode(bytes[at]! | 32);
  if (word === 'sept') return 9;
  return (word.length === 3 ? MONTHS.indexOf(word) : FULL_MONTHS.indexOf(word)) + 1;
}
