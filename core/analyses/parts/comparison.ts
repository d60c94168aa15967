import { percentDecimals } from '../../words/figure-text.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { chiSquareTwoByTwo } from '../../stats/contingency.ts';
import { newcombe } from '../../stats/difference.ts';
import { fisherExact, fisherMidP } from '../../stats/fisher.ts';
import type { Contrast, EstimatedInterval, Interval } from '../../stats/interval.ts';
import { riskRatioScore } from '../../stats/ratio-score.ts';
import { oddsRatioWoolf } from '../../stats/ratio.ts';
import {
  type PrintedContrast,
  printedEstimate,
  printedGroup,
  type PublishedGroup,
  weakestExactP,
  weakestP,
} from './printed-counts.ts';
import { LEVEL } from './share.ts';

/** Published people, those with the outcome, and those without where published; null is hidden. */
export type PublishedOutcome = {
  readonly x: number | null;
  readonly n: number | null;
  readonly no?: number | null;
  /** The people without the outcome, in parts. */
  readonly others?: readonly (number | null)[];
};

/** An estimate that may not exist, with an interval that does; `Infinity` is no upper limit. */
export type OpenEstimate = Interval & { readonly estimate: number | null; readonly method: string };
export type ComparisonTest = { readonly p: number; readonly method: string };

/** Difference of two shares, first minus second (the reference). */
export type ShareDifference = {
  /** As a proportion. */
  readonly difference: EstimatedInterval;
  /** Decimals of the difference in points, as many as bases and rounding justify. */
  readonly decimals: number;
  /** Null where everybody, or nobody, of both groups has the outcome. */
  readonly test: ComparisonTest | null;
};

/** Two groups compared by difference, ratio, odds ratio and test. */
export type Comparison = ShareDifference & {
  readonly first: PublishedGroup;
  readonly second: PublishedGroup;
  readonly ratio: OpenEstimate;
  readonly oddsRatio: OpenEstimate;
};

/** Expected count below which exact methods replace the approximations (Cochran 1954). */
const SMALL_EXPECTED = 5;

/** Significance level. */
export const SIGNIFICANT = 0.05;

export const comparisonMethods = {
  difference: 'difference of proportions, Newcombe hybrid score interval (method 10)',
  ratio: 'ratio of proportions, Koopman score interval',
  exactOdds: 'conditional odds ratio, exact interval',
  woolfOdds: 'odds ratio, Woolf log interval',
  midP: 'Fisher’s exact test, mid-P',
  chiSquare: 'score chi-square test, not corrected',
} as const;

/** Difference and test of two published shares; null where a count is hidden or a group is empty. */
export function compareShares(
  one: PublishedOutcome,
  other: PublishedOutcome,
  policy: Policy,
): (ShareDifference & Pick<Comparison, 'first' | 'second'>) | null {
  const [first, second] = [knownOutcome(one), knownOutcome(other)];
  if (!first || !second || first.n === 0 || second.n === 0) return null;
  const strata = strataOf(first, second, policy);
  const difference = printedEstimate(
    single((each) => newcombe(each, LEVEL)),
    strata,
  );
  if (!difference) return null;
  return {
    first,
    second,
    difference,
    decimals: pointDecimals(difference, Math.min(first.n, second.n), policy),
    test: testOf(first, second, strata, policy),
  };
}

/**
 * All comparisons of two published outcomes; null where a count is hidden or a group is empty. Intervals are unions,
 * and p maxima, over all tables that rounding prints alike.
 */
export function compareOutcomes(
  one: PublishedOutcome,
  other: PublishedOutcome,
  policy: Policy,
): Comparison | null {
  const shares = compareShares(one, other, policy);
  if (!shares) return null;
  const { first, second } = shares;
  const strata = strataOf(first, second, policy);
  const isExact =
    hasSmallExpected(contrastOf(first, second)) ||
    [first.x, first.n - first.x, second.x, second.n - second.x].includes(0);
  return {
    ...shares,
    ratio: { ...ratioOver(strata), method: comparisonMethods.ratio },
    oddsRatio: isExact
      ? { ...openEstimate(exactOdds, strata), method: comparisonMethods.exactOdds }
      : {
          ...openEstimate((each) => oddsRatioWoolf(each, LEVEL), strata),
          method: comparisonMethods.woolfOdds,
        },
  };
}

const contrastOf = (first: PublishedGroup, second: PublishedGroup): Contrast => ({
  x1: first.x,
  n1: first.n,
  x2: second.x,
  n2: second.n,
});

const strataOf = (
  first: PublishedGroup,
  second: PublishedGroup,
  policy: Policy,
): readonly PrintedContrast[] => [
  { first: printedGroup(first, policy), second: printedGroup(second, policy) },
];

/** Decimals of a difference in points with its interval. */
export function pointDecimals(
  { estimate, low, high }: EstimatedInterval,
  base: number,
  policy: Policy,
): number {
  const decimals = percentDecimals({ value: estimate, low, high }, base, policy.roundTo);
  return Math.max(policy.percentDecimals, decimals);
}

export function knownOutcome({ x, n, no = null, others = [no] }: PublishedOutcome): PublishedGroup | null {
  if (x === null || n === null) return null;
  const known = others.filter((part) => part !== null);
  return known.length < others.length ? { x, n } : { x, n, others: known };
}

function testOf(
  first: PublishedGroup,
  second: PublishedGroup,
  strata: readonly PrintedContrast[],
  policy: Policy,
): ComparisonTest | null {
  const together = first.x + second.x;
  if (together === 0 || together === first.n + second.n) return null;
  if (hasSmallExpected(contrastOf(first, second))) {
    return { p: weakestExactP(fisherMidP, first, second, policy), method: comparisonMethods.midP };
  }
  const p = weakestP(
    single((each) => chiSquareTwoByTwo(each)?.p ?? null),
    strata,
  );
  return p === null ? null : { p, method: comparisonMethods.chiSquare };
}

function hasSmallExpected({ x1, n1, x2, n2 }: Contrast): boolean {
  const least = Math.min(x1 + x2, n1 + n2 - x1 - x2);
  return (least * Math.min(n1, n2)) / (n1 + n2) < SMALL_EXPECTED;
}

type OpenMeasure = (contrast: Contrast) => (Interval & { readonly estimate: number | null }) | null;

const exactOdds: OpenMeasure = (contrast) => {
  const { oddsRatio, low, high } = fisherExact(contrast, LEVEL);
  return { estimate: oddsRatio === Infinity ? null : oddsRatio, low, high };
};

const ratioOver = (strata: readonly PrintedContrast[]) =>
  openEstimate((each) => riskRatioScore(each, LEVEL), strata);

/** Estimate of the printed tables; without one, the interval as far as it exists. */
function openEstimate(
  measure: OpenMeasure,
  strata: readonly PrintedContrast[],
): Interval & { readonly estimate: number | null } {
  const [only] = strata;
  const printed = only
    ? measure({
        x1: only.first.printed.x,
        n1: only.first.printed.n,
        x2: only.second.printed.x,
        n2: only.second.printed.n,
      })
    : null;
  const over = printedEstimate(
    single((each) => {
      const found = measure(each);
      return found && { estimate: found.estimate ?? Infinity, low: found.low, high: found.high };
    }),
    strata,
  );
  const limits = over ? { low: Math.max(0, over.low), high: over.high } : { low: 0, high: Infinity };
  return { estimate: printed?.estimate ?? null, ...limits };
}

/** A stratified measure applied to a single stratum. */
function single<Value>(
  measure: (contrast: Contrast) => Value,
): (strata: readonly Contrast[]) => Value | null {
  return ([only]) => (only ? measure(only) : null);
}
