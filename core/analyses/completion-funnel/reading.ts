import { dateText } from '../../charts/date-text.ts';
import { percentText } from '../../charts/figure-text.ts';
import { RESPONSE_RATE_TARGET } from '../../benchmarks/benchmarks.ts';
import type { Surroundings } from '../analysis.ts';
import type { Result } from '../result.ts';
import { decimalsOf, type Share, SMALLEST_BASE } from '../share.ts';
import { NOT_SHOWN } from '../strength.ts';
import { countText, listText, shareMark, shareText } from '../words.ts';
import type { Funnel, FunnelRow } from './derive.ts';

export function readFunnel(
  funnel: Funnel,
  { context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  return {
    strength: funnel.strength,
    sentences: [headline(funnel), ...usableSentence(funnel), ...leastAnswered(funnel)],
    chips: [
      'Parental occupation at 14',
      `${countText(funnel.everyone.asked)} asked`,
      dateText(context.wave),
      funnel.byLabel === null ? 'Everyone' : `By ${funnel.byLabel.toLowerCase()}`,
    ],
    asides: [...nonResponse(funnel), elsewhere(funnel)],
  };
}

function headline(funnel: Funnel): string {
  const rate = funnel.everyone.responseRate;
  if (rate.why !== 'shown')
    return rate.why === 'hidden'
      ? 'How many responded is not shown, to protect individuals.'
      : 'Nobody was asked.';
  const target = `the ${percentText(RESPONSE_RATE_TARGET.value, 0)} target`;
  const place =
    rate.low > RESPONSE_RATE_TARGET.value
      ? `above ${target}`
      : rate.high < RESPONSE_RATE_TARGET.value
        ? `below ${target}`
        : `and the range includes ${target}`;
  return `${shareText(rate)} of the ${countText(rate.base)} people asked responded, ${place}.`;
}

function usableSentence(funnel: Funnel): readonly string[] {
  const share = funnel.everyone.usableShare;
  if (share.why !== 'shown') return [];
  return [`${shareMark(share)} gave an answer that can be grouped.`];
}

function leastAnswered(funnel: Funnel): readonly string[] {
  if (funnel.rows.length === 0) return [];
  const shown = funnel.rows.filter(
    (row): row is FunnelRow & { usableShare: Share & { why: 'shown' } } =>
      row.usableShare.why === 'shown' && row.usableShare.base >= SMALLEST_BASE,
  );
  const hidden = funnel.rows.filter((row) => row.usableShare.why === 'hidden');
  const least = shown.toSorted((left, right) => left.usableShare.value - right.usableShare.value)[0];
  const overall = funnel.everyone.usableShare;
  const isBelow = least && overall.why === 'shown' && least.usableShare.high < overall.value;
  return [
    least && isBelow
      ? `${least.label} has the fewest usable answers (${shareMark(least.usableShare)} of those asked): read findings about it with care.`
      : `No difference was shown in how many usable answers there are by ${(funnel.byLabel ?? '').toLowerCase()}.`,
    ...(hidden.length
      ? [`Not shown, to protect individuals: ${listText(hidden.map((row) => row.label))}.`]
      : []),
  ];
}

/** Nothing where nobody is without a usable answer, or nobody has one. */
function nonResponse({ workingClass, everyone }: Funnel): Result['asides'] {
  const { bounds, ifOthersDiffer, others } = workingClass;
  if (others === 'nobody' || everyone.usable === 0 || everyone.asked === 0) return [];
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
