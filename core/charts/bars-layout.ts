import { type Axis, ticksOf, tickText } from './axis.ts';
import { type Columns, layOutColumns } from './bars-columns.ts';
import {
  axisText,
  labelTexts,
  LINE_HEIGHT,
  numberTexts,
  placeHeading,
  placeKey,
  type PlacedKey,
} from './bars-texts.ts';
import type { Bar, BarsChart } from './chart.ts';
import type { TextMark } from './marks.ts';
import { wrapText } from './text-width.ts';

/** Positions in pixels. */
export type BarsLayout = {
  readonly width: number;
  readonly height: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly axis: Axis;
  readonly ticks: readonly number[];
  readonly rows: readonly BarRow[];
  readonly key: PlacedKey | null;
  readonly texts: readonly TextMark[];
};

export type BarRow = {
  readonly bar: Bar;
  /** Top of the area that grid lines cross. */
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
  readonly thickness: number;
};

/** With more rows the axis is at the top, where reading starts. */
const TALL_ROWS = 8;

export function layOutBars(chart: BarsChart, width: number, scale: number): BarsLayout {
  const columns = layOutColumns(chart, width, scale);
  const { plotLeft, plotRight, sizes } = columns;
  const { axis } = chart;
  const xOf = (value: number) =>
    plotLeft + ((value - axis.low) / (axis.high - axis.low)) * (plotRight - plotLeft);
  const bars = chart.groups.flatMap((group) => group.bars);
  const hasFigures = bars.some((bar) => bar.value !== null);
  const ticks = hasFigures ? ticksOf(axis, plotRight - plotLeft, sizes.axis * 4.5) : [];
  const axisTexts = (middle: number) =>
    ticks.map((tick) => axisText(tickText(axis, tick, ticks), xOf(tick), middle, columns, tick === axis.low));
  const isAxisAbove = bars.length > TALL_ROWS;
  const axisHeight = hasFigures ? sizes.axis * 1.9 : 0;

  const key = placeKey(chart, columns, xOf);
  const top = key?.bottom ?? 4;
  const body = placeGroups(chart, isAxisAbove ? top + axisHeight : top, columns);
  const axisMiddle = isAxisAbove ? top + sizes.axis * 0.8 : body.bottom + sizes.axis * 1.1;
  return {
    width,
    height: Math.ceil((isAxisAbove ? body.bottom : body.bottom + axisHeight) + 4),
    plotLeft,
    plotRight,
    axis,
    ticks,
    rows: body.rows,
    key,
    texts: [...(key?.texts ?? []), ...axisTexts(axisMiddle), ...body.texts],
  };
}

function placeGroups(chart: BarsChart, top: number, columns: Columns) {
  const texts: TextMark[] = [];
  const rows: BarRow[] = [];
  let y = top;
  for (const [index, group] of chart.groups.entries()) {
    if (group.label !== null) {
      const heading = placeHeading(group.label, y + (index === 0 ? 4 : 14) * columns.scale, columns);
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
  return { texts, rows, bottom: y };
}

function placeRow(bar: Bar, top: number, mark: BarsChart['mark'], columns: Columns) {
  const { sizes, scale, isStacked, isCompact, numberHeight, labelWidth } = columns;
  const lines = wrapText(bar.label, labelWidth, sizes.label, 400);
  const labelPitch = sizes.label * LINE_HEIGHT;
  const labelHeight = lines.length * labelPitch;
  const thickness = (mark === 'dot' ? 14 : isCompact ? 18 : 22) * scale;
  const air = (isCompact ? 6 : 16) * scale;
  const barHeight = Math.max(thickness, numberHeight);
  const content = isStacked ? labelHeight + 4 + barHeight : Math.max(barHeight, labelHeight);
  const bottom = top + content + air;
  const middle = isStacked ? bottom - air / 2 - barHeight / 2 : top + (content + air) / 2;
  const labelTop = isStacked ? top + air / 2 : middle - labelHeight / 2;
  const row: BarRow = { bar, top: isStacked ? middle - thickness / 2 - 4 : top, bottom, middle, thickness };
  return {
    row,
    texts: [...labelTexts(lines, labelTop + labelPitch / 2, columns), ...numberTexts(bar, middle, columns)],
  };
}
