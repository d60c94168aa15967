import { backgroundLabels, type Group } from '../../background/background.ts';
import type { Figure, Measure, ShownFigure } from '../../results/figure.ts';
import { markOf } from '../../results/figure.ts';
import { figureRangeText, figureText } from '../../words/figure-units.ts';
import type { Average } from './figures.ts';
import type { GroupPay } from './gaps.ts';
import { GAP, HOURLY, WHOLE } from './measures.ts';

export const nameOf = (group: Group): string =>
  group === 'working-class' ? 'working-class' : backgroundLabels[group].toLowerCase();

export const peopleFrom = (group: Group): string => `people from ${nameOf(group)} backgrounds`;

/** What is compared, as sentences name it. */
export type Subject = { readonly pay: string; readonly has: string; readonly measure: Measure };

export const HOURLY_PAY: Subject = { pay: 'pay an hour', has: 'has pay', measure: HOURLY };
export const BONUS: Subject = {
  pay: 'bonus of those who received one,',
  has: 'received a bonus',
  measure: WHOLE,
};

export function gapSentence(
  row: GroupPay,
  against: GroupPay,
  average: Average,
  { pay, has, measure }: Subject,
): string {
  const what = `${capital(average)} ${pay} of ${peopleFrom(row.group)}`;
  const { gap, money } = row.averages[average];
  const reference = against.averages[average].money;
  if (gap === null || gap.figure.why === 'hidden') {
    return `${what} is not shown beside that of ${peopleFrom(against.group)}, to protect individuals.`;
  }
  const { figure, strength } = gap;
  if (figure.why === 'undefined' && (row.people === 0 || against.people === 0)) {
    const none = row.people === 0 ? row.group : against.group;
    return `Nobody from ${nameOf(none)} backgrounds ${has}, so there is no gap to tell.`;
  }
  if (figure.why !== 'shown' || strength.level === 'too-few')
    return `Too few people to say: ${what.toLowerCase()} cannot be compared.`;
  const amounts =
    money.why === 'shown' && reference.why === 'shown'
      ? `: ${markOf(money, measure)} against ${markOf(reference, measure)}`
      : '';
  return `${what} is ${sizeText(figure)} that of ${peopleFrom(against.group)}${amounts}${verdict(figure)}`;
}

/** The end of a sentence that tells a gap. */
export function verdict(figure: Figure): string {
  if (isApart(figure) || isExactlyNone(figure)) return '.';
  return figure.why === 'shown' && figure.low === null
    ? '; everybody in each of the two groups has the same, so that there is no range.'
    : '; the range includes 0, so no difference is shown.';
}

function isApart(figure: Figure): boolean {
  if (figure.why !== 'shown') return false;
  const { low, high } = figure;
  return low !== null && high !== null && (low > 0 || high < 0);
}

export const ALL_ALIKE =
  'Everybody with a usable answer has the same pay, so that there is no highest or lowest paid quarter.';

export const THE_SAME = 'the same as';

/** "8.6% (3.1 to 12.0) below", or above; "the same as". The interval goes the same way as the figure. */
export function sizeText(figure: ShownFigure): string {
  if (isExactlyNone(figure)) return THE_SAME;
  const { value, low, high } = figure;
  const isBelow = value >= 0;
  const [from, to] = isBelow ? [low, high] : [negative(high), negative(low)];
  const range = from === null || to === null ? '' : ` (${figureRangeText(from, to, GAP.unit, GAP.decimals)})`;
  return `${figureText(Math.abs(value), GAP.unit, GAP.decimals)}${range} ${isBelow ? 'below' : 'above'}`;
}

/** Everybody has the same: what cannot vary has no interval. */
export function isExactlyNone(figure: Figure): boolean {
  return figure.why === 'shown' && figure.value === 0 && figure.low === null;
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
