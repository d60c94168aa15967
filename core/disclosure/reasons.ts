/** Why a cell is unsafe in itself; 0 where it is not. */
export const SMALL_COUNT = 1;
/** In a line whose people share a background: whether the cell is small, large or empty is not to be told. */
export const SHARED_BACKGROUND = 2;
/** A count that is nearly all of its line, beside two small counts or more. */
export const PREDOMINANT = 3;
