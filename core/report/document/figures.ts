import type { Chart } from '../../charts/chart.ts';
import { nothingDrawn } from '../../results/nothing-drawn.ts';
import { drawChart } from '../../charts/option.ts';

/** The text column of A4 with 15 mm margins, in CSS pixels. */
export const FIGURE_WIDTH = 680;

/** In print the tallest is drawn at 93%: its smallest text is 8.4 points. */
const MOST_HEIGHT = 960;

/**
 * A chart too tall for a page becomes several with the same axis; a group is never cut.
 * One without a single figure to show is left out: its table says so in less room.
 */
export function chartsOnPages(chart: Chart): readonly Chart[] {
  if (nothingDrawn(chart) !== null) return [];
  const parts = partsOf(withoutHiddenRows(chart));
  if (parts.length < 2) return parts;
  return parts.map((part, index) => ({
    ...part,
    title: `${chart.title} (${index + 1} of ${parts.length})`,
  }));
}

/** Where characteristics combine most groups may be hidden; on paper one line for all of them will do. */
function withoutHiddenRows(chart: Chart): Chart {
  if (chart.kind !== 'strata') return chart;
  const rows = chart.rows.filter(({ value }) => value !== null);
  const hidden = chart.rows.length - rows.length;
  if (hidden === 0) return chart;
  const sentence = `${hidden === 1 ? '1 group is' : `${hidden} groups are`} not shown, to protect individuals.`;
  return { ...chart, rows, subtitle: `${chart.subtitle} ${sentence}` };
}

function partsOf(chart: Chart): readonly Chart[] {
  switch (chart.kind) {
    case 'bars':
      return cut(chart.groups, (groups) => ({ ...chart, groups }));
    case 'strata':
      return cut(chart.rows, (rows) => ({ ...chart, rows }));
    case 'funnel':
      return [chart];
  }
}

/** As few parts as fit; the first are full. */
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
