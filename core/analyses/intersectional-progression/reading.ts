import { dateText } from '../../charts/date-text.ts';
import { numberText } from '../../charts/figure-text.ts';
import type { Surroundings } from '../analysis.ts';
import type { Result, Strength } from '../result.ts';
import { SMALLEST_BASE } from '../share.ts';
import { NOT_SHOWN, sideOf, tooFew, uncertain } from '../strength.ts';
import { countText, shareText } from '../words.ts';
import type { Progression } from './derive.ts';
import type { DoubleDisadvantage } from './double-disadvantage.ts';

export function readProgression(
  finding: Progression,
  { context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  const double = leading(finding.doubles);
  const base = finding.everyone.base;
  return {
    strength: double ? double.strength : strengthBetweenGroups(finding),
    sentences: [
      ...groupSentences(finding),
      ...(double ? [doubleSentence(double)] : []),
      ...hiddenSentence(finding),
    ],
    chips: [
      finding.outcomeLabel,
      `${countText(base)} people with an answer and an outcome`,
      dateText(context.wave),
      finding.fieldLabels.length === 0
        ? 'By background'
        : `By background, ${finding.fieldLabels.join(', ').toLowerCase()}`,
    ],
    asides: [...(double ? [bothScales(double)] : []), pooling, caution],
  };
}

/** The comparison with the most people in its smallest group; a hidden one where there is no other. */
function leading(doubles: readonly DoubleDisadvantage[]): DoubleDisadvantage | null {
  return doubles.toSorted((left, right) => (right.base ?? -1) - (left.base ?? -1))[0] ?? null;
}

function groupSentences(finding: Progression): readonly string[] {
  const { professional, 'working-class': working } = finding.byGroup;
  if (finding.everyone.why === 'hidden') return [NOT_SHOWN];
  if (finding.everyone.why === 'undefined')
    return ['Nobody has both a usable answer and a recorded outcome.'];
  if (professional.why !== 'shown' || working.why !== 'shown') {
    return ['Too few people to say how the outcome differs by background.'];
  }
  if (Math.min(professional.base, working.base) < SMALLEST_BASE) return ['Too few people to say.'];
  const isApart = working.high < professional.low || working.low > professional.high;
  const figures = `${finding.outcomeLabel}: ${shareText(working)} of people from working-class backgrounds, ${shareText(professional)} of people from professional backgrounds`;
  return [isApart ? `${figures}.` : `${figures}; the ranges overlap.`];
}

function doubleSentence(double: DoubleDisadvantage): string {
  const names = `being working class and being in “${double.answer}” (against “${double.reference}”)`;
  if (double.why === 'hidden')
    return `Whether ${names} add to each other is not shown, to protect individuals.`;
  if (!double.contrast || double.strength.level === 'too-few') {
    return `Too few people to say whether ${names} add to each other.`;
  }
  const { value, low, high } = double.contrast;
  const points = (each: number): string => numberText(each * 100, 1);
  const amount = `${points(Math.abs(value))} percentage points`;
  const range = `(${points(low)} to ${points(high)})`;
  const side = sideOf(double.contrast, 0);
  if (side === 0) {
    return `No interaction was shown between ${names}: ${points(value)} percentage points ${range} beyond the sum of both.`;
  }
  return `Double disadvantage: ${names} go together with ${amount} less than the sum of both ${range}.`;
}

function hiddenSentence({ strata }: Progression): readonly string[] {
  const hidden = strata.filter(({ rate }) => rate.why === 'hidden').length;
  return hidden === 0
    ? []
    : [
        `${hidden} of ${strata.length} combinations are not shown, to protect individuals. Fewer or coarser fields would show more.`,
      ];
}

function strengthBetweenGroups({ byGroup }: Progression): Strength {
  const { professional, 'working-class': working } = byGroup;
  if (professional.why !== 'shown' || working.why !== 'shown') return tooFew(NOT_SHOWN);
  if (Math.min(professional.base, working.base) < SMALLEST_BASE)
    return tooFew(`Fewer than ${SMALLEST_BASE} people.`);
  return uncertain('Choose a field to combine with background: this analysis is about combinations.');
}

function bothScales(double: DoubleDisadvantage): Result['asides'][number] {
  const heading = 'Two ways to combine';
  if (double.why === 'hidden') return { heading, text: NOT_SHOWN };
  const { contrast, ratioOfOddsRatios: ratio } = double;
  const added = contrast
    ? `Added: ${numberText(contrast.value * 100, 1)} points beyond the sum.`
    : 'Added: cannot be worked out.';
  const multiplied = ratio
    ? `Multiplied: the odds ratio is ${numberText(ratio.value, 2)} times (${numberText(ratio.low, 2)} to ${numberText(ratio.high, 2)}) what the two alone would give.`
    : 'Multiplied: cannot be worked out, since one of the four groups has nobody with, or nobody without, the outcome.';
  return { heading, text: `${added} ${multiplied} The two can disagree: always name the scale.` };
}

const pooling: Result['asides'][number] = {
  heading: 'Small groups',
  text: 'A small group’s share swings by chance. Beside it stands the partly pooled share, drawn towards the average of all groups, the more so the fewer people there are.',
};

const caution: Result['asides'][number] = {
  heading: 'What it does not show',
  text: 'A difference is not a cause. Grade, time in post and working pattern may differ between the groups.',
};
