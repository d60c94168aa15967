/**
 * Charts, as data made from protected figures only. kinds.ts turns them into ECharts options, svg.ts into text; both
 * are the same on every machine.
 */

import type { Axis } from './axis.ts';

/** Role of a bar, which the theme gives a colour. Colour never carries the meaning alone. */
export type Role = 'professional' | 'intermediate' | 'working-class' | 'neutral';

export type Bar = {
  readonly label: string;
  readonly role: Role;
  /** In the unit of the axis; null when hidden. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Comparison value of this bar. */
  readonly comparison: number | null;
  /** Text of the number column, for example "46%" or "[c]". */
  readonly valueText: string;
  /** Interval below the number, for example "43 to 49"; '' without one. */
  readonly intervalText: string;
};

/** Horizontal bars (or dots) of figures with intervals, in groups, against a comparison line. */
export type BarsChart = {
  readonly kind: 'bars';
  /** Id of the table with the same figures; null without one. */
  readonly tableId: string | null;
  readonly title: string;
  readonly subtitle: string;
  /** Text alternative of the picture, made from the same protected figures. */
  readonly description: string;
  readonly mark: 'bar' | 'dot';
  /** Comparison with its date, for example "UK workforce, May 2021"; null without one. */
  readonly comparisonLabel: string | null;
  readonly axis: Axis;
  readonly groups: readonly { readonly label: string | null; readonly bars: readonly Bar[] }[];
};

/** Funnel of stages, each a part of the one above: asked, responded, usable. */
export type FunnelChart = {
  readonly kind: 'funnel';
  /** Id of the table with the same figures; null without one. */
  readonly tableId: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly stages: readonly {
    readonly label: string;
    readonly note: string;
    /** Share of the first stage; null when hidden. */
    readonly value: number | null;
    readonly valueText: string;
    readonly shareText: string;
  }[];
  /** A line across the given stage, for example the 70% response target. */
  readonly target: { readonly stage: number; readonly value: number; readonly label: string } | null;
};

/** A stratum: one combination of characteristics. */
export type Stratum = {
  readonly label: string;
  readonly role: Role;
  /** A proportion; null when hidden. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Rate after partial pooling, marked beside the raw rate. */
  readonly pooled: number | null;
  /** Published people relative to the largest stratum: the area of the dot. */
  readonly size: number;
  readonly valueText: string;
  readonly intervalText: string;
};

/** Strata in order, one line each: a dot by size, its interval, its pooled rate. */
export type StrataChart = {
  readonly kind: 'strata';
  /** Id of the table with the same figures; null without one. */
  readonly tableId: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  /** A vertical line, for example at everyone's rate. */
  readonly comparison: { readonly value: number; readonly label: string } | null;
  readonly axis: Axis;
  readonly rows: readonly Stratum[];
};

export type Chart = BarsChart | FunnelChart | StrataChart;
