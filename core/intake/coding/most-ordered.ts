/** Most categories of a field that can be ordered by hand. */
export const MOST_ORDERED = 1_000;
