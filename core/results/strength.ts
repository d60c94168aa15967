import type { Strength } from './result.ts';

/** Smallest base about which anything is said. */
export const SMALLEST_BASE = 30;

/** Strengths, each with its reason. */
export function clear(reason: string): Strength {
  return { level: 'clear', label: 'Clear', reason };
}

export function uncertain(reason: string): Strength {
  return { level: 'uncertain', label: 'Uncertain', reason };
}

export function tooFew(reason: string): Strength {
  return { level: 'too-few', label: 'Too few to say', reason };
}

/** Hidden, without any other reason. */
export function notShown(): Strength {
  return {
    level: 'hidden',
    label: 'Not shown',
    reason: NOT_SHOWN_REASON,
  };
}

/** Grounds of a strength: the data as such, the comparison with a benchmark, or who responded. */
export type Ground = 'data' | 'benchmark' | 'response';

/** Why a strength is not Clear: any, and one against a benchmark; null where nothing forbids it. */
export type NotClear = { readonly inData: string | null; readonly againstBenchmark: string | null };

/** Lowers Clear to Uncertain where a fact forbids it. */
export function heeding(strength: Strength, whyNotClear: string | null): Strength {
  return strength.level === 'clear' && whyNotClear !== null ? uncertain(whyNotClear) : strength;
}

/**
 * Effect of non-respondents on a difference; null where non-response plays no part. `unknown`: the data hold none, but
 * no column says who was asked.
 */
export type WithoutAnswer = 'nobody' | 'unknown' | 'hidden' | 'holds' | 'falls' | null;

/** Strength of a shown difference, limited by what non-respondents could change. */
export function strengthApart(apart: string, without: WithoutAnswer): Strength {
  switch (without) {
    case null:
      return clear(apart);
    case 'nobody':
      return clear(`${apart} ${NOBODY_MISSING}`);
    case 'unknown':
      return uncertain(NOT_IN_THE_DATA);
    case 'hidden':
      return uncertain(NON_RESPONSE_HIDDEN);
    case 'holds':
      return clear(ROBUST_TO_NON_RESPONSE);
    case 'falls':
      return uncertain(NOT_ROBUST_TO_NON_RESPONSE);
  }
}

/** Counts may be shown and a figure of money not. */
export const NOT_SHOWN_REASON =
  'A count that it rests on, or the figure itself, is hidden, to protect individuals.';
export const NOT_SHOWN = 'Not shown, to protect individuals.';
const ROBUST_TO_NON_RESPONSE =
  'It still holds if those without a usable answer are half or twice as likely to be working class.';
const NOT_ROBUST_TO_NON_RESPONSE =
  'It would not hold if those without a usable answer were half, or twice, as likely to be working class.';
/** Hidden differs from not robust, and both from nobody missing. */
export const NON_RESPONSE_HIDDEN =
  'Whether it would hold for those without a usable answer cannot be said: some of their counts are not shown, to protect individuals.';
/** Without an asked column, non-respondents may be in another file. */
export const NOT_IN_THE_DATA =
  'No column says who was asked: people who were and did not answer may not be in the data, and whether it would hold for them cannot be said.';
export const NOBODY_MISSING = 'Nobody is without a usable answer.';

/** 1 when an interval lies above the comparison, -1 below, 0 when it includes it. */
export function sideOf(
  interval: { readonly low: number; readonly high: number },
  comparison: number,
): number {
  if (interval.low > comparison) return 1;
  return interval.high < comparison ? -1 : 0;
}
