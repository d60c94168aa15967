import { backgroundLabels, type Group } from '../../background/background.ts';
import { figureAt, type Published } from '../../disclosure/protected.ts';
import type { Figure } from '../../results/figure.ts';
import type { Strength } from '../../results/result.ts';
import {
  clear,
  NOBODY_MISSING,
  NON_RESPONSE_HIDDEN,
  NOT_IN_THE_DATA,
  notShown,
  sideOf,
  SMALLEST_BASE,
  tooFew,
  uncertain,
} from '../../results/strength.ts';
import { type Average, figureName, LEVEL } from './figures.ts';

/** What one group is paid, and how far that is below the reference; `gap` is null for the reference itself. */
export type GroupPay = {
  readonly group: Group;
  readonly label: string;
  readonly people: number | null;
  readonly averages: Readonly<Record<Average, { readonly money: Figure; readonly gap: Gap | null }>>;
};

export type Gap = { readonly figure: Figure; readonly strength: Strength };

export function groupPay(
  published: Published,
  name: string,
  group: Group,
  reference: Group,
  isAsked: boolean,
  countOf: (background: string) => number | null,
): GroupPay {
  const people = countOf(group);
  const base = smallestOf([people, countOf(reference)]);
  const averageOf = (average: Average): GroupPay['averages'][Average] => {
    const money = figureFrom(figureAt(published, figureName(name, average, group)), people);
    if (group === reference) return { money, gap: null };
    const id = figureName(name, average, group, '-gap');
    const figure = figureFrom(figureAt(published, id), base);
    const ifOthers = figureAt(published, `${id}-if`);
    return { money, gap: { figure, strength: strengthOf(figure, ifOthers, countOf('not-usable'), isAsked) } };
  };
  return {
    group,
    label: backgroundLabels[group],
    people,
    averages: { mean: averageOf('mean'), median: averageOf('median') },
  };
}

/** Of both groups, the one of fewer people: a gap is no better known than that. */
function smallestOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((least, count) => (least === null || count === null ? null : Math.min(least, count)));
}

type Values = ReturnType<typeof figureAt>;

/** Names of the values of a gap if people without a usable answer were otherwise. */
export const IF_HALF = 'half';
export const IF_TWICE = 'twice';

function figureFrom(values: Values, base: number | null): Figure {
  if (base === null || values === null) return { why: base === 0 ? 'undefined' : 'hidden', base };
  const { value, low = null, high = null } = values;
  if (value === undefined) return { why: 'undefined', base };
  return { why: 'shown', value, low, high, level: LEVEL, base };
}

export function strengthOf(
  figure: Figure,
  ifOthers: Values,
  others: number | null,
  isAsked: boolean,
): Strength {
  if (figure.why === 'hidden') return notShown();
  if (!figure.base) return tooFew('Nobody with pay is in one of the two groups.');
  if (figure.why !== 'shown' || figure.base < SMALLEST_BASE)
    return tooFew('Fewer than 30 people with pay are in one of the two groups.');
  if (figure.low === null || figure.high === null)
    return uncertain('Everybody in each of the two groups has the same pay: there is no interval.');
  const { value, low, high } = figure;
  const side = sideOf({ low, high }, 0);
  if (side === 0) return uncertain('The interval includes 0.');
  if (others === 0 && !isAsked) return uncertain(NOT_IN_THE_DATA);
  if (others === 0) return clear(`${APART} ${NOBODY_MISSING}`);
  if (ifOthers === null || others === null) {
    return uncertain(`${APART} ${NON_RESPONSE_HIDDEN}`);
  }
  const isHeld = Object.values(ifOthers).every(
    (moved) => sideOf({ low: low + moved - value, high: high + moved - value }, 0) === side,
  );
  return isHeld ? clear(`${APART} ${HOLDS_FOR_OTHERS}`) : uncertain(`${APART} ${FAILS_FOR_OTHERS}`);
}

const APART = 'The interval does not reach 0.';
const HOLDS_FOR_OTHERS =
  'Nor does it if people without a usable answer are half or twice as likely to be of the group.';
const FAILS_FOR_OTHERS =
  'It would if people without a usable answer were half, or twice, as likely to be of the group.';
