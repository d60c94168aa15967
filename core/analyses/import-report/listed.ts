import type { Dimension, Member } from '../../disclosure/draft.ts';

/** Ids by place: an answer can be any text, the id of a total too. */
export function membersOf(labels: readonly string[]): readonly Member[] {
  return labels.map((label, place) => ({ id: `${place}`, label }));
}

export function listed(
  id: string,
  label: string,
  categories: readonly Member[],
  total: Member | null,
): Dimension {
  return { id, label, categories, subtotals: [], total, revealing: [] };
}

export const inReadingOrder = new Intl.Collator('en-GB', { numeric: true });
