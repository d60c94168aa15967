import { dateText } from '../../words/date-text.ts';
import { pValueText } from '../../words/figure-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { SIGNIFICANT } from '../parts/comparison.ts';
import { NO_DIFFERENCE } from '../parts/split-comparison.ts';
import { fewText } from '../parts/non-response.ts';
import type { Result, Strength } from '../../results/result.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import {
  clear,
  NOBODY_MISSING,
  NON_RESPONSE_HIDDEN,
  NOT_IN_THE_DATA,
  notShown,
  sideOf,
  tooFew,
  uncertain,
} from '../../results/strength.ts';
import { countText, peopleText, shareText } from '../parts/words.ts';
import { listText } from '../../words/list-text.ts';
import type { Progression, Within } from './derive.ts';
import { interactionAside, interactionSentence } from './interaction-words.ts';
import { PLAIN_NO } from './outcome-tab.ts';
import { unaskedSentences } from './unasked-fields.ts';
import { backgroundsOf, differenceText, ratioWithRange, robustText } from './words.ts';

export function readProgression(
  finding: Progression,
  { context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'split' | 'asides'> {
  const { everyone, fields, name } = finding;
  const interaction = interactionSentence(finding);
  return {
    strength: strengthOf(finding),
    sentences: [
      ...telling(finding).map((within) => differentWithin(within, finding)),
      headline(finding),
      ...finding.within.flatMap((within) => otherwiseWithin(within, finding)),
      ...unaskedSentences(finding.unasked, telling(finding).length > 0),
      ...(interaction === null ? [] : [interaction]),
      ...outcomeSentences(finding),
      ...combinationSentences(finding),
    ],
    chips: [
      name,
      `${peopleText(everyone.base)} with an answer and an outcome`,
      dateText(context.wave),
      `Reference: ${backgroundsOf[finding.reference.group]}`,
      ['By background', ...fields.map(({ label }) => label)].join(', '),
    ],
    split: fields.map(({ label }) => label),
    asides: [...interactionAside(finding), pooling, caution],
  };
}

function telling({ within }: Progression): readonly Within[] {
  return within.filter(({ pooled }) => pooled.tellsOtherwise);
}

/** States both figures without preferring either. */
function differentWithin(within: Within, finding: Progression): string {
  const { label, pooled } = within;
  const { overall, common, used, strata } = pooled;
  if (!overall || !common) return '';
  const [{ group }] = finding.compared;
  const some = used === strata ? '' : ` (${used} of ${strata} answers can be used)`;
  return `${finding.name} looks different when split by ${label}: the odds of people from ${backgroundsOf[group]} are ${ratioWithRange(overall)} times those of people from ${backgroundsOf[finding.reference.group]} over all, and ${ratioWithRange(common)} times within ${label}${some}. Groups that are spread unevenly over the answers make such a difference; neither is a measure of fairness by itself.${gradeNowText(within, finding)}${unlikeText(pooled)}`;
}

/** Where the stratified comparison agrees, or cannot be judged. */
function otherwiseWithin(within: Within, finding: Progression): readonly string[] {
  const { label, pooled } = within;
  const { overall, common, used, strata, hidden, silent, tellsOtherwise } = pooled;
  if (tellsOtherwise || strata < 2) return [];
  if (!overall || !common) {
    if (hidden === 0) return overall && silent === strata ? [`Within ${label} ${SILENT}`] : [];
    const some =
      hidden === strata
        ? `each of its ${strata} answers has`
        : `${hidden} of its ${strata} answers ${hidden === 1 ? 'has' : 'have'}`;
    return [
      `Whether it looks different within ${label} cannot be said: ${some} a count that is not shown, to protect individuals.`,
    ];
  }
  const some = used === strata ? '' : ` (${used} of ${strata} answers can be used)`;
  return [
    `Within ${label}, taken together, it looks much the same: an odds ratio of ${ratioWithRange(common)}${some}, beside ${ratioWithRange(overall)} over all.${gradeNowText(within, finding)}${unlikeText(pooled)}`,
  ];
}

const SILENT =
  'nothing can be compared: in each answer everybody has it, or nobody has, or one of the two backgrounds has no people.';

/** Caution on the grade after a promotion, which is part of the outcome: nobody is promoted into the lowest. */
function gradeNowText({ field, label }: Within, { isPromotion }: Progression): string {
  if (field !== 'grade' || !isPromotion) return '';
  return ` ${label} is where people stand now: whoever was promoted stands in the grade above, so this does not compare like with like. The grade at the start of the period would.`;
}

/** Caution where odds ratios differ between answers, so that one does not represent them. */
function unlikeText({ homogeneityP }: Within['pooled']): string {
  if (homogeneityP === null || homogeneityP >= SIGNIFICANT) return '';
  return ` But its answers differ among themselves (${pValueText(homogeneityP)}): read each of them.`;
}

function headline(finding: Progression): string {
  const { everyone, name, compared, reference, value } = finding;
  const [{ group, share, comparison }] = compared;
  if (everyone.why === 'undefined') return `${name}: nobody has both a usable answer and an outcome.`;
  const counts = `${name}: ${countsText(finding)}`;
  if (share.why === 'hidden' || reference.share.why === 'hidden') {
    return `${counts} How the outcome differs by background is not shown, to protect individuals.`;
  }
  if (share.why !== 'shown' || reference.share.why !== 'shown' || !comparison) {
    return `${counts} ${nobodyText(finding)}`;
  }
  if (Math.min(share.leastBase, reference.share.leastBase) < SMALLEST_BASE) {
    return `${counts} Too few people to say how it differs by background.`;
  }
  return `${counts} ${shareText(share)} of people from ${backgroundsOf[group]} have it, and ${shareText(reference.share)} of people from ${backgroundsOf[reference.group]}: ${differenceText(comparison, value)}.`;
}

/** Which of the two backgrounds to compare has nobody. */
function nobodyText({ compared: [one], reference }: Progression): string {
  const without = [one, reference].filter(({ share }) => share.why === 'undefined');
  return `Nobody from ${without.map(({ group }) => backgroundsOf[group]).join(' or from ')} has a usable answer and an outcome.`;
}

function countsText({ everyone }: Progression): string {
  if (everyone.base === null) return 'how many have it in all is not shown, to protect individuals.';
  const people = `${peopleText(everyone.base)} with a usable answer and an outcome`;
  return everyone.why === 'shown'
    ? `${countText(everyone.count)} of ${people}.`
    : `of ${people}, how many have it is not shown, to protect individuals.`;
}

function strengthOf(finding: Progression): Strength {
  const { compared, reference } = finding;
  const [{ group, share, comparison, isRobust }] = compared;
  if ([share, reference.share].some(({ why }) => why === 'hidden')) return notShown();
  if (share.why !== 'shown' || reference.share.why !== 'shown' || !comparison) {
    return tooFew(nobodyText(finding));
  }
  const smaller = share.leastBase < reference.share.leastBase ? share : reference.share;
  if (smaller.leastBase < SMALLEST_BASE) return tooFew(fewText(smaller.base));
  const [other] = telling(finding);
  if (other) return uncertain(`It looks different when split by ${other.label}: read both figures.`);
  if (sideOf(comparison.difference, 0) === 0) {
    return uncertain(NO_DIFFERENCE);
  }
  if (comparison.test === null || comparison.test.p >= SIGNIFICANT) {
    return uncertain('The interval of the difference does not reach 0, but the test shows no difference.');
  }
  if (finding.others === 'nobody') return clear(`${APART} ${NOBODY_MISSING}`);
  if (finding.others === 'unknown') return uncertain(NOT_IN_THE_DATA);
  if (isRobust === null) return uncertain(NON_RESPONSE_HIDDEN);
  const words = robustText(isRobust, group);
  return isRobust ? clear(words) : uncertain(words);
}

const APART = 'The whole range of the difference lies on one side of 0.';

/** Who has no outcome, and what counted as no where that is not plain. */
function outcomeSentences({ everyone, withoutOutcome, noLabel }: Progression): readonly string[] {
  const { total, reasons } = withoutOutcome;
  const known = reasons.filter(({ count }) => count !== null);
  const listed = known.map(({ label, count }) => `${lower(label)} ${countText(count)}`);
  const hidden = known.length < reasons.length ? ['others not shown'] : [];
  const why = listed.length === 0 ? '' : `: ${listText([...listed, ...hidden])}`;
  if (everyone.base === 0 && total === 0) return [];
  const isOne = total === 1;
  const without =
    total === 0
      ? 'Everybody with a usable answer has an outcome.'
      : total === null
        ? 'How many people have no outcome is not shown, to protect individuals; they are in no share.'
        : `${peopleText(total)} with a usable answer ${isOne ? 'has' : 'have'} no outcome and ${isOne ? 'is' : 'are'} in no share${why}.`;
  return [without, ...(noLabel === PLAIN_NO ? [] : [`Counted as no: ${noLabel}.`])];
}

function combinationSentences({ strata, absent, fields }: Progression): readonly string[] {
  if (fields.length === 0) return [];
  const hidden = strata.filter(({ rate }) => rate.why === 'hidden').length;
  const isOne = absent === 1;
  return [
    ...(hidden === 0
      ? []
      : [
          `${
            hidden < strata.length
              ? `${hidden} of the ${strata.length} combinations that hold anybody ${hidden === 1 ? 'is' : 'are'} not shown`
              : 'None of the combinations that hold anybody can be shown'
          }, to protect individuals. Fewer or coarser fields would show more.`,
        ]),
    ...(absent === 0
      ? []
      : [
          `${absent} ${isOne ? 'combination holds' : 'combinations hold'} nobody and ${isOne ? 'is' : 'are'} left out.`,
        ]),
  ];
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const pooling: Result['asides'][number] = {
  heading: 'Small groups',
  text: 'A small group’s share swings by chance. Beside it stands the partly pooled share, drawn towards the average of all groups, the more so the fewer people there are.',
};

const caution: Result['asides'][number] = {
  heading: 'What it does not show',
  text: 'A difference is not a cause. Grade, time in post and working pattern may differ between the groups.',
};
