import type { Group } from '../background/background.ts';

/** A reference distribution. A figure without source and date does not load. */
export type Benchmark = {
  readonly id: string;
  readonly label: string;
  /** What is printed beside a figure, for example "UK workforce, May 2021". */
  readonly shortLabel: string;
  readonly measure: 'parental-occupation';
  readonly schemes: readonly string[];
  readonly population: string;
  readonly base: string;
  readonly period: string;
  readonly edition: string;
  /** Proportions, summing to 1 within rounding. */
  readonly shares: Readonly<Record<Group, number>>;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  readonly confidence: 'seen' | 'unverified';
  /** Which shares are unverified although the rest is seen. */
  readonly unverifiedShares: readonly Group[];
  readonly cautions: readonly string[];
  /** True when a person typed it in. */
  readonly custom: boolean;
  /** Whether it describes the whole country, so that it can stand in for another such benchmark. */
  readonly isNational: boolean;
};

/** One published proportion to hold a result against, for example a response target. */
export type PublishedFigure = {
  readonly id: string;
  readonly label: string;
  /** Proportion. */
  readonly value: number;
  readonly base: string;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  readonly confidence: 'seen' | 'unverified';
  readonly cautions: readonly string[];
};
