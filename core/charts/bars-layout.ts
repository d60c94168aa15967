import type { Bar, BarsChart } from './chart.ts';
import type { TextMark } from './marks.ts';
import { textWidth, widestText, wrapText } from './text-width.ts';
import { INK, palette, type TextSizes, textSizes } from './theme.ts';

/** Where everything stands, in pixels. The plot is the space between label and number columns. */
export type BarsLayout = {
  readonly width: number;
  readonly height: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly axisEnd: number;
  readonly ticks: readonly number[];
  readonly rows: readonly BarRow[];
  readonly key: { readonly x: number; readonly y: number } | null;
  readonly texts: readonly TextMark[];
};

export type BarRow = {
  readonly bar: Bar;
  /** Of the band that grid lines cross. */
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
  readonly thickness: number;
};

const COLUMN_GAP = 14;
const NARROW = 480;
const MANY_ROWS = 6;
const MOST_LABEL_LINES = 3;
const LINE_HEIGHT = 1.3;
const MOST_TICKS = 8;

type Columns = {
  readonly sizes: TextSizes;
  readonly scale: number;
  readonly isStacked: boolean;
  readonly isCompact: boolean;
  readonly numberHeight: number;
  readonly labelWidth: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly width: number;
};

export function layOutBars(chart: BarsChart, width: number, scale: number): BarsLayout {
  const columns = layOutColumns(chart, width, scale);
  const axisEnd = chart.axisEnd > 0 ? Math.min(1, chart.axisEnd) : 1;
  const { plotLeft, plotRight, sizes } = columns;
  const xOf = (value: number) => plotLeft + (value / axisEnd) * (plotRight - plotLeft);
  const hasFigures = chart.groups.some((group) => group.bars.some((bar) => bar.value !== null));
  const ticks = hasFigures ? chooseTicks(axisEnd, plotRight - plotLeft, sizes.axis * 4.5) : [];
  const texts: TextMark[] = [];
  const rows: BarRow[] = [];

  const key = placeKey(chart, columns, xOf);
  texts.push(...(key?.texts ?? []));
  let y = key?.bottom ?? 4;

  const isTall = chart.groups.reduce((sum, group) => sum + group.bars.length, 0) > 8;
  const axisTexts = (middle: number) => ticks.map((tick) => axisText(tick, xOf(tick), middle, columns));
  if (isTall && hasFigures) {
    texts.push(...axisTexts(y + sizes.axis * 0.7));
    y += sizes.axis * 1.6;
  }
  for (const [index, group] of chart.groups.entries()) {
    if (group.label !== null) {
      const heading = placeHeading(group.label, y + (index === 0 ? 4 : 14) * scale, columns);
      texts.push(...heading.texts);
      y = heading.bottom;
    }
    for (const bar of group.bars) {
      const placed = placeRow(bar, y, chart.mark, columns);
      texts.push(...placed.texts);
      rows.push(placed.row);
      y = placed.row.bottom;
    }
  }
  if (!isTall && hasFigures) {
    texts.push(...axisTexts(y + sizes.axis * 1.1));
    y += sizes.axis * 1.9;
  }
  return {
    width,
    height: Math.ceil(y + 4),
    plotLeft,
    plotRight,
    axisEnd,
    ticks,
    rows,
    key: key ? { x: key.x, y: key.y } : null,
    texts,
  };
}

function layOutColumns(chart: BarsChart, width: number, scale: number): Columns {
  const bars = chart.groups.flatMap((group) => group.bars);
  const isCompact =
    bars.length > MANY_ROWS || chart.mark === 'dot' || chart.groups.some((group) => group.label !== null);
  const sizes = textSizes(scale, isCompact);
  const labels = bars.map((bar) => bar.label);
  const headings = chart.groups.map((group) => group.label ?? '');
  const numberWidth = Math.max(
    widestText(
      bars.map((bar) => bar.valueText),
      sizes.value,
      600,
    ),
    widestText(
      bars.map((bar) => bar.intervalText),
      sizes.small,
      400,
    ),
  );
  const hasIntervals = bars.some((bar) => bar.intervalText !== '');
  const mostLabel = width * (chart.mark === 'dot' ? 0.42 : 0.36);
  const isStacked =
    width < NARROW * scale ||
    labels.some((label) => wrapText(label, mostLabel, sizes.label, 400).length > MOST_LABEL_LINES) ||
    headings.some((label) => wrapText(label, mostLabel, sizes.heading, 600).length > MOST_LABEL_LINES);
  const longest = Math.max(widestText(labels, sizes.label, 400), widestText(headings, sizes.heading, 600));
  const labelWidth = isStacked ? width - numberWidth - COLUMN_GAP : Math.min(mostLabel, longest);
  return {
    sizes,
    scale,
    isStacked,
    isCompact,
    numberHeight: sizes.value * 1.15 + (hasIntervals ? sizes.small * 1.2 : 0),
    labelWidth,
    plotLeft: isStacked ? 0 : labelWidth + COLUMN_GAP,
    plotRight: width - numberWidth - COLUMN_GAP - axisTextHalf(sizes),
    width,
  };
}

/** Half of "0%" or "100%" stands left and right of the axis. */
function axisTextHalf(sizes: TextSizes): number {
  return textWidth('100%', sizes.axis, 400) / 2;
}

/** Round steps, far enough apart for their text, at most MOST_TICKS of them. */
export function chooseTicks(axisEnd: number, plotWidth: number, leastDistance: number): readonly number[] {
  const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
  const step =
    steps.find((each) => (each / axisEnd) * plotWidth >= leastDistance && axisEnd / each < MOST_TICKS) ?? 1;
  const count = Math.floor(axisEnd / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Math.round(index * step * 100) / 100);
}

function axisText(tick: number, x: number, y: number, { sizes, isStacked }: Columns): TextMark {
  const text = `${Math.round(tick * 100)}%`;
  const align = isStacked && tick === 0 ? 'left' : 'center';
  return { text, x, y, align, sizePx: sizes.axis, weight: 400, colour: palette.secondInk };
}

/** The name of the comparison line, once, beside a short piece of that line where it first stands. */
function placeKey(chart: BarsChart, columns: Columns, xOf: (value: number) => number) {
  const label = chart.comparisonLabel;
  const drawn = chart.groups.flatMap((group) => group.bars).find((bar) => isComparable(bar));
  if (label === null || drawn?.comparison == null) return null;
  const { sizes, width } = columns;
  const gap = 9;
  const needed = textWidth(label, sizes.small, 400) + gap;
  const lineX = Math.min(xOf(drawn.comparison), columns.plotRight);
  const y = 4 + sizes.small * 0.6;
  const text = (line: string, x: number, at: number, align: TextMark['align']): TextMark => ({
    text: line,
    x,
    y: at,
    align,
    sizePx: sizes.small,
    weight: 400,
    colour: palette.comparison,
  });
  const oneLine = (x: number, align: TextMark['align']) => ({
    x: lineX,
    y,
    texts: [text(label, x, y, align)],
    bottom: y + sizes.small * 1.1,
  });
  if (lineX + needed <= width) return oneLine(lineX + gap, 'left');
  if (lineX - needed >= 0) return oneLine(lineX - gap, 'right');
  const left = 2;
  const lines = wrapText(label, width - left - gap, sizes.small, 400);
  const pitch = sizes.small * LINE_HEIGHT;
  const texts = lines.map((line, index) => text(line, left + gap, y + index * pitch, 'left'));
  return { x: left, y, texts, bottom: y + (lines.length - 1) * pitch + sizes.small * 1.1 };
}

function placeHeading(label: string, top: number, columns: Columns) {
  const { sizes, isStacked, width, labelWidth } = columns;
  const lines = wrapText(label, isStacked ? width : labelWidth, sizes.heading, 600);
  const pitch = sizes.heading * LINE_HEIGHT;
  const texts = lines.map((text, index): TextMark => ({
    text,
    x: 0,
    y: top + (index + 0.5) * pitch,
    align: 'left',
    sizePx: sizes.heading,
    weight: 600,
    colour: INK,
  }));
  return { texts, bottom: top + lines.length * pitch + 2 };
}

/** Whether a comparison line is drawn: there is nothing to compare where there is no figure. */
export function isComparable(bar: Bar): boolean {
  return bar.value !== null && bar.comparison !== null;
}

function placeRow(bar: Bar, top: number, mark: BarsChart['mark'], columns: Columns) {
  const { sizes, scale, isStacked, isCompact, numberHeight, labelWidth, width } = columns;
  const lines = wrapText(bar.label, labelWidth, sizes.label, 400);
  const labelPitch = sizes.label * LINE_HEIGHT;
  const labelHeight = lines.length * labelPitch;
  const thickness = (mark === 'dot' ? 14 : isCompact ? 18 : 22) * scale;
  const air = (isCompact ? 6 : 16) * scale;
  const content = isStacked
    ? labelHeight + 4 + Math.max(thickness, numberHeight)
    : Math.max(thickness, labelHeight, numberHeight);
  const bottom = top + content + air;
  const middle = isStacked
    ? bottom - air / 2 - Math.max(thickness, numberHeight) / 2
    : top + (content + air) / 2;
  const firstLine = isStacked ? top + air / 2 + labelPitch / 2 : middle - labelHeight / 2 + labelPitch / 2;
  const label = lines.map((text, index): TextMark => ({
    text,
    x: isStacked ? 0 : labelWidth,
    y: firstLine + index * labelPitch,
    align: isStacked ? 'left' : 'right',
    sizePx: sizes.label,
    weight: 400,
    colour: INK,
  }));
  const number = { x: width, align: 'right' as const };
  const valueY = bar.intervalText === '' ? middle : middle - numberHeight / 2 + sizes.value * 0.575;
  const texts: TextMark[] = [
    ...label,
    { ...number, text: bar.valueText, y: valueY, sizePx: sizes.value, weight: 600, colour: INK },
  ];
  if (bar.intervalText !== '') {
    const y = middle + numberHeight / 2 - sizes.small * 0.6;
    texts.push({
      ...number,
      text: bar.intervalText,
      y,
      sizePx: sizes.small,
      weight: 400,
      colour: palette.secondInk,
    });
  }
  const row: BarRow = { bar, top: isStacked ? middle - thickness / 2 - 4 : top, bottom, middle, thickness };
  return { texts, row };
}
