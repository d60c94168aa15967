import type { Columns } from './bars-columns.ts';
import type { Bar, BarsChart } from './chart.ts';
import type { TextMark } from './marks.ts';
import { textWidth, wrapText } from './text-width.ts';
import { INK, palette } from './theme.ts';

export const LINE_HEIGHT = 1.3;

export function axisText(
  text: string,
  x: number,
  y: number,
  { sizes, isStacked }: Pick<Columns, 'sizes' | 'isStacked'>,
  isAtLow: boolean,
): TextMark {
  const align = isStacked && isAtLow ? 'left' : 'center';
  return { text, x, y, align, sizePx: sizes.axis, weight: 400, colour: palette.secondInk };
}

/** Whether a bar has a comparison line; bars without a figure have none. */
export function isComparable(bar: Bar): boolean {
  return bar.value !== null && bar.comparison !== null;
}

export type PlacedKey = {
  readonly x: number;
  readonly y: number;
  readonly texts: readonly TextMark[];
  readonly bottom: number;
};

/** Label of the comparison line, once, beside the first piece of the line. */
export function placeKey(
  chart: BarsChart,
  columns: Columns,
  xOf: (value: number) => number,
): PlacedKey | null {
  const label = chart.comparisonLabel;
  const drawn = chart.groups.flatMap((group) => group.bars).find(isComparable);
  if (label === null || drawn?.comparison == null) return null;
  const { sizes, scale, width } = columns;
  const gap = 9 * scale;
  const needed = textWidth(label, sizes.small, 400) + gap;
  const lineX = Math.min(xOf(drawn.comparison), columns.plotRight);
  const y = 4 + sizes.small * 0.6;
  const air = sizes.small * 1.1;
  const base = { sizePx: sizes.small, weight: 400, colour: palette.comparison } as const;
  if (lineX + needed <= width) {
    return {
      x: lineX,
      y,
      texts: [{ ...base, text: label, x: lineX + gap, y, align: 'left' }],
      bottom: y + air,
    };
  }
  if (lineX - needed >= 0) {
    return {
      x: lineX,
      y,
      texts: [{ ...base, text: label, x: lineX - gap, y, align: 'right' }],
      bottom: y + air,
    };
  }
  const pitch = sizes.small * LINE_HEIGHT;
  const texts = wrapText(label, width - 2 * gap, sizes.small, 400).map((text, index): TextMark => ({
    ...base,
    text,
    x: 2 + gap,
    y: y + index * pitch,
    align: 'left',
  }));
  return { x: 2, y, texts, bottom: y + (texts.length - 1) * pitch + air };
}

export function placeHeading(label: string, top: number, columns: Columns) {
  const { sizes, isStacked, width, labelWidth } = columns;
  const pitch = sizes.heading * LINE_HEIGHT;
  const base = { x: 0, align: 'left', sizePx: sizes.heading, weight: 600, colour: INK } as const;
  const texts = wrapText(label, isStacked ? width : labelWidth, sizes.heading, 600).map(
    (text, index): TextMark => ({ ...base, text, y: top + (index + 0.5) * pitch }),
  );
  return { texts, bottom: top + texts.length * pitch + 2 };
}

export function labelTexts(lines: readonly string[], firstY: number, columns: Columns): readonly TextMark[] {
  const { sizes, isStacked, labelWidth } = columns;
  const pitch = sizes.label * LINE_HEIGHT;
  return lines.map((text, index) => ({
    text,
    x: isStacked ? 0 : labelWidth,
    y: firstY + index * pitch,
    align: isStacked ? 'left' : 'right',
    sizePx: sizes.label,
    weight: 400,
    colour: INK,
  }));
}

/** The number with its interval below, in the right-hand column. */
export function numberTexts(bar: Bar, middle: number, columns: Columns): readonly TextMark[] {
  const { sizes, numberHeight, width } = columns;
  const column = { x: width, align: 'right' } as const;
  const value = { ...column, text: bar.valueText, sizePx: sizes.value, weight: 600, colour: INK } as const;
  if (bar.intervalText === '') return [{ ...value, y: middle }];
  return [
    { ...value, y: middle - numberHeight / 2 + sizes.value * 0.575 },
    {
      ...column,
      text: bar.intervalText,
      y: middle + numberHeight / 2 - sizes.small * 0.6,
      sizePx: sizes.small,
      weight: 400,
      colour: palette.secondInk,
    },
  ];
}
