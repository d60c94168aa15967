import type { Strength } from './result.ts';

/** The three words of DESIGN section 4, each with its reason. */
export function clear(reason: string): Strength {
  return { level: 'clear', label: 'Clear', reason };
}

export function uncertain(reason: string): Strength {
  return { level: 'uncertain', label: 'Uncertain', reason };
}

export function tooFew(reason: string): Strength {
  return { level: 'too-few', label: 'Too few to say', reason };
}

export const NOT_SHOWN = 'Not shown, to protect individuals.';
export const ROBUST_TO_NON_RESPONSE =
  'It still holds if those who did not answer are half or twice as likely to be working class.';
export const NOT_ROBUST_TO_NON_RESPONSE =
  'It would not hold if those who did not answer were half, or twice, as likely to be working class.';

/** 1 when an interval lies above the comparison, -1 below, 0 when it includes it. */
export function sideOf(
  interval: { readonly low: number; readonly high: number },
  comparison: number,
): number {
  if (interval.low > comparison) return 1;
  return interval.high < comparison ? -1 : 0;
}
