import type { Share } from './share.ts';

const inBritish = new Intl.NumberFormat('en-GB');

export function countText(count: number | null): string {
  return count === null ? '[c]' : inBritish.format(count);
}

/** A proportion as a percentage: 0.4567 -> "46%". */
export function percentText(proportion: number, decimals: number): string {
  return `${(proportion * 100).toFixed(decimals)}%`;
}

/** Proportions as a range without the sign: "43 to 49". */
export function rangeText(low: number, high: number, decimals: number): string {
  return `${(low * 100).toFixed(decimals)} to ${(high * 100).toFixed(decimals)}`;
}

/** For a sentence: "46% (43 to 49)", or why there is no number. */
export function shareText(share: Share, decimals: number): string {
  if (share.why === 'shown') {
    return `${percentText(share.value, decimals)} (${rangeText(share.low, share.high, decimals)})`;
  }
  return share.why === 'hidden'
    ? 'not shown, to protect individuals'
    : 'not defined, since nobody is counted';
}

/** For the number column of a chart: "46%", "[c]" or "[z]". */
export function shareMark(share: Share, decimals: number): string {
  if (share.why === 'shown') return percentText(share.value, decimals);
  return share.why === 'hidden' ? '[c]' : '[z]';
}

export function rangeMark(share: Share, decimals: number): string {
  return share.why === 'shown' ? rangeText(share.low, share.high, decimals) : '';
}

/** "a, b and c". */
export function listText(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
