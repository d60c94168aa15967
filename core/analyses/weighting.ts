import { type FieldId, fieldOf } from '../intake/fields.ts';
import { listText } from './words.ts';

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

export function weightingText(weighting: Weighting): string {
  switch (weighting.kind) {
    case 'none':
      return 'None: each answer counts once';
    case 'column':
      return 'The weight column of the data';
    case 'asked':
      return `To everyone asked, by ${listText(weighting.by.map((field) => fieldOf(field).label.toLowerCase()))}`;
  }
}
