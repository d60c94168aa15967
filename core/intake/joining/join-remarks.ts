import { dateText } from '../../charts/date-text.ts';
import type { MatchFacts, SeveralRule } from './match-people.ts';

/** What a join did, in sentences. Preparation: it counts people. */
export function joinRemarks(
  left: string,
  right: string,
  facts: MatchFacts,
  whenSeveral: SeveralRule,
): readonly string[] {
  const several = { last: 'the last one was used', first: 'the first one was used', none: 'none was used' };
  return [
    `${count(facts.left.matched)} of ${rows(facts.left.rows)} of ${left} were found in ${right}; ${count(facts.left.unmatched)} were not.`,
    `${count(facts.right.matched)} of ${rows(facts.right.rows)} of ${right} belong to somebody in ${left}; ${count(facts.right.unmatched)} do not.`,
    ...withoutId(left, facts.left.withoutId),
    ...withoutId(right, facts.right.withoutId),
    ...(facts.left.repeated > 0
      ? [`${people(facts.left.repeated)} in more than one row of ${left}; each row was joined.`]
      : []),
    ...(facts.right.repeated > 0
      ? [`${people(facts.right.repeated)} in more than one row of ${right}; ${several[whenSeveral]}.`]
      : []),
  ];
}

export function promotionRemark({ from, to }: { readonly from: string; readonly to: string }): string {
  return `Promotions count from ${dateText(from)} to ${dateText(to)}. People whom no event names count as not promoted.`;
}

function withoutId(label: string, blanks: number): readonly string[] {
  if (blanks === 0) return [];
  return [`${rows(blanks)} of ${label} ${blanks === 1 ? 'has' : 'have'} no identifier.`];
}

const count = (value: number): string => value.toLocaleString('en-GB');
const rows = (value: number): string => `${count(value)} ${value === 1 ? 'row' : 'rows'}`;
const people = (value: number): string => (value === 1 ? '1 person stands' : `${count(value)} people stand`);
