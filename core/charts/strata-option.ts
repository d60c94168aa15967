import { ticksOf, tickText } from './axis.ts';
import { axisText } from './bars-texts.ts';
import type { StrataChart, Stratum } from './chart.ts';
import { drawing, type Drawing } from './drawing.ts';
import {
  baseLine,
  comparisonLine,
  dotMark,
  emptyOutline,
  gridLine,
  intervalLine,
  type Mark,
  pooledMark,
  type TextMark,
} from './marks.ts';
import { textWidth, widestText, wrapText } from './text-width.ts';
import { INK, palette, roleColours, type TextSizes, textSizes } from './theme.ts';

/** Compact rows, so that sixty fit on a screen: label, plot, rate and interval on one line. */
type Frame = {
  readonly sizes: TextSizes;
  readonly scale: number;
  readonly width: number;
  /** Labels above their marks, in narrow drawings. */
  readonly isStacked: boolean;
  readonly labelWidth: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly rateRight: number;
};

type PlacedRow = {
  readonly row: Stratum;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
  readonly texts: readonly TextMark[];
};

const GAP = 14;
const NARROW = 560;
const LINE_HEIGHT = 1.25;
const LARGEST_RADIUS = 8;
const SMALLEST_RADIUS = 3;
const POOLED_HALF = 3.5;

export function drawStrata(chart: StrataChart, width: number, scale: number): Drawing {
  const frame = layOutFrame(chart, width, scale);
  const { low, high } = chart.axis;
  const xAt = (value: number) =>
    frame.plotLeft +
    ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (frame.plotRight - frame.plotLeft);
  const ticks = chart.rows.some(({ value }) => value !== null)
    ? ticksOf(chart.axis, frame.plotRight - frame.plotLeft, frame.sizes.axis * 4.5)
    : [];
  const keyMiddle = 4 + frame.sizes.small * 0.6;
  const axisMiddle = keyMiddle + frame.sizes.small * 2;
  const rows = placeRows(chart.rows, axisMiddle + frame.sizes.axis * 1.1, frame);
  const bottom = rows.at(-1)?.bottom ?? axisMiddle;
  const lastShown = rows.findLast(({ row }) => row.value !== null)?.bottom ?? axisMiddle;
  const { comparison } = chart;
  const line = comparison && ticks.length > 0 ? { x: xAt(comparison.value), label: comparison.label } : null;
  return drawing({
    width,
    height: Math.ceil(bottom + 4),
    plot: { left: frame.plotLeft, right: frame.plotRight, low, high },
    items: [
      ...rows.map((row) => () => gridMarks(row, ticks, xAt)),
      ...(line ? [() => comparisonLine(line.x, keyMiddle - 6 * scale, lastShown)] : []),
      ...rows.map((row) => () => rowMarks(row, frame, xAt)),
    ],
    texts: [
      ...(line ? [keyText(line, keyMiddle, frame)] : []),
      ...ticks.map((tick) =>
        axisText(tickText(chart.axis, tick, ticks), xAt(tick), axisMiddle, frame, tick === low),
      ),
      ...rows.flatMap(({ texts }) => texts),
    ],
  });
}

function layOutFrame({ rows }: StrataChart, width: number, scale: number): Frame {
  const sizes = textSizes(scale, true);
  const widest = (texts: readonly string[], sizePx: number, weight: 400 | 600) =>
    widestText(texts, sizePx, weight);
  const rateWidth = widest(
    rows.map(({ valueText }) => valueText),
    sizes.label,
    600,
  );
  const intervalWidth = widest(
    rows.map(({ intervalText }) => intervalText),
    sizes.small,
    400,
  );
  const rateRight = width - (intervalWidth === 0 ? 0 : intervalWidth + GAP);
  const plotRight = rateRight - rateWidth - GAP - textWidth('100%', sizes.axis, 400) / 2;
  const isStacked = width < NARROW * scale;
  const longest = widest(
    rows.map(({ label }) => label),
    sizes.label,
    400,
  );
  const labelWidth = isStacked ? width : Math.min(width * 0.45, longest);
  return {
    sizes,
    scale,
    width,
    isStacked,
    labelWidth,
    plotLeft: isStacked ? 0 : labelWidth + GAP,
    plotRight,
    rateRight,
  };
}

function placeRows(rows: readonly Stratum[], top: number, frame: Frame): readonly PlacedRow[] {
  let y = top;
  return rows.map((row) => {
    const placed = placeRow(row, y, frame);
    y = placed.bottom;
    return placed;
  });
}

function placeRow(row: Stratum, top: number, frame: Frame): PlacedRow {
  const { sizes, scale, isStacked, labelWidth, width, rateRight } = frame;
  const lines = wrapText(row.label, labelWidth, sizes.label, 400);
  const pitch = sizes.label * LINE_HEIGHT;
  const labelHeight = lines.length * pitch;
  const band = Math.max(2 * LARGEST_RADIUS * scale, pitch) + 6 * scale;
  const bottom = top + (isStacked ? labelHeight + band : Math.max(band, labelHeight + 6 * scale));
  const middle = isStacked ? bottom - band / 2 : (top + bottom) / 2;
  const labelMiddle = isStacked ? top + labelHeight / 2 : middle;
  const labels = lines.map((text, index): TextMark => ({
    text,
    x: isStacked ? 0 : labelWidth,
    y: labelMiddle + (index - (lines.length - 1) / 2) * pitch,
    align: isStacked ? 'left' : 'right',
    sizePx: sizes.label,
    weight: 400,
    colour: INK,
  }));
  const number = { y: middle, align: 'right' } as const;
  return {
    row,
    top: isStacked ? middle - band / 2 : top,
    bottom,
    middle,
    texts: [
      ...labels,
      { ...number, text: row.valueText, x: rateRight, sizePx: sizes.label, weight: 600, colour: INK },
      ...(row.intervalText === ''
        ? []
        : [
            {
              ...number,
              text: row.intervalText,
              x: width,
              sizePx: sizes.small,
              weight: 400 as const,
              colour: palette.secondInk,
            },
          ]),
    ],
  };
}

function gridMarks(
  { row, top, bottom }: PlacedRow,
  ticks: readonly number[],
  xAt: (value: number) => number,
): readonly Mark[] {
  if (row.value === null) return [];
  return ticks.map((tick) =>
    tick === 0 ? baseLine(xAt(tick), top, bottom) : gridLine(xAt(tick), top, bottom),
  );
}

function rowMarks(
  { row, middle }: PlacedRow,
  { scale, plotLeft, plotRight }: Frame,
  xAt: (value: number) => number,
): readonly Mark[] {
  if (row.value === null) {
    const height = 2 * LARGEST_RADIUS * scale;
    return [emptyOutline({ x: plotLeft, y: middle - height / 2, width: plotRight - plotLeft, height })];
  }
  const radius = Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(row.size)) * scale;
  return [
    ...(row.interval ? intervalLine(xAt(row.interval.low), xAt(row.interval.high), middle) : []),
    dotMark(xAt(row.value), middle, radius, roleColours[row.role]),
    ...(row.pooled === null ? [] : [pooledMark(xAt(row.pooled), middle, POOLED_HALF * scale)]),
  ];
}

/** Label of the comparison line, on the side with room. */
function keyText(
  { x, label }: { readonly x: number; readonly label: string },
  y: number,
  { sizes, scale, width }: Frame,
): TextMark {
  const gap = 8 * scale;
  const isRight = x + gap + textWidth(label, sizes.small, 400) <= width;
  return {
    text: label,
    x: isRight ? x + gap : x - gap,
    y,
    align: isRight ? 'left' : 'right',
    sizePx: sizes.small,
    weight: 400,
    colour: palette.comparison,
  };
}
