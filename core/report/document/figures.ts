import type { Chart } from '../../charts/chart.ts';
import { nothingDrawn } from '../../results/nothing-drawn.ts';
import { drawChart, kindOf } from '../../charts/kinds.ts';

/** The text column of A4 with 15 mm margins, in CSS pixels. */
export const FIGURE_WIDTH = 680;

/** Tallest figure; print scales it to 93%, which makes its smallest text 8.4 points. */
const MOST_HEIGHT = 960;

/**
 * Splits a chart that is too tall for a page into several with the same axis, never within a group. Charts without a
 * shown figure are dropped; their table says so in less space.
 */
export function chartsOnPages(chart: Chart): readonly Chart[] {
  if (nothingDrawn(chart) !== null) return [];
  const parts = kindOf(chart).onPages(chart, cut);
  if (parts.length < 2) return parts;
  return parts.map((part, index) => ({
    ...part,
    title: `${chart.title} (${index + 1} of ${parts.length})`,
  }));
}

/** As few parts as fit, the first ones full. */
function cut<Item>(items: readonly Item[], part: (items: readonly Item[]) => Chart): readonly Chart[] {
  for (let size = items.length; ; size--) {
    const parts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
      part(items.slice(index * size, (index + 1) * size)),
    );
    if (size === 1 || parts.every((each) => heightOf(each) <= MOST_HEIGHT)) return parts;
  }
}

function heightOf(chart: Chart): number {
  return drawChart(chart, FIGURE_WIDTH, 1).height;
}
