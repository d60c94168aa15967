/** One dimension of a table: `slotOf[code]` is the category position, or -1 where the row is not counted. */
export type TabDimension = {
  readonly codes: Uint8Array | Uint16Array;
  readonly slotOf: Int32Array;
  readonly size: number;
};

/** Rows whose code has keep = 0 are not counted. */
export type TabFilter = { readonly codes: Uint8Array | Uint16Array; readonly keep: Uint8Array };

/**
 * Counts people in every combination of categories: row-major, one number per combination.
 * `people` says how many each row stands for (a frequency table); null is one each.
 * Time is linear in rows × dimensions; memory is one index per row block.
 */
export function crossTab(
  rows: number,
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
  people: Float64Array | null,
): Float64Array {
  const size = dimensions.reduce((product, dimension) => product * dimension.size, 1);
  // Slot 0 takes what is not counted, so that the inner loops have no branch.
  const counts = new Float64Array(size + 1);
  const block = new Int32Array(BLOCK_ROWS);
  for (let start = 0; start < rows; start += BLOCK_ROWS) {
    const length = Math.min(BLOCK_ROWS, rows - start);
    block.fill(1, 0, length);
    for (const dimension of dimensions) addDimension(block, start, length, dimension);
    for (const filter of filters) applyFilter(block, start, length, filter);
    if (people) {
      for (let row = 0; row < length; row++) counts[block[row]!]! += people[start + row]!;
    } else {
      for (let row = 0; row < length; row++) counts[block[row]!]! += 1;
    }
  }
  return counts.subarray(1);
}

const BLOCK_ROWS = 16_384;

function addDimension(block: Int32Array, start: number, length: number, dimension: TabDimension): void {
  const { codes, slotOf, size } = dimension;
  for (let row = 0; row < length; row++) {
    const slot = slotOf[codes[start + row]!]!;
    const index = block[row]!;
    block[row] = slot < 0 || index === 0 ? 0 : (index - 1) * size + slot + 1;
  }
}

function applyFilter(block: Int32Array, start: number, length: number, filter: TabFilter): void {
  const { codes, keep } = filter;
  for (let row = 0; row < length; row++) block[row] = block[row]! * keep[codes[start + row]!]!;
}
