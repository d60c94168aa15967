import { dateText } from '../../words/date-text.ts';
import type { JoinRecord } from './join-record.ts';
import type { SeveralRule } from './match-people.ts';

/** The result of a join in sentences. Unprotected: it counts people. */
export function joinRemarks({
  left,
  right,
  facts,
  whenSeveral,
  contradicting,
  isOfEvents,
}: JoinRecord): readonly string[] {
  const differ = contradicting === 0 ? '' : `, ${count(contradicting)} with another answer`;
  return [
    `${count(facts.left.matched)} of ${rows(facts.left.rows)} of ${left} were found in ${right}; ${count(facts.left.unmatched)} were not.`,
    `${count(facts.right.matched)} of ${rows(facts.right.rows)} of ${right} belong to somebody in ${left}; ${count(facts.right.unmatched)} do not.`,
    ...withoutId(left, facts.left.withoutId),
    ...withoutId(right, facts.right.withoutId),
    ...(facts.left.repeated > 0
      ? [`${people(facts.left.repeated)} in more than one row of ${left}; each row was joined.`]
      : []),
    ...(facts.right.repeated > 0
      ? [
          `${people(facts.right.repeated)} in more than one row of ${right}${differ}; ${countsText(whenSeveral, isOfEvents)}.`,
        ]
      : []),
    ...(facts.respelled > 0
      ? [`${rows(facts.respelled)} of ${right} were found only by passing over zeros in front of a number.`]
      : []),
    ...(facts.ambiguous > 0
      ? [
          `${rows(facts.ambiguous)} of ${right} could be either of two people in ${left}, who differ in zeros in front alone, and count as nobody’s.`,
        ]
      : []),
  ];
}

/** Which of a person's several rows was used, in words. */
export function countsText(whenSeveral: SeveralRule, isOfEvents: boolean): string {
  if (isOfEvents) return 'all of their events count';
  const several = { last: 'the last one was used', first: 'the first one was used', none: 'none was used' };
  return several[whenSeveral];
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
