import type { BarsChart } from './chart.ts';
import { textWidth, widestText, wrapText } from './text-width.ts';
import { type TextSizes, textSizes } from './theme.ts';

/** Labels left, plot, numbers right; in narrow drawings labels stand above their bars. */
export type Columns = {
  readonly sizes: TextSizes;
  readonly scale: number;
  readonly isStacked: boolean;
  /** Tighter rows for charts with many. */
  readonly isCompact: boolean;
  readonly numberHeight: number;
  readonly labelWidth: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly width: number;
};

const COLUMN_GAP = 14;
const NARROW = 480;
const MANY_ROWS = 6;
const MOST_LABEL_LINES = 3;

export function layOutColumns(chart: BarsChart, width: number, scale: number): Columns {
  const bars = chart.groups.flatMap((group) => group.bars);
  const labels = bars.map((bar) => bar.label);
  const headings = chart.groups.flatMap((group) => group.label ?? []);
  const intervals = bars.map((bar) => bar.intervalText).filter((text) => text !== '');
  const isCompact = bars.length > MANY_ROWS || chart.mark === 'dot' || headings.length > 0;
  const sizes = textSizes(scale, isCompact);
  const numbers = bars.map((bar) => bar.valueText);
  const numberWidth = Math.max(
    widestText(numbers, sizes.value, 600),
    widestText(intervals, sizes.small, 400),
  );

  const mostLabel = width * (chart.mark === 'dot' ? 0.42 : 0.36);
  const isTooLong = (text: string, sizePx: number, weight: 400 | 600) =>
    wrapText(text, mostLabel, sizePx, weight).length > MOST_LABEL_LINES;
  const isStacked =
    width < NARROW * scale ||
    labels.some((label) => isTooLong(label, sizes.label, 400)) ||
    headings.some((heading) => isTooLong(heading, sizes.heading, 600));
  const longest = Math.max(widestText(labels, sizes.label, 400), widestText(headings, sizes.heading, 600));
  const labelWidth = isStacked ? width - numberWidth - COLUMN_GAP : Math.min(mostLabel, longest);
  return {
    sizes,
    scale,
    isStacked,
    isCompact,
    numberHeight: sizes.value * 1.15 + (intervals.length > 0 ? sizes.small * 1.2 : 0),
    labelWidth,
    plotLeft: isStacked ? 0 : labelWidth + COLUMN_GAP,
    // Half of the last tick label extends to the right of the plot.
    plotRight: width - numberWidth - COLUMN_GAP - textWidth('100%', sizes.axis, 400) / 2,
    width,
  };
}
