import type { TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';
import { alignIds } from './align-ids.ts';

/** Which row is used where a person has several in the right file. */
export const severalRules = ['last', 'first', 'none'] as const;
export type SeveralRule = (typeof severalRules)[number];

/** Match counts of a join, in rows; `people` and `repeated` count identifiers. */
export type MatchFacts = {
  readonly left: SideFacts;
  readonly right: SideFacts;
  /** Right rows that match only when leading zeros are ignored. */
  readonly respelled: number;
  /** Right rows that match two people of the left file; matched to neither. */
  readonly ambiguous: number;
};
type SideFacts = {
  readonly rows: number;
  readonly people: number;
  /** People with more than one row. */
  readonly repeated: number;
  readonly withoutId: number;
  readonly matched: number;
  readonly unmatched: number;
};

export type PeopleMatch = {
  readonly facts: MatchFacts;
  /** For each left row the index of the right row, or -1. */
  readonly rightOf: Int32Array;
  /** The right file's identifiers in the spelling of the left one. */
  readonly rightIds: TextColumn;
};

/** Matches the people of two files. Both columns hold identifiers hashed under the same key. */
export function matchPeople(left: TextColumn, given: TextColumn, whenSeveral: SeveralRule): PeopleMatch {
  const { ids: right, respelled, ambiguous } = alignIds(left, given);
  const rightIndex = new RowIndex(right);
  const rightOf = new Int32Array(left.offsets.length - 1).fill(-1);
  let matched = 0;
  for (let row = 0; row < rightOf.length; row++) {
    const last = rightIndex.lastRowOf(left.bytes, left.offsets[row]!, left.offsets[row + 1]!);
    if (last < 0) continue;
    matched++;
    rightOf[row] = chosenRow(rightIndex, last, whenSeveral);
  }
  const leftIndex = new RowIndex(left);
  return {
    rightOf,
    rightIds: right,
    facts: {
      respelled,
      ambiguous,
      left: sideFacts(left, leftIndex, matched),
      right: sideFacts(right, rightIndex, matchedIn(right, leftIndex)),
    },
  };
}

function chosenRow(index: RowIndex, last: number, whenSeveral: SeveralRule): number {
  if (whenSeveral === 'last') return last;
  const before = index.rowBefore(last);
  if (whenSeveral === 'none') return before < 0 ? last : -1;
  let first = last;
  for (let row = before; row >= 0; row = index.rowBefore(row)) first = row;
  return first;
}

function matchedIn(column: TextColumn, other: RowIndex): number {
  let matched = 0;
  for (let row = 0; row + 1 < column.offsets.length; row++) {
    if (other.lastRowOf(column.bytes, column.offsets[row]!, column.offsets[row + 1]!) >= 0) matched++;
  }
  return matched;
}

function sideFacts(column: TextColumn, index: RowIndex, matched: number): SideFacts {
  const rows = column.offsets.length - 1;
  const { distinct, repeated, blanks } = index;
  return {
    rows,
    people: distinct,
    repeated,
    withoutId: blanks,
    matched,
    unmatched: rows - blanks - matched,
  };
}
