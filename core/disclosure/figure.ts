/** A count that a figure rests on: a cell of a table in the same draft. */
export type CountPlace = {
  readonly table: string;
  readonly at: Readonly<Record<string, string>>;
};

/** Condition under which a figure discloses nothing about one person. */
export type FigureRule =
  /** Quantiles: number of people with a value below, and above. */
  | { readonly kind: 'quantile'; readonly below: number; readonly above: number }
  /** Means and sums: the sum, the two largest values, and the most people who share a value. */
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

/** Rounding of a published figure. */
export type FigurePrecision =
  | { readonly kind: 'significant'; readonly digits: number }
  | { readonly kind: 'step'; readonly step: number };

/** A figure computed on people's values, with its limits, before disclosure control. */
export type DraftFigure = {
  readonly id: string;
  /** Counts it rests on; it is hidden with any of them. */
  readonly people: readonly CountPlace[];
  /** Fewest people in each of these counts. */
  readonly leastPeople: number;
  /** By name: the figure and its limits; empty where nobody is counted. */
  readonly values: Readonly<Record<string, number>>;
  readonly rules: readonly FigureRule[];
  readonly precision: FigurePrecision;
};

/** `values` is null where hidden. */
export type PublishedFigure = {
  readonly id: string;
  readonly values: Readonly<Record<string, number>> | null;
};
