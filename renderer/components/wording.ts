const whole = new Intl.NumberFormat('en-GB');
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function formatCount(count: number): string {
  return whole.format(count);
}

export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

export function rowNumbers(rows: readonly { readonly row: number }[]): string {
  return rows.map((each) => formatCount(each.row)).join(', ');
}

/** 2026-03-31 -> 31 March 2026. Anything else comes back as it was. */
export function formatDay(date: string): string {
  const day = new Date(date.length === 10 ? `${date}T00:00:00Z` : date);
  return Number.isNaN(day.getTime()) ? date : dayFormat.format(day);
}

export function percentOf(part: number, all: number): string {
  if (all === 0) return '0%';
  const percent = (100 * part) / all;
  if (percent > 0 && percent < 1) return 'under 1%';
  if (percent > 99 && percent < 100) return 'over 99%';
  return `${Math.round(percent)}%`;
}
