import { textWidth } from '../../core/charts/text-width.ts';

/** What a reader of the picture sees, read back from its SVG. */
export type DrawnText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescape = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);

export function drawnTexts(svg: string): readonly DrawnText[] {
  const pattern =
    /<text [^>]*text-anchor="(\w+)" style="font-size:([\d.]+)px;[^"]*font-weight:(400|600);" transform="translate\(([-\d.]+) ([-\d.]+)\)"[^>]*>([^<]*)<\/text>/g;
  return [...svg.matchAll(pattern)].map(([, anchor, size, weight, x, y, raw = '']) => {
    const text = unescape(raw);
    const sizePx = Number(size);
    // The typeface without the margin that the layout adds.
    const width = textWidth(text, sizePx, weight === '600' ? 600 : 400) / 1.08;
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    // Capitals and digits; lines of one label may touch with their accents.
    const half = sizePx * 0.36;
    return { text, left, right: left + width, top: Number(y) - half, bottom: Number(y) + half };
  });
}

/** Dashed outlines, as the horizontal stretch each takes. */
export function emptyOutlines(svg: string): readonly { readonly left: number; readonly right: number }[] {
  return [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke-dasharray[^>]*>/g)].map(([, path = '']) => {
    const xs = [...path.matchAll(/[ML]([-\d.]+) [-\d.]+|A[\d.]+ [\d.]+ \d \d \d ([-\d.]+)/g)].map(
      ([, line, arc]) => Number(line ?? arc),
    );
    return { left: Math.min(...xs), right: Math.max(...xs) };
  });
}

export function countFills(svg: string, colours: readonly string[]): number {
  return colours.reduce((sum, colour) => sum + svg.split(`fill="${colour}"`).length - 1, 0);
}

/** Where each bar, line, outline and dot ends at the right. */
export function markEnds(svg: string): readonly number[] {
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"/g)];
  const paths = [...svg.matchAll(/<path d="([^"]*)"/g)];
  return [
    ...circles.map(([, x, radius]) => Number(x) + Number(radius)),
    ...paths.flatMap(([, path = '']) => [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x))),
  ];
}
