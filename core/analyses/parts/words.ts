import { countText as shownCount, intervalText, markers, percentText } from '../../words/figure-text.ts';
import type { Share } from './share.ts';

export function countText(count: number | null): string {
  return count === null ? markers.hidden.mark : shownCount(count);
}

/** "1 person", "1,470 people". */
export function peopleText(count: number | null): string {
  return `${countText(count)} ${count === 1 ? 'person' : 'people'}`;
}

/** "1 usable answer", "1,470 usable answers". */
export function answersText(count: number | null): string {
  return `${countText(count)} usable ${count === 1 ? 'answer' : 'answers'}`;
}

/** A share in a sentence: "46% (43 to 49)", or why there is no number. */
export function shareText(share: Share): string {
  if (share.why === 'shown') return `${shareMark(share)} (${rangeMark(share)})`;
  return share.why === 'hidden'
    ? 'not shown, to protect individuals'
    : 'not defined, since nobody is counted';
}

/** A share in the number column of a chart: "46%", "[c]" or "[z]". */
export function shareMark(share: Share): string {
  if (share.why === 'shown') return percentText(share.value, share.decimals);
  return markers[share.why === 'hidden' ? 'hidden' : 'inapplicable'].mark;
}

export function rangeMark(share: Share): string {
  return share.why === 'shown' ? intervalText(share.low, share.high, share.decimals) : '';
}
