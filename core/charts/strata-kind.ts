import type { StrataChart } from './chart.ts';
import { chartKind } from './kind.ts';
import { drawStrata } from './strata-option.ts';

export const strata = chartKind('strata', {
  draw: drawStrata,
  figures: ({ rows }) => rows,
  onPages(chart, cut) {
    const shown = withoutHiddenRows(chart);
    return cut(shown.rows, (rows) => ({ ...shown, rows }));
  },
});

/** Collapses hidden strata, often the majority, into one line. */
function withoutHiddenRows(chart: StrataChart): StrataChart {
  const rows = chart.rows.filter(({ value }) => value !== null);
  const hidden = chart.rows.length - rows.length;
  if (hidden === 0) return chart;
  const sentence = `${hidden === 1 ? '1 group is' : `${hidden} groups are`} not shown, to protect individuals.`;
  return { ...chart, rows, subtitle: `${chart.subtitle} ${sentence}` };
}
