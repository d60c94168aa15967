import { groups } from '../../background/background.ts';
import {
  type Crossing,
  interactionContrast,
  type Outcome,
  ratioOfOddsRatios,
  relativeExcessRisk,
} from '../../stats/ratio.ts';
import { NON_RESPONSE_FACTORS } from '../non-response.ts';
import type { Strength } from '../result.ts';
import { LEVEL, SMALLEST_BASE } from '../share.ts';
import {
  clear,
  NOT_ROBUST_TO_NON_RESPONSE,
  NOT_SHOWN,
  ROBUST_TO_NON_RESPONSE,
  sideOf,
  tooFew,
  uncertain,
} from '../strength.ts';
import { answerId, STRATUM } from './compute.ts';
import { type ProgressionTables, type Rate, rateAt } from './strata.ts';

export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/**
 * Working class and one answer of a field together, against professional and another answer (of each pair with the
 * field's largest answer, the side that goes with less): what goes with both beyond what goes with each.
 */
export type DoubleDisadvantage = {
  readonly answer: string;
  readonly reference: string;
  readonly why: 'shown' | 'hidden' | 'too-few';
  /** Smallest published base of the four corners. */
  readonly base: number | null;
  /** Difference of differences, as a proportion; below 0 is a double disadvantage when the outcome is a good one. */
  readonly contrast: Interval | null;
  readonly relativeExcess: Interval | null;
  readonly ratioOfOddsRatios: Interval | null;
  readonly strength: Strength;
};

type Corners = { readonly [Corner in keyof Crossing]: Outcome };

export function doubleDisadvantages({ strata }: ProgressionTables): readonly DoubleDisadvantage[] {
  if (!strata) return [];
  const answers = [...new Set(strata.answers.map(([first = '']) => first))];
  const corner: Corner = (background, answer) =>
    rateAt(strata.table, { [STRATUM]: answerId(answer), background });
  const peopleOf = (answer: string): number =>
    groups.reduce((sum, group) => sum + (corner(group, answer).n ?? 0), 0);
  const reference = answers.toSorted((left, right) => peopleOf(right) - peopleOf(left))[0];
  if (reference === undefined) return [];
  return answers
    .filter((answer) => answer !== reference)
    .map((answer) => {
      const found = compare(corner, answer, reference);
      // The same fact from the other side: named for the answer that goes with less than the sum.
      return (found.contrast?.value ?? 0) > 0 ? compare(corner, reference, answer) : found;
    });
}

type Corner = (background: string, answer: string) => Rate;

function compare(corner: Corner, answer: string, reference: string): DoubleDisadvantage {
  const named = { answer, reference };
  const corners = knownCorners({
    neither: corner('professional', reference),
    first: corner('working-class', reference),
    second: corner('professional', answer),
    both: corner('working-class', answer),
  });
  const none = { contrast: null, relativeExcess: null, ratioOfOddsRatios: null };
  if (!corners) {
    return { ...named, ...none, why: 'hidden', base: null, strength: tooFew(NOT_SHOWN) };
  }
  const base = Math.min(...Object.values(corners).map(({ n }) => n));
  if (base === 0) {
    return { ...named, ...none, why: 'too-few', base, strength: tooFew('One of the four groups is empty.') };
  }
  const contrast = interval(interactionContrast(corners, LEVEL));
  const odds = interval(ratioOfOddsRatios(corners, LEVEL));
  const isRobust = NON_RESPONSE_FACTORS.every((factor) => {
    const assumed = ifOthersDiffer(
      corners,
      corner('unclassified', reference),
      corner('unclassified', answer),
      factor,
    );
    const again = assumed && interval(interactionContrast(assumed, LEVEL));
    return again !== null && contrast !== null && sideOf(again, 0) === sideOf(contrast, 0);
  });
  return {
    ...named,
    why: 'shown',
    base,
    contrast,
    relativeExcess: interval(relativeExcessRisk(corners, LEVEL)),
    ratioOfOddsRatios: odds,
    strength: strengthOf(base, contrast, odds, isRobust),
  };
}

function knownCorners(corners: Readonly<Record<keyof Crossing, Rate>>): Corners | null {
  const { neither, first, second, both } = corners;
  const known = (each: Rate): Outcome | null =>
    each.x === null || each.n === null ? null : { x: each.x, n: each.n };
  const [a, b, c, d] = [known(neither), known(first), known(second), known(both)];
  return a && b && c && d ? { neither: a, first: b, second: c, both: d } : null;
}

/**
 * The four corners when those without a usable answer, whose outcome is known, are `factor` times as likely to be
 * working class as those with one in the same answer of the field. Bases stay those of the people who answered.
 */
function ifOthersDiffer(corners: Corners, inReference: Rate, inAnswer: Rate, factor: number): Corners | null {
  const spread = (
    professional: Outcome,
    working: Outcome,
    others: Rate,
  ): readonly [Outcome, Outcome] | null => {
    if (others.x === null || others.n === null) return null;
    const share = Math.min(1, (factor * working.n) / (working.n + professional.n));
    const mixed = (own: Outcome, part: number): Outcome => ({
      x: ((own.x + part * (others.x ?? 0)) / (own.n + part * (others.n ?? 0))) * own.n,
      n: own.n,
    });
    return [mixed(professional, 1 - share), mixed(working, share)];
  };
  const reference = spread(corners.neither, corners.first, inReference);
  const answer = spread(corners.second, corners.both, inAnswer);
  if (!reference || !answer) return null;
  return { neither: reference[0], first: reference[1], second: answer[0], both: answer[1] };
}

function interval(
  estimate: { readonly estimate: number; readonly low: number; readonly high: number } | null,
): Interval | null {
  return estimate && { value: estimate.estimate, low: estimate.low, high: estimate.high };
}

function strengthOf(
  base: number,
  contrast: Interval | null,
  odds: Interval | null,
  isRobust: boolean,
): Strength {
  if (base < SMALLEST_BASE || !contrast)
    return tooFew(`Fewer than ${SMALLEST_BASE} people in one of the four groups.`);
  const additive = sideOf(contrast, 0);
  const multiplicative = odds ? sideOf(odds, 1) : 0;
  if (additive === 0 && multiplicative === 0) {
    return uncertain('Both ranges include no interaction; this data cannot tell.');
  }
  if (additive !== multiplicative)
    return uncertain('The additive and the multiplicative scale do not agree.');
  return isRobust
    ? clear(`Both scales agree. ${ROBUST_TO_NON_RESPONSE}`)
    : uncertain(NOT_ROBUST_TO_NON_RESPONSE);
}
