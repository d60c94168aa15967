import type { BarsChart } from './chart.ts';
import { type BarRow, type BarsLayout, layOutBars } from './bars-layout.ts';
import { isComparable } from './bars-texts.ts';
import { drawing, type Drawing } from './drawing.ts';
import {
  barMark,
  baseLine,
  comparisonLine,
  dotMark,
  emptyOutline,
  gridLine,
  intervalLine,
  type Mark,
  type TextMark,
  whisker,
} from './marks.ts';
import { textWidth } from './text-width.ts';
import { palette, roleColours, textSizes } from './theme.ts';

export function drawBars(chart: BarsChart, width: number, textScale: number): Drawing {
  const layout = layOutBars(chart, width, textScale);
  const plot = {
    left: layout.plotLeft,
    right: layout.plotRight,
    low: layout.axis.low,
    high: layout.axis.high,
  };
  const missing = layout.rows.flatMap((row) => placeMissingWords(row, layout, textScale));
  return drawing({
    width,
    height: layout.height,
    plot,
    items: [
      ...(layout.key ? [keyMarks(layout.key, 6 * textScale)] : []),
      ...layout.rows.map(
        (row) => (xOf: (value: number) => number) => rowMarks(chart, row, layout, textScale, xOf),
      ),
    ],
    texts: [...layout.texts, ...missing],
  });
}

/** Tall enough for the words inside. */
const OUTLINE_THICKNESS = 20;

function keyMarks({ x, y }: { x: number; y: number }, half: number) {
  return (): readonly Mark[] => comparisonLine(x, y - half, y + half);
}

function rowMarks(
  { mark }: BarsChart,
  { bar, top, bottom, middle, thickness }: BarRow,
  { ticks, plotLeft, plotRight, axis }: BarsLayout,
  textScale: number,
  xOf: (value: number) => number,
): readonly Mark[] {
  const grid = ticks.map((tick) =>
    tick === 0 ? baseLine(xOf(tick), top, bottom) : gridLine(xOf(tick), top, bottom),
  );
  const box = { y: middle - thickness / 2, height: thickness };
  if (bar.value === null) {
    const height = Math.max(thickness, OUTLINE_THICKNESS * textScale);
    const outline = { y: middle - height / 2, height };
    return [emptyOutline({ ...outline, x: plotLeft, width: plotRight - plotLeft })];
  }
  const place = (value: number) => xOf(Math.min(axis.high, Math.max(axis.low, value)));
  const comparison =
    isComparable(bar) && bar.comparison !== null
      ? comparisonLine(place(bar.comparison), middle - thickness / 2 - 6, middle + thickness / 2 + 6)
      : [];
  const ends = bar.interval && { low: place(bar.interval.low), high: place(bar.interval.high) };
  if (mark === 'dot') {
    return [
      ...grid,
      ...(ends ? intervalLine(ends.low, ends.high, middle) : []),
      ...comparison,
      dotMark(place(bar.value), middle, thickness / 2, roleColours[bar.role]),
    ];
  }
  const [zero, end] = [place(0), place(bar.value)];
  return [
    ...grid,
    barMark({ ...box, x: Math.min(zero, end), width: Math.abs(end - zero) }, roleColours[bar.role]),
    ...(ends ? whisker(ends.low, ends.high, middle, thickness / 2) : []),
    ...comparison,
  ];
}

const missingWords: Readonly<Record<string, readonly string[]>> = {
  '[c]': ['Not shown, to protect individuals', 'Not shown'],
  '[x]': ['Not available'],
  '[z]': ['Not applicable'],
};

/** Puts why a row is empty into its outline, in the longest wording that fits. */
function placeMissingWords(
  { bar, middle }: BarRow,
  layout: BarsLayout,
  textScale: number,
): readonly TextMark[] {
  const sizePx = textSizes(textScale, true).axis;
  const room = layout.plotRight - layout.plotLeft - 16;
  const text = (missingWords[bar.valueText] ?? []).find((words) => textWidth(words, sizePx, 400) <= room);
  if (bar.value !== null || text === undefined) return [];
  const x = layout.plotLeft + 8;
  return [{ text, x, y: middle, align: 'left', sizePx, weight: 400, colour: palette.secondInk }];
}
