/** "a, b and c". */
export function listText(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The first few items, and how many more there are. */
export function firstFewText(items: readonly string[]): string {
  const more = items.length - FIRST_FEW;
  return more < 2 ? listText(items) : `${items.slice(0, FIRST_FEW).join(', ')} and ${more} more`;
}

const FIRST_FEW = 5;
