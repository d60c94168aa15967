import { type FieldId, fieldOf } from '../table/fields.ts';
import { listText } from '../words/list-text.ts';

/** How much each answer counts for. */
export type Weighting =
  | { readonly kind: 'none' }
  /** As much as the weight column of the dataset says. */
  | { readonly kind: 'column' }
  /** So that those who answered add up to everyone asked by each of these fields (raking). */
  | { readonly kind: 'asked'; readonly by: readonly FieldId[] };

export const noWeighting: Weighting = { kind: 'none' };

/** More fields leave too few people in each combination. */
export const MOST_WEIGHT_FIELDS = 3;

/** How answers are weighted: "by the weight column"; null where each counts once. */
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
