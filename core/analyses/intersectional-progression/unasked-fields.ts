import { type FieldId, fieldOf, isFieldId } from '../../table/fields.ts';
import { firstFewText, listText } from '../../words/list-text.ts';

/** Ids of tables of fields that nobody chose to look within. */
export const UNASKED = 'within-unasked:';
/** More answers than this, and a field is not looked at unless it is chosen. */
export const MOST_UNASKED_ANSWERS = 12;
/** Fields that are looked at unasked. */
const MOST_UNASKED_FIELDS = 5;
/** Cells of all tables together, beyond which nothing is added that nobody chose. */
export const MOST_CELLS_BESIDE = 5_000;

/** They say what came of it, or are background themselves: within them a comparison means something else. */
const noStratifiers: ReadonlySet<FieldId> = new Set([
  'promoted',
  'performance',
  'outcome',
  'completed',
  'school-type',
  'free-meals',
  'parent-degree',
  'parent-qualification',
]);

type Chosen = {
  readonly outcome: string | null;
  readonly with: readonly string[];
  readonly within: string | null;
};

/** Fields of a dataset that a comparison could be looked at within, where none is chosen or the one chosen is not there. */
export function unaskedFields(
  { outcome, with: combined, within }: Chosen,
  mapped: readonly FieldId[],
): readonly FieldId[] {
  const isThere = (field: string): boolean => isFieldId(field) && mapped.includes(field);
  if (within !== null && (combined.includes(within) || isThere(within))) return [];
  const isFree = (field: FieldId): boolean =>
    fieldOf(field).splits && !noStratifiers.has(field) && field !== outcome && !combined.includes(field);
  return mapped.filter(isFree);
}

/** Of those that can be looked at, the first few; the others are said. */
export function triedOf(fields: readonly FieldId[], canBe: (field: FieldId) => boolean): readonly FieldId[] {
  return fields.filter(canBe).slice(0, MOST_UNASKED_FIELDS);
}

/** Headings of fields that were tried without another story, and of those that were not looked at. */
export type Unasked = { readonly alike: readonly string[]; readonly notLookedAt: readonly string[] };

export function unaskedSentences(
  { alike, notLookedAt }: Unasked,
  isToldOtherwise: boolean,
): readonly string[] {
  if (alike.length === 0 && notLookedAt.length === 0) return [];
  const isOne = alike.length === 1;
  return [
    [
      ...(isToldOtherwise ? [] : ['Nothing was chosen to look at the comparison within.']),
      ...(alike.length === 0
        ? []
        : [
            `${listText(alike)} ${isOne ? 'was' : 'were'} tried${isOne ? '' : ', each by itself'}: that it looks different within ${isOne ? 'it' : 'any of them'} is not shown.`,
          ]),
      ...(notLookedAt.length === 0
        ? []
        : [`Not looked at, but could be chosen: ${firstFewText(notLookedAt)}.`]),
    ].join(' '),
  ];
}
