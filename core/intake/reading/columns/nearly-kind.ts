import { MISSING_DAY } from '../../../table/column.ts';
import type { ByteDictionary } from './byte-dictionary.ts';
import { DayText } from './day-text.ts';
import { isMissingWord } from './missing-word.ts';
import { NumberText } from './number-text.ts';

/** Share of values from which a column was probably meant to hold numbers or dates. */
const LEAST_SHARE = 0.9;

type Span = readonly [bytes: Uint8Array, start: number, end: number];
type Attempt = { readonly isRead: (...span: Span) => boolean; rows: number };

/** Why a column became words although nearly all values are numbers or dates. `counts`: rows by code. */
export function nearlyRemarks(
  dictionary: ByteDictionary,
  counts: Float64Array,
  hasDecimalComma: boolean,
): string[] {
  const numbers = [attemptNumbers('.'), ...(hasDecimalComma ? [attemptNumbers(',')] : [])];
  const days = [attemptDays(false), attemptDays(true)];
  let rows = 0;
  let inEitherOrder = 0;
  let missed = 0;
  const most = counts.subarray(1, dictionary.size).reduce((sum, count) => sum + count, 0) * (1 - LEAST_SHARE);
  for (let code = 1; code < dictionary.size && missed <= most; code++) {
    const { bytes, start, end } = dictionary.span(code);
    const count = counts[code]!;
    if (isMissingWord(bytes, start, end)) continue;
    rows += count;
    const areNumbers = numbers.map((attempt) => tryRead(attempt, count, bytes, start, end)).includes(true);
    const areDays = days.map((attempt) => tryRead(attempt, count, bytes, start, end)).includes(true);
    if (areDays) inEitherOrder += count;
    if (!areNumbers && !areDays) missed += count;
    // Digits that cannot be read as a number are codes, and so are the numbers beside them.
    if (!areNumbers && !areDays && isDigits(bytes, start, end)) return [];
  }
  if (missed > most || rows === 0) return [];
  const asDays = Math.max(...days.map((attempt) => attempt.rows));
  if (inEitherOrder === rows && asDays < rows) {
    return ['some dates only fit day first and others only month first, so the column was kept as written'];
  }
  const asNumbers = Math.max(...numbers.map((attempt) => attempt.rows));
  const read = Math.max(asNumbers, asDays);
  if (read < rows * LEAST_SHARE || read === rows) return [];
  const kind = asNumbers >= asDays ? 'numbers' : 'dates';
  return [
    `${read.toLocaleString('en-GB')} of ${rows.toLocaleString('en-GB')} values are ${kind} and the others are not, so the column was kept as written`,
  ];
}

function attemptNumbers(decimal: '.' | ','): Attempt {
  const text = new NumberText(decimal);
  return { isRead: (...span) => !Number.isNaN(text.read(...span)), rows: 0 };
}

function attemptDays(isMonthFirst: boolean): Attempt {
  const text = new DayText(isMonthFirst);
  return { isRead: (...span) => text.read(...span) !== MISSING_DAY, rows: 0 };
}

function tryRead(attempt: Attempt, count: number, ...span: Span): boolean {
  const isRead = attempt.isRead(...span);
  if (isRead) attempt.rows += count;
  return isRead;
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! < 48 || bytes[at]! > 57) return false;
  return true;
}
