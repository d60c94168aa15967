import { draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { among, type People } from '../../disclosure/people.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { countText } from '../parts/words.ts';

/** A part of a whole, as far as it is published. */
export type PartOf = {
  readonly part: number | null;
  readonly rest: number | null;
  readonly whole: number | null;
  /** `few` and `nearly-all`: one side is too small for a number. */
  readonly size: 'none' | 'few' | 'some' | 'nearly-all' | 'all';
  /** Statement about a `nearly-all` part that holds whatever the hidden number is. */
  readonly atLeast: 'nearly all' | 'most' | 'some';
};

/** Id of the cell that counts the part. */
export const IN = 'in';
const OUT = 'out';
const WHOLE = 'whole';
const FEW = '-few';

/**
 * Counts of the part and the rest. Where both are hidden, a second table tells which side is small (from 1 to one below
 * the threshold), as a hidden count beside a shown one always does.
 */
export function draftPart(
  id: string,
  title: string,
  people: People,
  [part, rest]: readonly [number, number],
  { threshold }: Policy,
): readonly DraftTable[] {
  const dimension = {
    id,
    label: title,
    categories: [
      { id: IN, label: title },
      { id: OUT, label: 'Others' },
    ],
    subtotals: [],
    total: { id: WHOLE, label: 'All' },
    revealing: [],
  };
  const few = part < threshold ? part : 0;
  return [
    draftTable(id, title, people, [dimension], Float64Array.of(part, rest)),
    draftTable(`${id}${FEW}`, title, among(people, { [`${id}${FEW}`]: [IN] }), [], Float64Array.of(few)),
  ];
}

/** Null where the part was not drafted. */
export function partIn(published: readonly PublishedTable[], id: string): PartOf | null {
  const table = published.find((each) => each.id === id);
  const few = published.find((each) => each.id === `${id}${FEW}`);
  if (!table || !few) return null;
  const [part, rest, whole] = [IN, OUT, WHOLE].map((member) => countAt(table, { [id]: member }));
  return {
    part: part ?? null,
    rest: rest ?? null,
    whole: whole ?? null,
    size: sizeOf(part ?? null, rest ?? null, few),
    atLeast: atLeastOf(whole ?? null),
  };
}

/** Wholes in which a rest of fewer than ten is a tenth at most, or less than half. */
const [NEARLY_ALL_OF, MOST_OF] = [100, 25];

function atLeastOf(whole: number | null): PartOf['atLeast'] {
  if (whole === null || whole < MOST_OF) return 'some';
  return whole < NEARLY_ALL_OF ? 'most' : 'nearly all';
}

function sizeOf(part: number | null, rest: number | null, few: PublishedTable): PartOf['size'] {
  if (part === 0) return 'none';
  // Before all: one person of one would say what that person did.
  if (countAt(few, {}) === null) return 'few';
  if (rest === 0) return 'all';
  return rest === null ? 'nearly-all' : 'some';
}

/** Published share of a part; the bound on it where the number is hidden. Null where nothing is known. */
export function shareOfPart({ part, whole, size }: PartOf): number | null {
  if (size === 'none' || size === 'few') return 0;
  if (size === 'all' || size === 'nearly-all') return 1;
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** "50 of the 120", "some of the 120", "nearly all of the 120", "most of the 40" or "all 120". */
export function partText({ part, whole, size, atLeast }: Omit<PartOf, 'rest'>): string {
  const of = whole === null ? 'the' : `the ${countText(whole)}`;
  if (size === 'none') return `none of ${of}`;
  if (size === 'all') return whole === null ? 'all' : `all ${countText(whole)}`;
  if (size === 'nearly-all') return `${atLeast} of ${of}`;
  return size === 'few' || part === null ? `some of ${of}` : `${countText(part)} of ${of}`;
}
