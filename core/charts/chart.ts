/**
 * Our own description of a chart. It is made from protected figures only and drawn the same everywhere
 * (option.ts turns it into an ECharts option, svg.ts into a string).
 */

import type { Axis } from './axis.ts';

/** What a bar stands for; the theme gives it its colour. Colour never carries the meaning alone. */
export type Role = 'professional' | 'intermediate' | 'working-class' | 'neutral';

export type Bar = {
  readonly label: string;
  readonly role: Role;
  /** In the unit of the axis; null when hidden. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Where the comparison line stands for this bar. */
  readonly comparison: number | null;
  /** What stands in the number column, for example "46%" or "[c]". */
  readonly valueText: string;
  /** The interval under the number, for example "43 to 49"; '' when there is none. */
  readonly intervalText: string;
};

/** Horizontal bars (or dots) of figures with intervals, in groups, against a comparison line. */
export type BarsChart = {
  readonly kind: 'bars';
  /** Of the table that holds the same figures; null where none does. */
  readonly tableId: string | null;
  readonly title: string;
  readonly subtitle: string;
  /** Read out instead of the picture; made from the same protected figures. */
  readonly description: string;
  readonly mark: 'bar' | 'dot';
  /** Name of the comparison line with its date, for example "UK workforce, May 2021"; null when there is none. */
  readonly comparisonLabel: string | null;
  readonly axis: Axis;
  readonly groups: readonly { readonly label: string | null; readonly bars: readonly Bar[] }[];
};

/** Wide bars, each a part of the one above it: asked, responded, usable. */
export type FunnelChart = {
  readonly kind: 'funnel';
  /** Of the table that holds the same figures; null where none does. */
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
  /** A line across the named stage, for example the 70% response target. */
  readonly target: { readonly stage: number; readonly value: number; readonly label: string } | null;
};

/** One group where characteristics combine. */
export type Stratum = {
  readonly label: string;
  readonly role: Role;
  /** Proportion; null when hidden. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The rate after partial pooling, marked beside the raw one. */
  readonly pooled: number | null;
  /** Published people as a share of the largest stratum: the area of the dot. */
  readonly size: number;
  readonly valueText: string;
  readonly intervalText: string;
};

/** Many small groups in order, one line each: a dot as large as the group, its interval, its pooled rate. */
export type StrataChart = {
  readonly kind: 'strata';
  /** Of the table that holds the same figures; null where none does. */
  readonly tableId: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  /** A line through all rows, for example the rate of everyone. */
  readonly comparison: { readonly value: number; readonly label: string } | null;
  readonly axis: Axis;
  readonly rows: readonly Stratum[];
};

export type Chart = BarsChart | FunnelChart | StrataChart;
