import { CustomChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './chart.ts';
import { drawChart } from './option.ts';
import { FONT_FAMILY, palette } from './theme.ts';
import { escapeXml, replaceForbidden } from './xml.ts';

use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

export type SvgChoices = {
  /** Distinguishes two drawings of one chart on one page. */
  readonly id?: string;
  /** 2 for text at 200%. */
  readonly textScale?: number;
};

/**
 * The picture as text: the same chart and width give the same bytes wherever it runs. Title and description are read
 * out; they are not drawn, since the page shows them as its own text.
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
 * ECharts 6.1 counts its drawings in class names, adds a style element (which the window's content security policy
 * refuses), its own attributes, and unseen boxes behind text whose size depends on the screen at hand.
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
