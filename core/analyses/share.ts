import { clopperPearson, wilson } from '../stats/proportion.ts';
import type { Cell, Estimate } from './result.ts';

export const LEVEL = 0.95;
/** Fewer people than this and nothing is said (DESIGN section 4). */
export const SMALLEST_BASE = 30;

export type IntervalMethod = 'wilson' | 'clopper-pearson';
/** The option that every analysis of proportions has. */
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

/** A published proportion: shown with its interval, hidden, or undefined because nobody is in its base. */
export type Share =
  | {
      readonly why: 'shown';
      readonly count: number;
      readonly base: number;
      readonly value: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly why: 'hidden' | 'undefined'; readonly base: number | null };

export function shareOf(count: number | null, base: number | null, method: IntervalMethod): Share {
  if (count === null || base === null) return { why: 'hidden', base };
  if (base === 0) return { why: 'undefined', base };
  const interval = (method === 'wilson' ? wilson : clopperPearson)(count, base, LEVEL);
  return { why: 'shown', count, base, value: count / base, low: interval.low, high: interval.high };
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

export function shareCell(share: Share, decimals: number): Cell {
  if (share.why === 'shown') return { kind: 'share', value: share.value, decimals };
  return share.why === 'hidden' ? { kind: 'hidden' } : { kind: 'inapplicable' };
}

export function intervalCell(share: Share, decimals: number): Cell {
  if (share.why === 'shown') return { kind: 'interval', low: share.low, high: share.high, decimals };
  return share.why === 'hidden' ? { kind: 'hidden' } : { kind: 'inapplicable' };
}
