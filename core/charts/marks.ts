import type { CustomSeriesRenderItemReturn } from 'echarts';
import { INK, palette } from './theme.ts';

/** A graphic element in the form of ECharts. */
export type Mark = NonNullable<CustomSeriesRenderItemReturn>;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** White gap that separates two marks in black-and-white print. */
const GAP = 2;

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number): Mark {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, fill: 'none' } };
}

export function gridLine(x: number, top: number, bottom: number): Mark {
  const crisp = Math.round(x) + 0.5;
  return line(crisp, top, crisp, bottom, palette.gridLine, 1);
}

export function baseLine(x: number, top: number, bottom: number): Mark {
  const crisp = Math.round(x) + 0.5;
  return line(crisp, top, crisp, bottom, palette.outline, 1);
}

export function barMark({ x, y, width, height }: Box, fill: string): Mark {
  const corner = Math.min(3, width);
  return { type: 'rect', shape: { x, y, width, height, r: [0, corner, corner, 0] }, style: { fill } };
}

/** Outline in place of a hidden figure: as wide as the axis, whatever is hidden. */
export function emptyOutline({ x, y, width, height }: Box): Mark {
  return {
    type: 'rect',
    shape: { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, r: 3 },
    style: { fill: 'none', stroke: palette.outline, lineWidth: 1, lineDash: [4, 4] },
  };
}

const COMPARISON_WIDTH = 2.5;

export function comparisonLine(x: number, top: number, bottom: number): readonly Mark[] {
  return [
    line(x, top, x, bottom, palette.paper, COMPARISON_WIDTH + 2 * GAP),
    line(x, top, x, bottom, palette.comparison, COMPARISON_WIDTH),
  ];
}

/** An interval line with end caps and a white halo, visible on and off bars. */
export function whisker(low: number, high: number, y: number, capHeight: number): readonly Mark[] {
  const strokes = (colour: string, width: number) => [
    line(low, y, high, y, colour, width),
    line(low, y - capHeight / 2, low, y + capHeight / 2, colour, width),
    line(high, y - capHeight / 2, high, y + capHeight / 2, colour, width),
  ];
  return [...strokes(palette.paper, 2 + 2 * GAP), ...strokes(INK, 2)];
}

export function dotMark(x: number, y: number, radius: number, fill: string): Mark {
  return {
    type: 'circle',
    shape: { cx: x, cy: y, r: radius + GAP / 2 },
    style: { fill, stroke: palette.paper, lineWidth: GAP },
  };
}

/** Pooled rate: a small diamond, unlike any dot. */
export function pooledMark(x: number, y: number, half: number): Mark {
  return {
    type: 'polygon',
    shape: {
      points: [
        [x, y - half],
        [x + half, y],
        [x, y + half],
        [x - half, y],
      ],
    },
    style: { fill: palette.paper, stroke: INK, lineWidth: 1.5 },
  };
}

export function intervalLine(low: number, high: number, y: number): readonly Mark[] {
  return [line(low, y, high, y, palette.paper, 2 + 2 * GAP), line(low, y, high, y, palette.thirdInk, 2)];
}

const ABOVE_MARKS = 10;

/** A line of text. `y` is its middle. */
export type TextMark = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly sizePx: number;
  readonly weight: 400 | 600;
  readonly colour: string;
};

/** The font family is set on the whole drawing (svg.ts), so that a page may set another. */
export function textElement({ text, x, y, align, sizePx, weight, colour }: TextMark) {
  return {
    type: 'text' as const,
    silent: true,
    z: ABOVE_MARKS,
    x,
    y,
    style: {
      text,
      align,
      verticalAlign: 'middle' as const,
      fontSize: sizePx,
      fontWeight: weight,
      fontFamily: 'inherit',
      fill: colour,
      lineHeight: sizePx,
    },
  };
}
