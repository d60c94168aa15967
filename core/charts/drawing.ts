import type { ComposeOption } from 'echarts/core';
import type { CustomSeriesOption } from 'echarts/charts';
import type { GraphicComponentOption, GridComponentOption } from 'echarts/components';
import { type Mark, type TextMark, textElement } from './marks.ts';

export type ChartOption = ComposeOption<CustomSeriesOption | GraphicComponentOption | GridComponentOption>;

export type Drawing = { readonly width: number; readonly height: number; readonly option: ChartOption };

type Parts = {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly low: number;
    readonly high: number;
  };
  /** Row painters; `xOf` maps a figure to pixels. */
  readonly items: readonly ((xOf: (value: number) => number) => readonly Mark[])[];
  readonly texts: readonly TextMark[];
};

/**
 * An ECharts option without built-in labels, legend or tooltip, which measure text on the local screen: the same chart
 * must come out the same everywhere.
 */
export function drawing({ width, height, plot, items, texts }: Parts): Drawing {
  const option: ChartOption = {
    animation: false,
    grid: { left: plot.left, right: width - plot.right, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: plot.low, max: plot.high, show: false },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: items.map(() => [0, 0]),
        renderItem: (params, api) => {
          const xOf = (value: number) => api.coord([value, 0])[0] ?? 0;
          return { type: 'group', children: [...(items[params.dataIndex]?.(xOf) ?? [])] };
        },
      },
    ],
    graphic: texts.map(textElement),
  };
  return { width, height, option };
}
