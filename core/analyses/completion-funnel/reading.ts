import { dateText } from '../../charts/date-text.ts';
import { percentText } from '../../charts/figure-text.ts';
import { RESPONSE_RATE_TARGET } from '../../benchmarks/benchmarks.ts';
import type { Surroundings } from '../analysis.ts';
import type { Result } from '../result.ts';
import { type Share, SMALLEST_BASE } from '../share.ts';
import { countText, listText, shareMark, shareText } from '../words.ts';
import type { Funnel, FunnelRow } from './derive.ts';

export function readFunnel(
  funnel: Funnel,
  { policy, context }: Surroundings,
): Pick<Result, 'strength' | 'sentences' | 'chips' | 'asides'> {
  const decimals = policy.percentDecimals;
  return {
    strength: funnel.strength,
    sentences: [
      headline(funnel, decimals),
      ...usableSentence(funnel, decimals),
      ...leastAnswered(funnel, decimals),
    ],
    chips: [
      'Parental occupation at 14',
      `${countText(funnel.everyone.asked)} asked`,
      dateText(context.wave),
      funnel.byLabel === null ? 'Everyone' : `By ${funnel.byLabel.toLowerCase()}`,
    ],
    asides: [nonResponse(funnel, decimals), elsewhere(funnel)],
  };
}

function headline(funnel: Funnel, decimals: number): string {
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
  return `${shareText(rate, decimals)} of the ${countText(rate.base)} people asked responded, ${place}.`;
}

function usableSentence(funnel: Funnel, decimals: number): readonly string[] {
  const share = funnel.everyone.usableShare;
  if (share.why !== 'shown') return [];
  return [`${percentText(share.value, decimals)} gave an answer that can be grouped.`];
}

function leastAnswered(funnel: Funnel, decimals: number): readonly string[] {
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
      ? `${least.label} has the fewest usable answers (${shareMark(least.usableShare, decimals)} of those asked): read findings about it with care.`
      : `No difference was shown in how many usable answers there are by ${(funnel.byLabel ?? '').toLowerCase()}.`,
    ...(hidden.length
      ? [`Not shown, to protect individuals: ${listText(hidden.map((row) => row.label))}.`]
      : []),
  ];
}

function nonResponse(funnel: Funnel, decimals: number): Result['asides'][number] {
  const heading = 'What those who did not answer could change';
  const { bounds, ifOthersDiffer } = funnel.workingClass;
  if (!bounds) return { heading, text: 'Not shown, to protect individuals.' };
  const [half, twice] = ifOthersDiffer;
  const milder =
    half === null || half === undefined || twice === null || twice === undefined
      ? ''
      : ` If they were half to twice as likely as those who answered: ${percentText(half, decimals)} to ${percentText(twice, decimals)}.`;
  return {
    heading,
    text: `Working-class share of everyone asked, if none of the others were working class: ${percentText(bounds.lowest, decimals)}; if all were: ${percentText(bounds.highest, decimals)}.${milder}`,
  };
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
