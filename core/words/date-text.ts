export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "2026-03-31" is "31 March 2026", "2026-03-31T09:05:00Z" is "31 March 2026, 09:05 UTC"; other text stays as it is. */
export function dateText(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z)?$/.exec(iso);
  const month = months[Number(match?.[2]) - 1];
  if (!match || month === undefined) return iso;
  const day = `${Number(match[3])} ${month} ${match[1]}`;
  return match[4] === undefined ? day : `${day}, ${match[4]} UTC`;
}
