import { type FieldId, fieldOf, isFieldId } from '../../table/fields.ts';
import { firstFewText, listText } from '../../words/list-text.ts';

/** Prefix of table ids for stratifiers tried unasked. */
export const UNASKED = 'within-unasked:';
/** Most answers of a field tried unasked. */
export const MOST_UNASKED_ANSWERS = 12;
/** Most fields tried unasked. */
const MOST_UNASKED_FIELDS = 5;
/** Most cells of all tables together, beyond which none is added unasked. */
export const MOST_CELLS_BESIDE = 5_000;

/** Consequences of the outcome, or aspects of background: within them a comparison has another meaning. */
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

/** Candidate stratifiers of a dataset, where none is chosen or the chosen one is absent. */
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

/** The first few fields that can be tried; the others are listed as not looked at. */
export function triedOf(fields: readonly FieldId[], canBe: (field: FieldId) => boolean): readonly FieldId[] {
  return fields.filter(canBe).slice(0, MOST_UNASKED_FIELDS);
}

/** Headings of fields that gave the same picture, and of those not tried. */
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
