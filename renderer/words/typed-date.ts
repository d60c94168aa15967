import { months } from '../../core/words/date-text.ts';

const byNumbers = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/;
const byName = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-.]*([a-z]{3,})[\s\-.,]*(\d{4})$/i;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * ISO date of a date as people write it, day first: 31/03/2026, 31.3.2026, 31 March 2026; or 2026-03-31. Null where it
 * is no day of the calendar from 1900 to 2099.
 */
export function typedDate(typed: string): string | null {
  const parts = partsOf(typed.trim());
  if (parts === null) return null;
  const { day, month, year } = parts;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  if (day < 1 || day > daysIn(month, year)) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** What is wrong with a date, in one sentence; null where nothing is. */
export function dateProblem(typed: string): string | null {
  if (typedDate(typed) !== null) return null;
  const parts = partsOf(typed.trim());
  if (parts === null) return 'Give day, month and a year of four digits, as in 31/03/2026.';
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR)
    return `Give a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;
  return 'There is no such day: give the day first, then the month, as in 31/03/2026.';
}

type Parts = { readonly day: number; readonly month: number; readonly year: number };

function partsOf(typed: string): Parts | null {
  const iso = yearFirst.exec(typed);
  if (iso) return { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) };
  const numbers = byNumbers.exec(typed);
  if (numbers) return { day: Number(numbers[1]), month: Number(numbers[2]), year: Number(numbers[3]) };
  const named = byName.exec(typed);
  const name = named?.[2]?.toLowerCase() ?? '';
  const month = months.findIndex((each) => each.toLowerCase().startsWith(name)) + 1;
  return named && month > 0 ? { day: Number(named[1]), month, year: Number(named[3]) } : null;
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
