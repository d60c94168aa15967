import { drawBars } from './bars-option.ts';
import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';
import { drawFunnel } from './funnel-option.ts';
import { drawStrata } from './strata-option.ts';

/** Draws a chart at a width in pixels; the height follows from its content. */
export function drawChart(chart: Chart, width: number, textScale: number): Drawing {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, width, textScale);
    case 'funnel':
      return drawFunnel(chart, width, textScale);
    case 'strata':
      return drawStrata(chart, width, textScale);
  }
}
