import { givenDecimals, percentDecimals } from '../../words/figure-text.ts';
import { rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { clopperPearson, type ProportionInterval, wilson } from '../../stats/proportion.ts';
import { type PrintedGroup, printedGroup, printedInterval } from './printed-counts.ts';
import type { Cell, Estimate } from '../../results/result.ts';

export const LEVEL = 0.95;

export type IntervalMethod = 'wilson' | 'clopper-pearson';
/** The option of the interval method, for every analysis of proportions. */
export const intervalOption = {
  kind: 'choice',
  label: 'Interval',
  help: 'Clopper–Pearson is wider and never covers less than 95%.',
  initial: 'wilson',
  choices: [
    { id: 'wilson', label: 'Wilson, 95%' },
    { id: 'clopper-pearson', label: 'Clopper–Pearson (conservative), 95%' },
  ],
} as const;

export function intervalMethodOf(id: string): IntervalMethod {
  return id === 'clopper-pearson' ? 'clopper-pearson' : 'wilson';
}

export const intervalNames: Readonly<Record<IntervalMethod, string>> = {
  wilson: 'Wilson score interval',
  'clopper-pearson': 'Clopper–Pearson exact interval',
};

/** How intervals are made, as notes say it: "Wilson score interval, 95%". */
export function intervalsText(method: IntervalMethod, { roundTo }: Pick<Policy, 'roundTo'>, at = ''): string {
  return `${intervalNames[method]}${at}, 95%${roundTo > 1 ? ', widened to hold those of all counts that are rounded to the printed ones' : ''}`;
}

export const intervalOf: Readonly<Record<IntervalMethod, ProportionInterval>> = {
  wilson,
  'clopper-pearson': clopperPearson,
};

/** Method note on intervals and tests from rounded counts; none without rounding. */
export function roundingNote({ roundTo }: Policy): readonly string[] {
  if (roundTo === 1) return [];
  return [
    `Counts are rounded to the nearest ${roundTo}. Each interval holds those of every table of counts that would be printed as this one (from its least lower end to its greatest upper end), each p value is the greatest of them, and what is called clear is clear in all of them.`,
  ];
}

/** A published proportion: shown with interval, hidden, or undefined for an empty base. */
export type Share =
  | {
      readonly why: 'shown';
      readonly count: number;
      readonly base: number;
      /** Range of the counts under rounding; each person counted once. */
      readonly group: PrintedGroup;
      /** Smallest base that is printed alike. */
      readonly leastBase: number;
      readonly value: number;
      readonly low: number;
      readonly high: number;
      /** Decimals of the percentages, as many as base and rounding justify. */
      readonly decimals: number;
    }
  | { readonly why: 'hidden' | 'undefined'; readonly base: number | null };

/** `others`: people of the base without the outcome, in published parts, which narrow the range under rounding. */
export function shareOf(
  count: number | null,
  base: number | null,
  method: IntervalMethod,
  policy: Policy,
  others: readonly (number | null)[] = [null],
): Share {
  if (count === null || base === null) return { why: 'hidden', base };
  if (base === 0) return { why: 'undefined', base };
  const known = others.filter((each) => each !== null);
  const group = printedGroup(
    { x: count, n: base, ...(known.length === others.length ? { others: known } : {}) },
    policy,
  );
  const { low, high } = printedInterval(intervalOf[method], group, LEVEL);
  return shownShare({ count, base, group, value: count / base, low, high }, policy);
}

export type ShownShare = Extract<Share, { why: 'shown' }>;

export function shownShare(
  share: Pick<ShownShare, 'count' | 'base' | 'group' | 'value' | 'low' | 'high'>,
  policy: Policy,
): Share {
  const decimals = percentDecimals(share, share.base, policy.roundTo);
  return {
    ...share,
    why: 'shown',
    leastBase: rangeOfPublished(share.base, policy).least,
    decimals: Math.max(policy.percentDecimals, decimals),
  };
}

export function shareEstimate(
  measure: string,
  of: Readonly<Record<string, string>>,
  share: Share,
  method: IntervalMethod,
): Estimate {
  const isShown = share.why === 'shown';
  return {
    measure,
    of,
    value: isShown ? share.value : null,
    low: isShown ? share.low : null,
    high: isShown ? share.high : null,
    level: isShown ? LEVEL : null,
    base: share.base,
    method: intervalNames[method],
    why: share.why,
  };
}

/** An estimate without an interval. */
export function plainEstimate(
  measure: string,
  of: Readonly<Record<string, string>>,
  value: number | null,
  base: number | null,
  method: string,
): Estimate {
  const why = value === null ? (base === null ? 'hidden' : 'undefined') : 'shown';
  return { measure, of, value, low: null, high: null, level: null, base, method, why };
}

export function countCell(count: number | null): Cell {
  return count === null ? { kind: 'hidden' } : { kind: 'count', value: count };
}

export function shareCell(share: Share): Cell {
  if (share.why === 'shown') return { kind: 'share', value: share.value, decimals: share.decimals };
  return share.why === 'hidden' ? { kind: 'hidden' } : { kind: 'inapplicable' };
}

export function intervalCell(share: Share): Cell {
  if (share.why === 'shown')
    return { kind: 'interval', low: share.low, high: share.high, decimals: share.decimals };
  return share.why === 'hidden' ? { kind: 'hidden' } : { kind: 'inapplicable' };
}

/** A benchmark or target, printed as given. */
export function givenShareCell(value: number): Cell {
  return { kind: 'share', value, decimals: givenDecimals(value) };
}

/** Decimals for percentages beside this share. */
export function decimalsOf(share: Share): number {
  return share.why === 'shown' ? share.decimals : 0;
}
