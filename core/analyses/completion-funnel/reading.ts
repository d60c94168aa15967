import { dateText } from '../../words/date-text.ts';
import { percentText } from '../../words/figure-text.ts';
import { RESPONSE_RATE_TARGET } from '../../benchmarks/benchmarks.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Result } from '../../results/result.ts';
import { decimalsOf } from '../parts/share.ts';
import type { SplitComparison } from '../parts/split-comparison.ts';
import { hiddenSentence, splitSentences } from '../parts/split-words.ts';
import { NOT_SHOWN } from '../../results/strength.ts';
import { countText, peopleText, shareMark, shareText } from '../parts/words.ts';
import { listText } from '../../words/list-text.ts';
import { type Funnel, usableName } from './derive.ts';

export function readFunnel(
  funnel: Funnel,
  { context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'split' | 'asides'> {
  const split = aboutSplit(funnel);
  return {
    strength: funnel.strength,
    sentences: [...split.slice(0, 1), headline(funnel), ...usableSentence(funnel), ...split.slice(1)],
    chips: [
      'Parental occupation at 14',
      `${countText(funnel.everyone.asked)} asked`,
      ...(funnel.isAskedKnown ? [] : ['Everybody counts as asked']),
      dateText(context.wave),
      funnel.byLabel === null ? 'Everyone' : `By ${funnel.byLabel.toLowerCase()}`,
    ],
    split: funnel.byLabel === null ? [] : [funnel.byLabel],
    asides: [...nonResponse(funnel), elsewhere(funnel)],
  };
}

function headline(funnel: Funnel): string {
  const rate = funnel.everyone.responseRate;
  if (rate.why !== 'shown')
    return rate.why === 'hidden'
      ? 'How many responded is not shown, to protect individuals.'
      : 'Nobody was asked.';
  if (!funnel.isAskedKnown) {
    return `${shareText(rate)} of the ${peopleText(rate.base)} in the data responded. No column says who was asked, so that this is no response rate.`;
  }
  const target = `the ${percentText(RESPONSE_RATE_TARGET.value, 0)} target`;
  const place =
    rate.low > RESPONSE_RATE_TARGET.value
      ? `above ${target}`
      : rate.high < RESPONSE_RATE_TARGET.value
        ? `below ${target}`
        : `and the range includes ${target}`;
  return `${shareText(rate)} of the ${peopleText(rate.base)} asked responded, ${place}.`;
}

function usableSentence(funnel: Funnel): readonly string[] {
  const share = funnel.everyone.usableShare;
  if (share.why !== 'shown') return [];
  return [`${shareMark(share)} gave an answer that can be grouped.`];
}

/** Opening sentences of a split: which rows have fewer usable answers. */
function aboutSplit({ byLabel, compared, rows, isAskedKnown }: Funnel): readonly string[] {
  if (compared === null) return [];
  const opening = `By ${(byLabel ?? '').toLowerCase()}`;
  const hidden = rows.filter(({ usableShare }) => usableShare.why === 'hidden');
  return [
    ...splitSentences(compared, opening, usableName(isAskedKnown)),
    ...careSentence(compared, isAskedKnown),
    ...hiddenSentence(hidden.map(({ label }) => label)),
  ];
}

function careSentence({ leading, reference }: SplitComparison, isAsked: boolean): readonly string[] {
  if (leading === null || reference === null || leading.side === 0) return [];
  const fewer = leading.side < 0 ? leading.row : reference;
  const of = isAsked ? 'of those asked' : 'people';
  return [`Fewer ${of} have a usable answer in ${fewer.label}: read findings about it with care.`];
}

/** The aside on non-response; none where everybody has a usable answer, or nobody has. */
function nonResponse({ workingClass, everyone }: Funnel): Result['asides'] {
  const { bounds, ifOthersDiffer, others } = workingClass;
  if (others === 'nobody' || others === 'unknown' || everyone.usable === 0 || everyone.asked === 0) return [];
  const heading = 'What those without a usable answer could change';
  if (!bounds) return [{ heading, text: NOT_SHOWN }];
  const percent = (value: number): string => percentText(value, decimalsOf(everyone.usableShare));
  const milder = ifOthersDiffer
    ? ` If they were half to twice as likely as those with one: ${percent(ifOthersDiffer.lowest)} to ${percent(ifOthersDiffer.highest)}.`
    : '';
  return [
    {
      heading,
      text: `Working-class share of everyone asked, if none of them were working class: ${percent(bounds.lowest)}; if all were: ${percent(bounds.highest)}.${milder}`,
    },
  ];
}

function elsewhere(funnel: Funnel): Result['asides'][number] {
  const figures = funnel.completionElsewhere.map(
    ({ label, share }) => `${percentText(share, 0)} of ${label}`,
  );
  const source = funnel.completionElsewhere[0]?.source ?? '';
  return {
    heading: 'Other employers',
    text: `Among entrants to the Employer Index, ${listText(figures)} completed the questions. They chose to take part. Source: ${source}.`,
  };
}
