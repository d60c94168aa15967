import { numberText, pointsText, pValueText } from '../../words/figure-text.ts';
import type { Result } from '../../results/result.ts';
import { NOT_SHOWN, sideOf } from '../../results/strength.ts';
import type { Progression } from './derive.ts';
import type { Interaction, Interactions } from './interaction.ts';
import { interactionStrength, isDoubleDisadvantage } from './interaction-strength.ts';
import { backgroundsOf, rangeOfPoints } from './words.ts';

/** Sentence on the interaction of group and answer; null where no field is combined. */
export function interactionSentence(finding: Progression): string | null {
  const { interactions, value, compared, reference } = finding;
  const pair = leading(interactions);
  if (!pair) return null;
  const [{ group }] = compared;
  const names = `coming from ${backgroundsOf[group]} (against ${backgroundsOf[reference.group]}) and being in “${pair.answer}” (against “${pair.reference}”)`;
  if (pair.why === 'hidden') {
    return `Whether ${names} add to each other is not shown, to protect individuals.`;
  }
  if (pair.why === 'too-few' || !pair.contrast || pair.p === null) {
    return `Too few people, or too few with or without the outcome, to say whether ${names} add to each other.`;
  }
  const strength = interactionStrength(pair, interactions);
  const { estimate } = pair.contrast;
  const beyond = `${pointsText(estimate, pair.decimals)} (${rangeOfPoints(pair.contrast, pair.decimals)}, adjusted ${pValueText(pair.p)}) beyond the sum of both`;
  if (isDoubleDisadvantage(pair, strength, value)) {
    return `Double disadvantage: ${names} each go with worse by themselves, and together with worse than the sum: ${beyond}.`;
  }
  if (sideOf(pair.contrast, 0) === 0 || strength.level !== 'clear') {
    return `Whether ${names} add to each other is uncertain: ${beyond}. ${strength.reason}`;
  }
  return `${capital(names)} together go with ${estimate < 0 ? 'less' : 'more'} of the outcome than the sum of both: ${beyond}. ${whyNotDouble(pair, value)}`;
}

function whyNotDouble(pair: Interaction, value: Progression['value']): string {
  if (value === 'neither') return 'The outcome is taken as neither good nor bad for a person.';
  const isShown = pair.groupSide !== 0 && pair.answerSide !== 0;
  return isShown
    ? 'It is no double disadvantage: not all of it stands on the worse side of the reference.'
    : 'It is not called a double disadvantage: that each goes with worse by itself is not shown.';
}

/** The shown pair with the strongest interaction; a hidden one only where none is shown. */
export function leading({ pairs }: Interactions): Interaction | null {
  const place = ({ why, p }: Interaction): number => (why === 'shown' ? (p ?? 1) : why === 'too-few' ? 2 : 3);
  return pairs.toSorted((left, right) => place(left) - place(right))[0] ?? null;
}

export function interactionAside({ interactions }: Progression): Result['asides'] {
  const pair = leading(interactions);
  if (!pair) return [];
  const heading = 'Two ways to combine';
  if (pair.why === 'hidden') return [{ heading, text: NOT_SHOWN }];
  const { contrast, ratioOfOddsRatios: ratio } = pair;
  if (!contrast && !ratio)
    return [
      { heading, text: `${overallText(interactions)}Neither can be worked out: there are too few people.` },
    ];
  const added = contrast
    ? `Added: ${pointsText(contrast.estimate, pair.decimals)} beyond the sum.`
    : 'Added: cannot be worked out.';
  const multiplied = ratio
    ? `Multiplied: the odds ratio is ${numberText(ratio.estimate, 2)} times (${numberText(ratio.low, 2)} to ${numberText(ratio.high, 2)}) what the two alone would give.`
    : 'Multiplied: cannot be worked out.';
  const disagree = contrast && ratio ? ' The two can disagree: always name the scale.' : '';
  const text = `${added} ${multiplied}${disagree}`;
  return [{ heading, text: `${overallText(interactions)}${text}` }];
}

function overallText({ overall, pairs }: Interactions): string {
  if (!overall || overall.addedP === null || overall.multipliedP === null) return '';
  const tests = `Tested over ${overall.answers} answers together: that differences are equal (${pValueText(overall.addedP)}), and that odds ratios are (${pValueText(overall.multipliedP)}). `;
  const shown = pairs.filter(({ why }) => why === 'shown').length;
  return shown > 1
    ? `${tests}Of ${shown} pairs the one that stands out most is read, its p adjusted. `
    : tests;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
