import { countText } from '../../core/words/figure-text.ts';

export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

/** Row numbers are names, not amounts, so they carry no thousands separator. */
export function rowNumbers(rows: readonly { readonly row: number }[]): string {
  return rows.map((each) => each.row).join(', ');
}

export function percentOf(part: number, all: number): string {
  if (all === 0) return '0%';
  const percent = (100 * part) / all;
  if (percent > 0 && percent < 1) return '<1%';
  if (percent > 99 && percent < 100) return '>99%';
  return `${Math.round(percent)}%`;
}
