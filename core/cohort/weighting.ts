import { type FieldId, fieldOf } from '../table/fields.ts';
import { listText } from '../words/list-text.ts';

/** How answers are weighted. */
export type Weighting =
  | { readonly kind: 'none' }
  /** By the weight column of the dataset. */
  | { readonly kind: 'column' }
  /** By raking the answers to everyone asked, on each of these fields. */
  | { readonly kind: 'asked'; readonly by: readonly FieldId[] };

export const noWeighting: Weighting = { kind: 'none' };

/** Most fields of raking; more leave too few people in each combination. */
export const MOST_WEIGHT_FIELDS = 3;

/** Weighting in words: "by the weight column"; null for none. */
export function weightingText(weighting: Weighting): string | null {
  switch (weighting.kind) {
    case 'none':
      return null;
    case 'column':
      return 'by the weight column';
    case 'asked':
      return `to everyone asked, by ${listText(weighting.by.map((field) => fieldOf(field).label.toLowerCase()))}`;
  }
}
