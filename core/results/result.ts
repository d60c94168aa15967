import type { OwnOrigin } from '../background/scheme.ts';
import type { Published } from '../disclosure/protected.ts';
import type { FigureUnit } from '../words/figure-units.ts';
import type { Chart } from '../charts/chart.ts';

/** How strong a finding is. */
export type Strength = {
  readonly level: 'clear' | 'uncertain' | 'too-few' | 'hidden';
  /** Clear, Uncertain, Too few to say, or Not shown. */
  readonly label: string;
  /** What would overturn it, or why nothing can be said. */
  readonly reason: string;
};

/** Unit of an estimate and its interval. */
export type Unit =
  | 'proportion'
  | 'difference of proportions'
  | 'ratio'
  | 'people'
  | 'chi-square'
  | 'p value'
  | 'pounds'
  | 'months';

/** A published number with everything needed to defend it. */
export type Estimate = {
  /** For example `share`, `representation-ratio`, `response-rate`, `chi-square`, `dissimilarity`. */
  readonly measure: string;
  /** Coordinates of the cell, for example { background: 'professional', by: 'all' }. */
  readonly of: Readonly<Record<string, string>>;
  /** Null when hidden or undefined; `why` says which. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Confidence level as a proportion; null when there is no interval. */
  readonly level: number | null;
  /** Published number of people it is computed on. */
  readonly base: number | null;
  readonly method: string;
  readonly why: 'shown' | 'hidden' | 'undefined';
  /** Absent where the measure determines it. */
  readonly unit?: Unit;
};

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly value: number }
  /** Proportion, shown as a percentage. */
  | { readonly kind: 'share'; readonly value: number; readonly decimals: number }
  /** Proportions, shown as "43 to 49". */
  | { readonly kind: 'interval'; readonly low: number; readonly high: number; readonly decimals: number }
  /** Plain numbers, shown as "0.85 to 1.20". */
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly decimals: number }
  | { readonly kind: 'ratio'; readonly value: number }
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  /** A figure of any unit. */
  | { readonly kind: 'figure'; readonly value: number; readonly unit: FigureUnit; readonly decimals: number }
  /** An interval of two figures, two columns in table files. */
  | {
      readonly kind: 'figure-range';
      readonly low: number;
      readonly high: number;
      readonly unit: FigureUnit;
      readonly decimals: number;
    }
  | { readonly kind: 'p'; readonly value: number }
  /** Confidential: [c]. */
  | { readonly kind: 'hidden' }
  /** Not available: [x]. */
  | { readonly kind: 'unavailable' }
  /** Not applicable: [z]. */
  | { readonly kind: 'inapplicable' };

export type ResultTable = {
  /** Unique in the result, lower-case words with dashes. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly {
    readonly id: string;
    readonly label: string;
    readonly numeric: boolean;
    /** Unit of plain numbers, such as `percentage points`; other kinds of cells have their own. */
    readonly unit?: string | undefined;
  }[];
  /** The first cell of a row is its header. */
  readonly rows: readonly { readonly cells: readonly Cell[] }[];
  readonly notes: readonly string[];
};

/** A fact that readers of the figures must know about the data, made of published counts only. */
export type Fact = {
  /** Kind, in lower-case words with dashes: `placed-by-hand`, `join`. */
  readonly id: string;
  readonly sentence: string;
  readonly values: readonly {
    readonly id: string;
    readonly label: string;
    /** Null where hidden. */
    readonly value: number | null;
  }[];
};

/** Who was counted, under which assumptions; printed with every output. */
export type Context = {
  readonly dataset: string;
  readonly kind: string;
  readonly wave: string;
  /** Datasets or waves that it was looked at beside; none of most results. */
  readonly beside: readonly { readonly dataset: string; readonly kind: string; readonly wave: string }[];
  readonly filters: readonly {
    readonly field: string;
    readonly label: string;
    readonly values: readonly string[];
  }[];
  /** Weighting in words, or why a requested weighting was not applied; null for none. */
  readonly weight: string | null;
  readonly scheme: {
    readonly id: string;
    readonly version: number;
    readonly label: string;
    readonly confidence: string;
    /** Origin of an own grouping. */
    readonly own?: OwnOrigin;
  };
  readonly benchmark: {
    readonly id: string;
    readonly label: string;
    readonly shares: Readonly<Record<string, number>>;
    /** `partly`: seen in its source except shares derived by subtraction, which its cautions name. */
    readonly confidence: 'seen' | 'partly' | 'unverified';
    readonly source: string;
    readonly cautions: readonly string[];
  } | null;
  readonly policy: { readonly id: string; readonly label: string; readonly sentence: string };
  readonly ledger: { readonly statement: string };
  readonly facts: readonly Fact[];
};

/** Everything that screen, report, table files and results.json show of one run of an analysis. */
export type Result = {
  readonly analysis: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly question: string;
  };
  readonly options: Readonly<Record<string, unknown>>;
  readonly context: Context;
  /** Null for plain counts without a comparison. */
  readonly strength: Strength | null;
  /** Sentences of the finding, the headline first; each can be read aloud. */
  readonly sentences: readonly string[];
  /** Short facts for the filter chips. */
  readonly chips: readonly string[];
  /** Labels of the split's fields; empty without a split. */
  readonly split: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly ResultTable[];
  /** Side notes with a heading, for example "Would another benchmark change this?". */
  readonly asides: readonly { readonly heading: string; readonly text: string }[];
  readonly estimates: readonly (Estimate & { readonly unit: Unit })[];
  /** Formula, assumptions, source and what it does not show; paragraphs. */
  readonly method: readonly string[];
  /** All published counts and figures it was made from. */
  readonly published: Published;
  /** SHA-256 of `published`, independent of earlier releases. */
  readonly digest: string;
};
