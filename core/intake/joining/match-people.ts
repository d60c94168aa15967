import type { TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';
import { alignIds } from './align-ids.ts';

/** Which row of the other file a person's answers come from where that file has several of theirs. */
export const severalRules = ['last', 'first', 'none'] as const;
export type SeveralRule = (typeof severalRules)[number];

/** What two files have to do with each other; rows, but for `people` and `repeated`, which count identifiers. */
export type MatchFacts = {
  readonly left: SideFacts;
  readonly right: SideFacts;
  /** Rows on the right that are found only when zeros in front of a number are passed over. */
  readonly respelled: number;
  /** Rows on the right that could be either of two people on the left, and count as nobody's. */
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
  /** Per row on the left: the row on the right, or -1. */
  readonly rightOf: Int32Array;
  /** Identifiers of the right file, as the left one spells them. */
  readonly rightIds: TextColumn;
};

/** Finds each person of the left file in the right one. Both columns hold identifiers hashed under one key. */
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
