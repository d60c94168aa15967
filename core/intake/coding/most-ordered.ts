/** Categories of one field that can be put in an order: more of them nobody goes through by hand. */
export const MOST_ORDERED = 1_000;
