import { dateText } from '../../core/words/date-text.ts';

/** A moment on the clock of whoever looks: "31 March 2026, 10:05". */
export function localTimeText(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return moment;
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${dateText(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}
