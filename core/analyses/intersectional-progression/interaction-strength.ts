import { SIGNIFICANT } from '../parts/comparison.ts';
import type { Strength } from '../../results/result.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import {
  clear,
  heeding,
  NOBODY_MISSING,
  NON_RESPONSE_HIDDEN,
  NOT_IN_THE_DATA,
  notShown,
  sideOf,
  tooFew,
  uncertain,
} from '../../results/strength.ts';
import type { OutcomeValue } from '../../cohort/outcome-value.ts';
import { type Interaction, type Interactions, LEAST_EVENTS } from './interaction.ts';
import { isWorse, robustText } from './words.ts';

export const TOO_FEW_IN_A_CORNER = `One of the four groups may have fewer than ${SMALLEST_BASE} people, or fewer than ${LEAST_EVENTS} with or without the outcome.`;

export function interactionStrength(pair: Interaction, interactions: Interactions): Strength {
  return heeding(unheeded(pair, interactions), interactions.whyNotClear);
}

function unheeded(pair: Interaction, { overall, group }: Interactions): Strength {
  if (pair.why === 'hidden') return notShown();
  if (pair.why === 'too-few' || !pair.contrast || pair.p === null) return tooFew(TOO_FEW_IN_A_CORNER);
  const added = sideOf(pair.contrast, 0);
  const multiplied = pair.ratioOfOddsRatios ? sideOf(pair.ratioOfOddsRatios, 1) : 0;
  if (added === 0 && multiplied === 0) {
    return uncertain('No interaction is shown: there may be none, or one anywhere in both ranges.');
  }
  if (added !== multiplied) return uncertain('The additive and the multiplicative scale do not agree.');
  if (!isShownOverall(overall)) {
    return uncertain(
      'The test over all answers together shows no interaction, so that one pair may stand out by chance.',
    );
  }
  if (pair.p >= SIGNIFICANT) {
    return uncertain('It is not shown once the number of pairs is allowed for (Holm).');
  }
  if (pair.others === 'nobody') return clear(`Both scales agree. ${NOBODY_MISSING}`);
  if (pair.others === 'unknown') return uncertain(NOT_IN_THE_DATA);
  if (pair.isRobust === null) return uncertain(NON_RESPONSE_HIDDEN);
  const words = robustText(pair.isRobust, group);
  return pair.isRobust ? clear(`Both scales agree. ${words}`) : uncertain(words);
}

function isShownOverall(overall: Interactions['overall']): boolean {
  if (!overall) return false;
  return [overall.addedP, overall.multipliedP].every((p) => p !== null && p < SIGNIFICANT);
}

/**
 * Group and answer are each worse than the reference, and together worse than the sum of both. Not defined for outcomes
 * that are neither good nor bad.
 */
export function isDoubleDisadvantage(pair: Interaction, strength: Strength, value: OutcomeValue): boolean {
  if (strength.level !== 'clear' || !pair.contrast) return false;
  const sides = [pair.groupSide, pair.answerSide, pair.bothSide, sideOf(pair.contrast, 0)];
  return sides.every((side) => isWorse(side, value));
}
