import { drawBars } from './bars-option.ts';
import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { drawFunnel } from './funnel-option.ts';

/** The ECharts option of a chart at a width in pixels; its height follows from what it holds. */
export function drawChart(chart: Chart, width: number, textScale: number): Drawing {
  return chart.kind === 'bars' ? drawBars(chart, width, textScale) : drawFunnel(chart, width, textScale);
}
