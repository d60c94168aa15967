import { type CountRange, rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Contrast, EstimatedInterval, Interval } from '../../stats/interval.ts';
import type { Outcome } from '../../stats/ratio.ts';

/**
 * Uncertainty from rounding. A figure from published counts must hold for every table that rounding prints alike: its
 * interval is the union over these tables, its test the largest p. A group's figure rises with the people who have the
 * outcome and falls with those who have not, so both ends are attained: at `fewest` with and most without, and at
 * `most` with and fewest without. Without rounding both are the printed table.
 */
export type PrintedGroup = {
  readonly printed: Outcome;
  readonly fewest: Outcome;
  readonly most: Outcome;
};

/** Published counts with the outcome and in all; `others` those without it, in parts, where published. */
export type PublishedGroup = Outcome & { readonly others?: readonly number[] };

export function printedGroup(published: PublishedGroup, policy: Policy): PrintedGroup {
  const { x, n } = published;
  const { yes, no, all } = rangesOf(published, policy);
  const noMost = Math.max(0, Math.min(no.greatest, all.greatest - yes.least));
  const yesLeast = Math.max(yes.least, all.least - noMost);
  const yesMost = Math.max(0, Math.min(yes.greatest, all.greatest - no.least));
  const noLeast = Math.max(no.least, all.least - yesMost);
  return {
    printed: { x, n },
    fewest: { x: yesLeast, n: yesLeast + noMost },
    most: { x: yesMost, n: yesMost + noLeast },
  };
}

/** All pairs of counts that are printed alike. */
export function tablesOf(published: PublishedGroup, policy: Policy): readonly Outcome[] {
  const { yes, no, all } = rangesOf(published, policy);
  return wholeNumbers(yes).flatMap((x) =>
    wholeNumbers(all)
      .filter((n) => n - x >= no.least && n - x <= no.greatest)
      .map((n) => ({ x, n })),
  );
}

function rangesOf({ x, n, others }: PublishedGroup, policy: Policy) {
  const yes = rangeOfPublished(x, policy);
  const all = rangeOfPublished(n, policy);
  const no: CountRange = others === undefined ? { least: 0, greatest: Infinity } : rangeOfSum(others, policy);
  return { yes, no, all };
}

/** Range of the true sum of counts that were rounded one by one. */
export function rangeOfSum(published: readonly number[], policy: Policy): CountRange {
  const ranges = published.map((count) => rangeOfPublished(count, policy));
  return {
    least: ranges.reduce((sum, { least }) => sum + least, 0),
    greatest: ranges.reduce((sum, { greatest }) => sum + greatest, 0),
  };
}

/** All lists of counts that are printed as these, element by element, with a total printed as `sum`. */
export function listsOf(
  published: readonly number[],
  sum: number,
  policy: Policy,
): readonly (readonly number[])[] {
  const whole = rangeOfPublished(sum, policy);
  const lists = published.reduce<readonly (readonly number[])[]>(
    (found, count) =>
      wholeNumbers(rangeOfPublished(count, policy)).flatMap((each) => found.map((list) => [...list, each])),
    [[]],
  );
  return lists.filter((list) => {
    const total = list.reduce((so, each) => so + each, 0);
    return total >= whole.least && total <= whole.greatest;
  });
}

function wholeNumbers({ least, greatest }: CountRange): readonly number[] {
  return Array.from({ length: greatest - least + 1 }, (_, step) => least + step);
}

/** Interval of a proportion over all tables; contains the printed share. */
export function printedInterval(
  interval: (x: number, n: number, level: number) => Interval,
  { printed, fewest, most }: PrintedGroup,
  level: number,
): Interval {
  const value = printed.x / printed.n;
  return {
    low: Math.min(value, interval(fewest.x, fewest.n, level).low),
    high: Math.max(value, interval(most.x, most.n, level).high),
  };
}

/** Two groups side by side, in one stratum or overall. */
export type PrintedContrast = { readonly first: PrintedGroup; readonly second: PrintedGroup };

const contrastOf = (first: Outcome, second: Outcome): Contrast => ({
  x1: first.x,
  n1: first.n,
  x2: second.x,
  n2: second.n,
});

const printedOf = (strata: readonly PrintedContrast[]): readonly Contrast[] =>
  strata.map(({ first, second }) => contrastOf(first.printed, second.printed));

/** In every stratum the tables in which the first group does worst, and best, against the second. */
const worstOf = (strata: readonly PrintedContrast[]): readonly Contrast[] =>
  strata.map(({ first, second }) => contrastOf(first.fewest, second.most));
const bestOf = (strata: readonly PrintedContrast[]): readonly Contrast[] =>
  strata.map(({ first, second }) => contrastOf(first.most, second.fewest));

/**
 * Estimate of the printed tables with an interval over all tables, for a measure that rises with the first group and
 * falls with the second: difference, ratio or odds ratio, pooled or not. A side on which a table has no estimate is
 * unbounded. Null where the printed tables have no estimate.
 */
export function printedEstimate(
  measure: (strata: readonly Contrast[]) => EstimatedInterval | null,
  strata: readonly PrintedContrast[],
): EstimatedInterval | null {
  const printed = measure(printedOf(strata));
  if (!printed) return null;
  if (strata.every(isExact)) return printed;
  return {
    estimate: printed.estimate,
    low: Math.min(printed.low, measure(worstOf(strata))?.low ?? -Infinity),
    high: Math.max(printed.high, measure(bestOf(strata))?.high ?? Infinity),
  };
}

/**
 * Largest p over all tables, for a test whose signed statistic rises with the first group and falls with the second
 * (score test, chi-square of two groups, Cochran–Mantel–Haenszel); 1 where the tables allow either sign. Null where the
 * printed tables have no test.
 */
export function weakestP(
  test: (strata: readonly Contrast[]) => number | null,
  strata: readonly PrintedContrast[],
): number | null {
  const printed = test(printedOf(strata));
  if (printed === null || strata.every(isExact)) return printed;
  const [worst, best] = [worstOf(strata), bestOf(strata)];
  if (sideOfFirst(worst) !== sideOfFirst(best)) return 1;
  return Math.max(printed, test(worst) ?? 1, test(best) ?? 1);
}

/** Largest p of an exact test, which is not monotone, so that every table is tried. */
export function weakestExactP(
  test: (contrast: Contrast) => number,
  first: PublishedGroup,
  second: PublishedGroup,
  policy: Policy,
): number {
  const seconds = tablesOf(second, policy);
  let weakest = test(contrastOf(first, second));
  for (const one of tablesOf(first, policy)) {
    for (const other of seconds) weakest = Math.max(weakest, test(contrastOf(one, other)));
  }
  return weakest;
}

function isExact({ first, second }: PrintedContrast): boolean {
  return [first, second].every(({ fewest, most }) => fewest.x === most.x && fewest.n === most.n);
}

/** Sign of the Mantel–Haenszel difference. */
function sideOfFirst(strata: readonly Contrast[]): number {
  return Math.sign(
    strata.reduce(
      (sum, { x1, n1, x2, n2 }) => (n1 + n2 === 0 ? sum : sum + (x1 * n2 - x2 * n1) / (n1 + n2)),
      0,
    ),
  );
}
