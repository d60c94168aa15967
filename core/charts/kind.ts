import type { Chart } from './chart.ts';
import type { Drawing } from './drawing.ts';

/** Makes charts of some items each, in their order: as many charts as a page needs. */
export type Cut = <Item>(items: readonly Item[], part: (items: readonly Item[]) => Chart) => readonly Chart[];

type KindOf<Own> = {
  /** At a width in pixels; the height follows from its content. */
  readonly draw: (chart: Own, width: number, textScale: number) => Drawing;
  /** Figures that it shows, or would show. */
  readonly figures: (chart: Own) => readonly { readonly value: number | null; readonly valueText: string }[];
  /** On paper: in parts that fit a page. */
  readonly onPages: (chart: Own, cut: Cut) => readonly Chart[];
};

export type ChartKind = KindOf<Chart>;

/** What is known of one kind of chart, for charts of any kind. */
export function chartKind<Kind extends Chart['kind']>(
  kind: Kind,
  { draw, figures, onPages }: KindOf<Extract<Chart, { kind: Kind }>>,
): ChartKind {
  const isOwn = (chart: Chart): chart is Extract<Chart, { kind: Kind }> => chart.kind === kind;
  const own = (chart: Chart): Extract<Chart, { kind: Kind }> => {
    if (!isOwn(chart)) throw new RangeError(`${chart.kind} is not ${kind}.`);
    return chart;
  };
  return {
    draw: (chart, width, textScale) => draw(own(chart), width, textScale),
    figures: (chart) => figures(own(chart)),
    onPages: (chart, cut) => onPages(own(chart), cut),
  };
}
