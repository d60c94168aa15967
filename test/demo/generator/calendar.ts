const MILLISECONDS_PER_DAY = 86_400_000;
export const DAYS_PER_YEAR = 365.25;

/** Whole days since 1970-01-01. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

/** 31 March, the day of every snapshot. */
export function snapshotDay(year: number): number {
  return dayOf(year, 3, 31);
}

/** dd/mm/yyyy, as a British HR system prints it. */
export function printDate(day: number): string {
  const [year, month, date] = new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

const bandStarts = [16, 25, 35, 45, 55, 65];

export function ageBandOn(day: number, birthDay: number): string {
  const age = Math.floor((day - birthDay) / DAYS_PER_YEAR);
  const start = bandStarts.findLast((each) => each <= age) ?? 16;
  const next = bandStarts[bandStarts.indexOf(start) + 1];
  return next === undefined ? `${start} and over` : `${start}–${next - 1}`;
}
