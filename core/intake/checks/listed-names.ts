import { countText } from '../../words/figure-text.ts';

const NAMED = 3;

/** The first few phrases, and how many more there are. */
export function listedNames(phrases: readonly string[]): string {
  const more = phrases.length - NAMED;
  const named = phrases.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${countText(more)} more` : named;
}
