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

/** Two groups compared within strata, and whether that tells another story than all strata together. */
export type PooledComparison = {
  readonly strata: number;
  readonly used: number;
  /** Published people of both groups in the strata that are used. */
  readonly base: number;
  /** Not used since a count is hidden. */
  readonly hidden: number;
  /** Not used since a group has nobody there, or everybody there has the same outcome. */
  readonly silent: number;
  /** Odds ratio of everybody, from the counts of everybody; `Infinity` where nothing divides it. */
  readonly overall: EstimatedInterval | null;
  /** Odds ratio over the strata that are used: Mantel–Haenszel’s, or the conditional one. */
  readonly common: EstimatedInterval | null;
  /** Whether the common odds ratio is the conditional one with its exact interval: Mantel–Haenszel’s is 0 or infinite. */
  readonly isExact: boolean;
  /** Cochran–Mantel–Haenszel test, not corrected. */
  readonly p: number | null;
  /** Tarone’s test that the odds ratio is the same in every stratum; null where counts are rounded, which move it far. */
  readonly homogeneityP: number | null;
  readonly tellsOtherwise: boolean;
};

/** A change of ln OR by more than this part of it, where it is more than a trifle. */
const TELLING_CHANGE = 0.25;
/** Less than this between two ln OR is a trifle: odds that differ by a tenth. */
const TRIFLE = 0.1;
/** The least part of all people whom the strata that are used must hold: fewer do not stand for the rest. */
const LEAST_POOLED = 0.8;
/** Less than half a point between two differences of shares is a trifle. */
const TRIFLE_OF_DIFFERENCE = 0.005;

/** Groups of everybody beside the same groups within strata, all published. */
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

/** Mantel–Haenszel’s has no interval where it is 0 or infinite. */
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
 * Whether the difference of shares moves, too: odds ratios change by pooling alone where groups are spread evenly (they
 * do not collapse; Greenland, Robins and Pearl, Statistical Science 14 (1999), 29–46), differences do not. Within strata
 * it is the Mantel–Haenszel difference.
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

/** Of the strata that are used, put together: what is left out of them is not what makes the difference. */
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

/** Signs differ, one interval excludes 1 and the other does not, or ln OR changes by more than a quarter. */
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
