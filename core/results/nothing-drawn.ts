import type { Chart } from '../charts/chart.ts';
import { kindOf } from '../charts/kinds.ts';
import { markers } from '../words/figure-text.ts';

/** Sentence in place of a chart without a shown figure; null where there is one. */
export function nothingDrawn(chart: Chart): string | null {
  const figures = kindOf(chart).figures(chart);
  if (figures.some(({ value }) => value !== null)) return null;
  if (figures.length === 0) return 'Nothing is drawn: there is nobody to show.';
  return figures.every(({ valueText }) => valueText === markers.hidden.mark)
    ? 'Nothing is drawn: every figure is hidden, to protect individuals.'
    : 'Nothing is drawn: no figure can be told. The table says why of each.';
}
