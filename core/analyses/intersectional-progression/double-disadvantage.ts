import type { PublishedTable } from '../../disclosure/protected.ts';
import {
  type Crossing,
  interactionContrast,
  type Outcome,
  ratioOfOddsRatios,
  relativeExcessRisk,
} from '../../stats/ratio.ts';
import { ALL } from '../background-dimension.ts';
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
import { outcomeAt } from './strata.ts';

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

export function doubleDisadvantages(table: PublishedTable): readonly DoubleDisadvantage[] {
  const field = table.dimensions[0];
  if (!field || field.id === 'background') return [];
  const answers = field.members.filter(({ id }) => id !== ALL);
  const peopleOf = (id: string): number => outcomeAt(table, { [field.id]: id, background: 'usable' }).n ?? -1;
  const reference = answers.toSorted((left, right) => peopleOf(right.id) - peopleOf(left.id))[0];
  if (!reference || peopleOf(reference.id) <= 0) return [];
  return answers
    .filter(({ id }) => id !== reference.id && peopleOf(id) !== 0)
    .map((answer) => {
      const found = compare(table, field.id, answer, reference);
      // The same fact from the other side: named for the answer that goes with less than the sum.
      return (found.contrast?.value ?? 0) > 0 ? compare(table, field.id, reference, answer) : found;
    });
}

function compare(
  table: PublishedTable,
  field: string,
  answer: { readonly id: string; readonly label: string },
  reference: { readonly id: string; readonly label: string },
): DoubleDisadvantage {
  const named = { answer: answer.label, reference: reference.label };
  const corner = (background: string, id: string) => outcomeAt(table, { [field]: id, background });
  const cornersOf = (working: string): Corners | null =>
    knownCorners({
      neither: corner('professional', reference.id),
      first: corner(working, reference.id),
      second: corner('professional', answer.id),
      both: corner(working, answer.id),
    });
  const corners = cornersOf('working-class');
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
  const others = (id: string) => corner('unclassified', id);
  const isRobust = NON_RESPONSE_FACTORS.every((factor) => {
    const assumed = ifOthersDiffer(corners, others(reference.id), others(answer.id), factor);
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

function knownCorners(
  corners: Readonly<Record<keyof Crossing, { readonly x: number | null; readonly n: number | null }>>,
): Corners | null {
  const { neither, first, second, both } = corners;
  const known = (each: { readonly x: number | null; readonly n: number | null }): Outcome | null =>
    each.x === null || each.n === null ? null : { x: each.x, n: each.n };
  const [a, b, c, d] = [known(neither), known(first), known(second), known(both)];
  return a && b && c && d ? { neither: a, first: b, second: c, both: d } : null;
}

/**
 * The four corners when those without a usable answer, whose outcome is known, are `factor` times as likely to be
 * working class as those with one in the same answer of the field. Bases stay those of the people who answered.
 */
function ifOthersDiffer(
  corners: Corners,
  inReference: { readonly x: number | null; readonly n: number | null },
  inAnswer: { readonly x: number | null; readonly n: number | null },
  factor: number,
): Corners | null {
  const spread = (
    professional: Outcome,
    working: Outcome,
    others: { readonly x: number | null; readonly n: number | null },
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
