/** A count that a figure rests on: a cell of a table of the same draft. */
export type CountPlace = {
  readonly table: string;
  readonly at: Readonly<Record<string, string>>;
};

/** What has to hold of the people behind a figure, so that it tells nothing of one of them. */
export type FigureRule =
  /** Median and other quantiles: people whose value lies below it, and above it. */
  | { readonly kind: 'quantile'; readonly below: number; readonly above: number }
  /** Mean and sum: the sum of all values, the two largest, and how many people share one value at the most. */
  | {
      readonly kind: 'mean';
      /** What is added up: sums of one amount are parts of each other where their people are. */
      readonly amount: string;
      /** Whose amounts they are. */
      readonly of: CountPlace;
      readonly people: number;
      readonly total: number;
      readonly largest: readonly [number, number];
      readonly alike: number;
    };

export type MeanRule = Extract<FigureRule, { kind: 'mean' }>;

/** How exactly a figure is published. */
export type FigurePrecision =
  | { readonly kind: 'significant'; readonly digits: number }
  | { readonly kind: 'step'; readonly step: number };

/** A figure that is computed on people, with its limits, before disclosure control. */
export type DraftFigure = {
  readonly id: string;
  /** It is hidden with any of these counts. */
  readonly people: readonly CountPlace[];
  /** The fewest people that each of these counts may hold. */
  readonly leastPeople: number;
  /** By name: the figure, its limits. None where nobody is counted. */
  readonly values: Readonly<Record<string, number>>;
  readonly rules: readonly FigureRule[];
  readonly precision: FigurePrecision;
};

/** `values` is null where it is hidden. */
export type PublishedFigure = {
  readonly id: string;
  readonly values: Readonly<Record<string, number>> | null;
};
