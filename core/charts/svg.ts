import { CustomChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './chart.ts';
import { drawChart } from './kinds.ts';
import { FONT_FAMILY, palette } from './theme.ts';
import { escapeXml, replaceForbidden } from './xml.ts';

use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

export type SvgChoices = {
  /** Prefix that keeps ids unique where a chart is drawn twice on a page. */
  readonly id?: string;
  /** 2 for text at 200%. */
  readonly textScale?: number;
};

/**
 * The chart as SVG, byte for byte the same everywhere for the same chart and width. Title and description are for
 * screen readers and not drawn, since the page shows them as text.
 */
export function chartSvg(chart: Chart, width: number, choices: SvgChoices = {}): string {
  const { height, option } = drawChart(chart, width, choices.textScale ?? 1);
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    canvas.setOption(option);
    const id = `chart-${choices.id ?? digest(JSON.stringify([chart, width]))}`;
    return frame(chart, { id, width, height, body: cleanBody(canvas.renderToSVGString()) });
  } finally {
    canvas.dispose();
  }
}

type Frame = { readonly id: string; readonly width: number; readonly height: number; readonly body: string };

function frame(chart: Chart, { id, width, height, body }: Frame): string {
  const opening = [
    'xmlns="http://www.w3.org/2000/svg"',
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    `role="img" aria-labelledby="${id}-title ${id}-description"`,
    `color="${palette.ink}" font-family="${FONT_FAMILY}" style="font-variant-numeric:tabular-nums"`,
  ].join(' ');
  const title = `<title id="${id}-title">${escapeXml(chart.title)}</title>`;
  const description = `<desc id="${id}-description">${escapeXml(chart.description)}</desc>`;
  return replaceForbidden(`<svg ${opening}>\n${title}\n${description}\n${body}\n</svg>`);
}

/**
 * Removes what ECharts 6.1 adds: numbered class names, a style element (which the window's content security policy
 * refuses), own attributes, and invisible boxes whose size depends on the local screen.
 */
function cleanBody(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>\s*/, '')
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/\s*<\/svg>\s*$/, '')
    .replace(/ (?:class|pointer-events|xml:space|ecmeta_[a-z_]+)="[^"]*"/g, '')
    .replace(/<(rect|path)[^>]*><\/\1>\n?/g, (shape) => (isUnseen(shape) ? '' : shape))
    .trim();
}

function isUnseen(shape: string): boolean {
  return shape.includes(' fill="none"') && !shape.includes(' stroke="');
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo 1991): short and the same everywhere; nothing depends on its strength. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
