import type { TabDimension, TabFilter } from './dimension.ts';
import { addSteps, stepColumnsOf } from './step-columns.ts';

/** Rows a block, so that its places and lookup tables stay in the L1 cache. */
const BLOCK_ROWS = 4_096;

/**
 * Counts people in every combination of categories: row-major, one number per combination.
 * `people` says how many each row stands for (a frequency table); null is one each.
 * Time is linear in rows × dimensions; memory is a block of rows and the table itself.
 */
export function crossTab(
  rows: number,
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
  people: Float64Array | null,
): Float64Array {
  const columns = stepColumnsOf(dimensions, filters);
  const size = dimensions.reduce((product, dimension) => product * dimension.size, 1);
  const tally = people ? peopleTally(size, people) : rowTally(size);
  const block = new Int32Array(BLOCK_ROWS);
  for (let start = 0; start < rows; start += BLOCK_ROWS) {
    const places = rows - start < BLOCK_ROWS ? block.subarray(0, rows - start) : block;
    // Place 0 is a bin for uncounted rows, so that the inner loops have no branch.
    places.fill(1);
    addSteps(places, start, columns);
    tally.add(places, start);
  }
  return tally.counts();
}

type Tally = {
  readonly add: (places: Int32Array, start: number) => void;
  readonly counts: () => Float64Array;
};

/** Maps negative places to 0 without a branch. */
function cellOf(place: number): number {
  return place & ~(place >> 31);
}

/**
 * Alternates between two tables: neighbouring rows are often equal, and consecutive additions to one cell wait for each
 * other.
 */
function rowTally(size: number): Tally {
  const even = new Uint32Array(size + 1);
  const odd = new Uint32Array(size + 1);
  return {
    add(places) {
      const paired = places.length & ~1;
      for (let row = 0; row < paired; row += 2) {
        even[cellOf(places[row]!)]! += 1;
        odd[cellOf(places[row + 1]!)]! += 1;
      }
      if (paired < places.length) even[cellOf(places[paired]!)]! += 1;
    },
    counts() {
      const counts = new Float64Array(size);
      for (let cell = 0; cell < size; cell++) counts[cell] = even[cell + 1]! + odd[cell + 1]!;
      return counts;
    },
  };
}

function peopleTally(size: number, people: Float64Array): Tally {
  const counts = new Float64Array(size + 1);
  return {
    add(places, start) {
      for (let row = 0; row < places.length; row++) {
        counts[cellOf(places[row]!)]! += people[start + row]!;
      }
    },
    counts: () => counts.subarray(1),
  };
}
