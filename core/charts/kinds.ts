import { bars } from './bars-kind.ts';
import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { funnel } from './funnel-kind.ts';
import type { ChartKind } from './kind.ts';
import { strata } from './strata-kind.ts';

/** A kind of chart is a file and a line here; its shape stands in chart.ts and in the schema of a result. */
const kinds: Readonly<Record<Chart['kind'], ChartKind>> = { bars, funnel, strata };

export function kindOf({ kind }: Pick<Chart, 'kind'>): ChartKind {
  return kinds[kind];
}

/** Draws a chart at a width in pixels; the height follows from its content. */
export function drawChart(chart: Chart, width: number, textScale: number): Drawing {
  return kindOf(chart).draw(chart, width, textScale);
}
