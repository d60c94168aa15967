import type { Policy } from '../../disclosure/policy.ts';
import type { Contrast, EstimatedInterval } from '../../stats/interval.ts';
import { oddsRatioWoolf } from '../../stats/ratio.ts';
import { exactCommonOdds } from '../../stats/exact-strata.ts';
import { breslowDay, cochranMantelHaenszel, mantelHaenszel, type Strata } from '../../stats/strata.ts';
import { knownOutcome, type PublishedOutcome } from './comparison.ts';
import { type PrintedContrast, printedEstimate, printedGroup, weakestP } from './printed-counts.ts';
import { LEVEL } from './share.ts';
import { sideOf } from '../../results/strength.ts';

export type ComparedStratum = { readonly first: PublishedOutcome; readonly second: PublishedOutcome };

/** Two groups within strata, and whether the stratified comparison contradicts the overall one. */
export type PooledComparison = {
  readonly strata: number;
  readonly used: number;
  /** Published people of both groups in the strata used. */
  readonly base: number;
  /** Strata not used because a count is hidden. */
  readonly hidden: number;
  /** Strata not used because they are uninformative: a group is empty, or all have the same outcome. */
  readonly silent: number;
  /** Crude odds ratio, from overall counts; `Infinity` for a zero divisor. */
  readonly overall: EstimatedInterval | null;
  /** Common odds ratio over the strata used: Mantel–Haenszel’s, or the conditional one. */
  readonly common: EstimatedInterval | null;
  /**
   * Whether the common odds ratio is the conditional one with exact interval, used where Mantel–Haenszel’s is 0 or
   * infinite.
   */
  readonly isExact: boolean;
  /** Cochran–Mantel–Haenszel test, without continuity correction. */
  readonly p: number | null;
  /** Tarone’s test of homogeneous odds ratios; null where counts are rounded, to which it is too sensitive. */
  readonly homogeneityP: number | null;
  readonly tellsOtherwise: boolean;
};

/** Relative change of ln OR that counts as a contradiction, unless negligible. */
const TELLING_CHANGE = 0.25;
/** Change of ln OR that is negligible: a tenth of the odds. */
const TRIFLE = 0.1;
/** Smallest share of all people in the strata used; fewer do not represent the rest. */
const LEAST_POOLED = 0.8;
/** Change of a difference of shares that is negligible: half a point. */
const TRIFLE_OF_DIFFERENCE = 0.005;

/** Compares the overall groups with the same groups within strata, all published. */
export function poolComparisons(
  everybody: ComparedStratum,
  strata: readonly ComparedStratum[],
  policy: Policy,
): PooledComparison {
  const known = strata.flatMap(({ first, second }) => {
    const [one, other] = [knownOutcome(first), knownOutcome(second)];
    return one && other ? [{ one, other }] : [];
  });
  const telling = known.filter(
    ({ one, other }) => one.n > 0 && other.n > 0 && one.x + other.x > 0 && one.x + other.x < one.n + other.n,
  );
  const printed: readonly PrintedContrast[] = telling.map(({ one, other }) => ({
    first: printedGroup(one, policy),
    second: printedGroup(other, policy),
  }));
  const contrasts = telling.map(({ one, other }) => ({ x1: one.x, n1: one.n, x2: other.x, n2: other.n }));
  const overall = overallOdds(everybody, policy);
  const base = telling.reduce((sum, { one, other }) => sum + one.n + other.n, 0);
  const hidden = strata.length - known.length;
  const isPart = hidden > 0 && base < LEAST_POOLED * peopleOf(everybody);
  const common = isPart ? null : printedEstimate(commonOdds, printed);
  return {
    strata: strata.length,
    used: telling.length,
    base,
    hidden,
    silent: known.length - telling.length,
    overall,
    common,
    isExact: mantelHaenszel(contrasts, LEVEL) === null,
    p: isPart ? null : weakestP((each) => cochranMantelHaenszel(each, false)?.p ?? null, printed),
    homogeneityP: policy.roundTo > 1 ? null : (breslowDay(contrasts)?.tarone.p ?? null),
    tellsOtherwise:
      differ(overall, common) &&
      isMovedBySpread(everybody, contrasts) &&
      (hidden === 0 || differ(oddsOver(contrasts), withoutLimits(common))),
  };
}

function overallOdds({ first, second }: ComparedStratum, policy: Policy): EstimatedInterval | null {
  const [one, other] = [knownOutcome(first), knownOutcome(second)];
  if (!one || !other || one.n === 0 || other.n === 0) return null;
  const printed = [{ first: printedGroup(one, policy), second: printedGroup(other, policy) }];
  return printedEstimate(
    ([only]) => (only ? (oddsRatioWoolf(only, LEVEL) ?? exactOdds([only])) : null),
    printed,
  );
}

/** Conditional odds ratio where Mantel–Haenszel’s is 0 or infinite and so has no interval. */
function commonOdds(strata: Strata): EstimatedInterval | null {
  return mantelHaenszel(strata, LEVEL) ?? exactOdds(strata);
}

function exactOdds(strata: Strata): EstimatedInterval | null {
  const found = exactCommonOdds(strata, LEVEL);
  return found === null || found.oddsRatio === null
    ? null
    : { estimate: found.oddsRatio, low: found.low, high: found.high };
}

function peopleOf({ first, second }: ComparedStratum): number {
  return (knownOutcome(first)?.n ?? 0) + (knownOutcome(second)?.n ?? 0);
}

/**
 * Whether the difference of shares changes as well: odds ratios are not collapsible (Greenland, Robins and Pearl,
 * Statistical Science 14 (1999), 29–46), so they change by pooling even where groups are spread evenly; differences do
 * not. Within strata it is the Mantel–Haenszel difference.
 */
function isMovedBySpread({ first, second }: ComparedStratum, contrasts: readonly Contrast[]): boolean {
  const [one, other] = [knownOutcome(first), knownOutcome(second)];
  if (!one || !other || one.n === 0 || other.n === 0) return false;
  const over = one.x / one.n - other.x / other.n;
  let [sum, weight] = [0, 0];
  for (const { x1, n1, x2, n2 } of contrasts) {
    sum += (x1 * n2 - x2 * n1) / (n1 + n2);
    weight += (n1 * n2) / (n1 + n2);
  }
  const within = weight > 0 ? sum / weight : over;
  return Math.abs(within - over) > Math.max(TRIFLE_OF_DIFFERENCE, TELLING_CHANGE * Math.abs(over));
}

/** Crude odds ratio over the strata used only, so that omitted strata do not cause the contrast. */
function oddsOver(contrasts: readonly Contrast[]): EstimatedInterval | null {
  const sum = contrasts.reduce(
    (so, { x1, n1, x2, n2 }) => ({ x1: so.x1 + x1, n1: so.n1 + n1, x2: so.x2 + x2, n2: so.n2 + n2 }),
    { x1: 0, n1: 0, x2: 0, n2: 0 },
  );
  const found = sum.n1 > 0 && sum.n2 > 0 ? oddsRatioWoolf(sum, LEVEL) : null;
  return withoutLimits(found);
}

const withoutLimits = (found: EstimatedInterval | null): EstimatedInterval | null =>
  found && { estimate: found.estimate, low: found.estimate, high: found.estimate };

/** Opposite signs, or one interval excludes 1 and the other does not, or ln OR changes by more than a quarter. */
function differ(overall: EstimatedInterval | null, common: EstimatedInterval | null): boolean {
  if (!overall || !common) return false;
  if (overall.estimate === common.estimate) return false;
  const [before, after] = [Math.log(overall.estimate), Math.log(common.estimate)];
  if (Math.abs(after - before) < TRIFLE) return false;
  return (
    Math.sign(before) !== Math.sign(after) ||
    sideOf(overall, 1) !== sideOf(common, 1) ||
    Math.abs(after - before) > TELLING_CHANGE * Math.abs(before)
  );
}
