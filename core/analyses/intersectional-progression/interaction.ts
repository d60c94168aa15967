import type { Group } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { holm } from '../../stats/holm.ts';
import type { EstimatedInterval } from '../../stats/interval.ts';
import { normalUpperTail } from '../../stats/normal.ts';
import {
  type Crossing,
  interactionContrast,
  ratioOfOddsRatios,
  relativeExcessRisk,
} from '../../stats/ratio.ts';
import { compareOutcomes, knownOutcome, pointDecimals } from '../parts/comparison.ts';
import { pairsIfOthersDiffer } from '../parts/if-others-differ.ts';
import { type PrintedGroup, printedGroup } from '../parts/printed-counts.ts';
import { LEVEL } from '../parts/share.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import { sideOf } from '../../results/strength.ts';
import { overallInteraction, type OverallInteraction } from './overall-interaction.ts';
import type { Answer, Rate, Split } from './published.ts';

/** Fewest people with, and without, the outcome in each corner; with fewer, chance alone makes interactions. */
export const LEAST_EVENTS = 10;

export type Sides = { readonly group: Group; readonly reference: Group };

/** Interaction of one group and one answer, against the reference group and the reference answer. */
export type Interaction = {
  readonly answer: string;
  readonly reference: string;
  readonly why: 'shown' | 'hidden' | 'too-few';
  /** Smallest published base of the four corners. */
  readonly base: number | null;
  /**
   * Interaction contrast (difference of differences), a proportion; negative where both together have less of the
   * outcome than the sum of their effects.
   */
  readonly contrast: EstimatedInterval | null;
  /** Decimals of the contrast in points. */
  readonly decimals: number;
  readonly relativeExcess: EstimatedInterval | null;
  readonly ratioOfOddsRatios: EstimatedInterval | null;
  /** p of the contrast, adjusted over all shown pairs (Holm). */
  readonly p: number | null;
  /** Sign of each main effect against neither: 1 more of the outcome, -1 less, 0 not shown. */
  readonly groupSide: number;
  readonly answerSide: number;
  readonly bothSide: number;
  /** Whether the contrast holds under every assumption on non-respondents; null where that is hidden. */
  readonly isRobust: boolean | null;
  readonly others: 'some' | 'nobody' | 'unknown';
};

export type Interactions = {
  readonly group: Group;
  readonly pairs: readonly Interaction[];
  readonly overall: OverallInteraction | null;
  /** Why nothing is Clear, where facts forbid it. */
  readonly whyNotClear: string | null;
};

type Known = {
  readonly policy: Policy;
  readonly isAskedKnown: boolean;
  readonly whyNotClear: string | null;
};

/** Whether non-respondents exist; where there are none and no column says who was asked, there may be. */
export function othersIn(unclassified: readonly Rate[], isAskedKnown: boolean): Interaction['others'] {
  if (unclassified.some(({ n }) => n !== 0)) return 'some';
  return isAskedKnown ? 'nobody' : 'unknown';
}

/** Interactions of all answers with the reference answer: the chosen one, or that of most people. */
export function interactionsIn(
  split: Split | undefined,
  sides: Sides,
  chosen: string | null,
  known: Known,
): Interactions {
  const { policy, whyNotClear } = known;
  const { group } = sides;
  const none: Interactions = { group, pairs: [], overall: null, whyNotClear };
  if (!split) return none;
  const peopleOf = ({ at }: Answer): number => (at(sides.group).n ?? 0) + (at(sides.reference).n ?? 0);
  const reference =
    split.answers.find(({ label }) => label === chosen) ??
    split.answers.toSorted((left, right) => peopleOf(right) - peopleOf(left))[0];
  if (!reference) return none;
  const found = split.answers
    .filter((answer) => answer !== reference)
    .map((answer) => interactionOf(answer, reference, sides, known));
  const adjusted = holm(found.flatMap(({ p }) => (p === null ? [] : [p])));
  let next = 0;
  const pairs = found.map((pair) => (pair.p === null ? pair : { ...pair, p: adjusted[next++] ?? null }));
  const isUsed = (answer: Answer): boolean =>
    answer === reference || pairs.some(({ answer: label, why }) => why === 'shown' && label === answer.label);
  return {
    ...none,
    pairs,
    overall: overallInteraction(
      split.answers.filter(isUsed).map(({ at }) => ({ first: at(sides.group), second: at(sides.reference) })),
      policy,
    ),
  };
}

function interactionOf(
  answer: Answer,
  reference: Answer,
  sides: Sides,
  { policy, isAskedKnown }: Known,
): Interaction {
  const corners = {
    neither: reference.at(sides.reference),
    first: reference.at(sides.group),
    second: answer.at(sides.reference),
    both: answer.at(sides.group),
  };
  const none: Omit<Interaction, 'why' | 'base'> = {
    answer: answer.label,
    reference: reference.label,
    contrast: null,
    decimals: 1,
    relativeExcess: null,
    ratioOfOddsRatios: null,
    p: null,
    groupSide: 0,
    answerSide: 0,
    bothSide: 0,
    isRobust: null,
    others: 'some',
  };
  const printed = printedCorners(corners, policy);
  if (!printed) return { ...none, why: 'hidden', base: null };
  const groups = Object.values(printed);
  const base = Math.min(...groups.map((group) => group.printed.n));
  const leastBase = Math.min(...groups.flatMap(({ fewest, most }) => [fewest.n, most.n]));
  const events = Math.min(...groups.flatMap(({ fewest, most }) => [fewest.x, most.n - most.x]));
  if (leastBase < SMALLEST_BASE || events < LEAST_EVENTS) return { ...none, why: 'too-few', base };
  const crossings = crossingsOf(printed);
  const contrast = widest(crossings, (each) => interactionContrast(each, LEVEL));
  const againstNeither = (rate: Rate): number => {
    const compared = compareOutcomes(rate, corners.neither, policy);
    return compared ? sideOf(compared.difference, 0) : 0;
  };
  const others = [reference.at('unclassified'), answer.at('unclassified')];
  return {
    ...none,
    why: 'shown',
    base,
    contrast,
    decimals: contrast ? pointDecimals(contrast, base, policy) : 1,
    relativeExcess: widest(crossings, (each) => relativeExcessRisk(each, LEVEL)),
    ratioOfOddsRatios: widest(crossings, (each) => ratioOfOddsRatios(each, LEVEL)),
    p: weakestContrastP(crossings),
    groupSide: againstNeither(corners.first),
    answerSide: againstNeither(corners.second),
    bothSide: againstNeither(corners.both),
    isRobust: contrast && isRobust(crossings[0], contrast, others),
    others: othersIn(others, isAskedKnown),
  };
}

type PrintedCorners = { readonly [Corner in keyof Crossing]: PrintedGroup };

function printedCorners(
  { neither, first, second, both }: Readonly<Record<keyof Crossing, Rate>>,
  policy: Policy,
): PrintedCorners | null {
  const printed = (rate: Rate): PrintedGroup | null => {
    const known = knownOutcome(rate);
    return known && printedGroup(known, policy);
  };
  const [a, b, c, d] = [printed(neither), printed(first), printed(second), printed(both)];
  return a && b && c && d ? { neither: a, first: b, second: c, both: d } : null;
}

/** Crossings of the four corners as printed, and with each corner at either end of its printed-alike range. */
function crossingsOf({ neither, first, second, both }: PrintedCorners): readonly [Crossing, ...Crossing[]] {
  const ends = ({ fewest, most }: PrintedGroup) => [fewest, most];
  const printed: Crossing = {
    neither: neither.printed,
    first: first.printed,
    second: second.printed,
    both: both.printed,
  };
  const extremes = ends(neither).flatMap((a) =>
    ends(first).flatMap((b) =>
      ends(second).flatMap((c) =>
        ends(both).map((d): Crossing => ({ neither: a, first: b, second: c, both: d })),
      ),
    ),
  );
  return [printed, ...extremes];
}

/** The printed estimate with the union of the intervals over all corners; null where any corner has none. */
function widest(
  crossings: readonly Crossing[],
  measure: (crossing: Crossing) => EstimatedInterval | null,
): EstimatedInterval | null {
  const all = crossings.map(measure);
  const found = all.filter((each) => each !== null);
  const [printed] = found;
  if (!printed || found.length < all.length) return null;
  return {
    estimate: printed.estimate,
    low: Math.min(...found.map(({ low }) => low)),
    high: Math.max(...found.map(({ high }) => high)),
  };
}

/** Largest p of the Wald test over the corners; 1 where they allow either sign. */
function weakestContrastP(crossings: readonly Crossing[]): number {
  const found = crossings.map((each) => {
    const { estimate, high } = interactionContrast(each, ONE_ERROR);
    return { sign: Math.sign(estimate), p: pOf(estimate, high - estimate) };
  });
  const isOneSided = found.every(({ sign }) => sign === found[0]?.sign);
  return isOneSided ? Math.max(...found.map(({ p }) => p)) : 1;
}

/** Confidence level whose half-width is one standard error. */
const ONE_ERROR = 1 - 2 * normalUpperTail(1);

function pOf(estimate: number, standardError: number): number {
  if (standardError === 0) return estimate === 0 ? 1 : 0;
  return Math.min(1, 2 * normalUpperTail(Math.abs(estimate) / standardError));
}

function isRobust(
  { neither, first, second, both }: Crossing,
  contrast: EstimatedInterval,
  [inReference, inAnswer]: readonly Rate[],
): boolean | null {
  if (!inReference || !inAnswer) return null;
  const references = pairsIfOthersDiffer({ first, second: neither }, inReference);
  const answers = pairsIfOthersDiffer({ first: both, second }, inAnswer);
  if (!references || !answers) return null;
  const steps = Math.max(references.length, answers.length);
  return Array.from({ length: steps }, (_, step) => {
    const one = references[step] ?? { first, second: neither };
    const other = answers[step] ?? { first: both, second };
    const again = interactionContrast(
      { neither: one.second, first: one.first, second: other.second, both: other.first },
      LEVEL,
    );
    return sideOf(again, 0) === sideOf(contrast, 0);
  }).every(Boolean);
}
