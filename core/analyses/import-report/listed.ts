import type { Dimension, Member } from '../../disclosure/draft.ts';

/** Members with ids by position, since an answer can be any text, even the id of a total. */
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
