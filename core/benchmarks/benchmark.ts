import type { Group } from '../background/background.ts';

/** A reference distribution; refused without source and date. */
export type Benchmark = {
  readonly id: string;
  readonly label: string;
  /** Printed beside a figure, for example "UK workforce, May 2021". */
  readonly shortLabel: string;
  readonly measure: 'parental-occupation';
  readonly schemes: readonly string[];
  readonly population: string;
  readonly base: string;
  readonly period: string;
  readonly edition: string;
  /** Proportions that sum to 1 within rounding. */
  readonly shares: Readonly<Record<Group, number>>;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  readonly confidence: 'seen' | 'unverified';
  /** Unverified shares of a benchmark that is otherwise seen in its source. */
  readonly unverifiedShares: readonly Group[];
  readonly cautions: readonly string[];
  /** Whether a person entered it. */
  readonly custom: boolean;
  /** Whether it describes the whole country and can replace another national benchmark. */
  readonly isNational: boolean;
};

/** A single published proportion to compare with, for example a response target. */
export type PublishedFigure = {
  readonly id: string;
  readonly label: string;
  /** A proportion. */
  readonly value: number;
  readonly base: string;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  readonly confidence: 'seen' | 'unverified';
  readonly cautions: readonly string[];
};
