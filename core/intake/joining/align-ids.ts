import type { TextColumn } from '../../table/column.ts';
import { RowIndex } from '../../table/row-index.ts';

/** Length of a hashed identifier. One more letter says how many leading zeros were stripped before hashing. */
export const ID_DIGITS = 24;

export type AlignedIds = {
  /** The right file's identifiers in the spelling of the left file. */
  readonly ids: TextColumn;
  /** Right rows that match only when leading zeros are ignored. */
  readonly respelled: number;
  /** Right rows that match two people of the left file, who differ in leading zeros alone. */
  readonly ambiguous: number;
};

/**
 * Matches identifiers across leading zeros: one system writes 000123, the next 123. The left file decides. Where it has
 * one spelling, every spelling of the right file means that person; where it has several, they are different people and
 * only the same spelling matches.
 */
export function alignIds(left: TextColumn, right: TextColumn): AlignedIds {
  if (!hasZeros(left) && !hasZeros(right)) return { ids: right, respelled: 0, ambiguous: 0 };
  const exact = new RowIndex(left);
  const folded = new RowIndex(withoutZeros(left));
  const sources: { column: TextColumn; row: number }[] = [];
  let respelled = 0;
  let ambiguous = 0;
  for (let row = 0; row + 1 < right.offsets.length; row++) {
    const [start, end] = [right.offsets[row]!, right.offsets[row + 1]!];
    const isExact = exact.lastRowOf(right.bytes, start, end) >= 0;
    const last = isExact ? -1 : folded.lastRowOf(right.bytes, start, Math.min(end, start + ID_DIGITS));
    const isOne = last >= 0 && isOneSpelling(left, folded, last);
    if (isOne) respelled++;
    else if (last >= 0) ambiguous++;
    sources.push(isOne ? { column: left, row: last } : { column: right, row });
  }
  return { ids: columnOf(sources), respelled, ambiguous };
}

function hasZeros({ offsets }: TextColumn): boolean {
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (offsets[row + 1]! - offsets[row]! > ID_DIGITS) return true;
  }
  return false;
}

function isOneSpelling(left: TextColumn, folded: RowIndex, last: number): boolean {
  const spelling = endOf(left, last);
  for (let row = folded.rowBefore(last); row >= 0; row = folded.rowBefore(row)) {
    if (endOf(left, row) !== spelling) return false;
  }
  return true;
}

/** The letter that counts leading zeros; 0 where there is none. */
function endOf({ offsets, bytes }: TextColumn, row: number): number {
  const start = offsets[row]!;
  return offsets[row + 1]! - start > ID_DIGITS ? bytes[start + ID_DIGITS]! : 0;
}

function withoutZeros(column: TextColumn): TextColumn {
  const rows = Array.from({ length: column.offsets.length - 1 }, (_, row) => ({ column, row }));
  return columnOf(rows, ID_DIGITS);
}

function columnOf(
  sources: readonly { readonly column: TextColumn; readonly row: number }[],
  longest = Number.POSITIVE_INFINITY,
): TextColumn {
  const offsets = new Int32Array(sources.length + 1);
  const lengthOf = (at: number): number => {
    const { column, row } = sources[at]!;
    return Math.min(longest, column.offsets[row + 1]! - column.offsets[row]!);
  };
  for (let at = 0; at < sources.length; at++) offsets[at + 1] = offsets[at]! + lengthOf(at);
  const bytes = new Uint8Array(offsets[sources.length]!);
  for (const [at, { column, row }] of sources.entries()) {
    const start = column.offsets[row]!;
    bytes.set(column.bytes.subarray(start, start + lengthOf(at)), offsets[at]);
  }
  return { type: 'text', offsets, bytes };
}
