import type { Chart } from '../charts/chart.ts';
import { markers } from '../words/figure-text.ts';

type Figure = { readonly value: number | null; readonly valueText: string };

/** Sentence in place of a chart without a shown figure; null where there is one. */
export function nothingDrawn(chart: Chart): string | null {
  const figures = figuresOf(chart);
  if (figures.some(({ value }) => value !== null)) return null;
  if (figures.length === 0) return 'Nothing is drawn: there is nobody to show.';
  return figures.every(({ valueText }) => valueText === markers.hidden.mark)
    ? 'Nothing is drawn: every figure is hidden, to protect individuals.'
    : 'Nothing is drawn: no figure can be told. The table says why of each.';
}

function figuresOf(chart: Chart): readonly Figure[] {
  switch (chart.kind) {
    case 'bars':
      return chart.groups.flatMap(({ bars }) => bars);
    case 'funnel':
      return chart.stages;
    case 'strata':
      return chart.rows;
  }
}
