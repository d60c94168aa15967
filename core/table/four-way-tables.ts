import type { TabDimension, TabFilter } from './dimension.ts';

/** Positions of four dimensions, rising. */
export type Four = readonly [number, number, number, number];

/** Keeps the slots of a pair of dimensions within 16 bits. */
export const MOST_FOUR_SLOTS = 255;
/** Cells beyond which a table of four leaves the L2 cache and four tables of three are cheaper. */
export const MOST_FOUR_CELLS = 65_536;

const BLOCK_ROWS = 4_096;

/**
 * Row-major counts of each four; every code of a dimension has a slot. The rows go by once, a block at a time: what
 * the filters leave, the slots of each dimension, those of each pair, and then the cell of each four as two pairs.
 *
 * The loops around the hot ones have no iterator: V8 13.6 makes an inlined loop more than twice as slow where it
 * stands inside for-of.
 */
export function countFours(
  rows: number,
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
  people: Float64Array | null,
  fours: readonly Four[],
): readonly Float64Array[] {
  const pairs = new SlotPairs(dimensions);
  const tables = fours.map(([a, b, c, d]) => {
    const width = dimensions[c]!.size * dimensions[d]!.size;
    const cells = dimensions[a]!.size * dimensions[b]!.size * width;
    const counts = people ? new Float64Array(cells) : new Uint32Array(cells);
    return { first: pairs.of(a, b), second: pairs.of(c, d), width, counts };
  });
  const kept = filters.length > 0 ? new Int32Array(BLOCK_ROWS) : null;
  const weights = new Float64Array(people ? BLOCK_ROWS : 0);
  for (let start = 0; tables.length > 0 && start < rows; start += BLOCK_ROWS) {
    const length = Math.min(BLOCK_ROWS, rows - start);
    const count = kept ? keepRows(kept, start, length, filters) : length;
    pairs.fill(kept, start, count);
    if (people && kept) fillWeights(weights, people, kept, count);
    else if (people) weights.set(people.subarray(start, start + count));
    for (let index = 0; index < tables.length; index++) {
      const { counts, first, second, width } = tables[index]!;
      if (counts instanceof Uint32Array) addRows(counts, first, second, width, count);
      else addPeople(counts, first, second, width, count, weights);
    }
  }
  return tables.map(({ counts }) => Float64Array.from(counts));
}

/** Collects the rows that all filters keep; returns their number. */
function keepRows(kept: Int32Array, start: number, length: number, filters: readonly TabFilter[]): number {
  let count = length;
  for (let row = 0; row < length; row++) kept[row] = start + row;
  for (const { codes, keep } of filters) {
    let left = 0;
    for (let index = 0; index < count; index++) {
      const row = kept[index]!;
      kept[left] = row;
      left += keep[codes[row]!]!;
    }
    count = left;
  }
  return count;
}

/** Slots of a block in one dimension, packed four rows to a word. */
class BlockSlots {
  readonly rows = new Uint8Array(BLOCK_ROWS);
  readonly words = new Int32Array(this.rows.buffer);
}

/** Slots of a block in two dimensions: left × size of right + right. */
class PairSlots {
  readonly left: number;
  readonly right: number;
  readonly rows = new Uint16Array(BLOCK_ROWS);
  readonly words = new Int32Array(this.rows.buffer);

  constructor(left: number, right: number) {
    this.left = left;
    this.right = right;
  }
}

/** Slots of a block: of each dimension, and of the requested pairs. */
class SlotPairs {
  readonly #dimensions: readonly TabDimension[];
  /** By dimension: whether codes equal slots. */
  readonly #areCodes: readonly boolean[];
  readonly #slots: readonly BlockSlots[];
  readonly #pairs: PairSlots[] = [];

  constructor(dimensions: readonly TabDimension[]) {
    this.#dimensions = dimensions;
    this.#areCodes = dimensions.map(({ slotOf }) => slotOf.every((slot, code) => slot === code));
    this.#slots = dimensions.map(() => new BlockSlots());
  }

  of(left: number, right: number): Uint16Array {
    const known = this.#pairs.find((pair) => pair.left === left && pair.right === right);
    if (known) return known.rows;
    const pair = new PairSlots(left, right);
    this.#pairs.push(pair);
    return pair.rows;
  }

  /** Fills from the rows in `kept`; null takes all from `start` on. */
  fill(kept: Int32Array | null, start: number, count: number): void {
    for (let index = 0; index < this.#dimensions.length; index++) {
      const dimension = this.#dimensions[index]!;
      if (dimension.size > MOST_FOUR_SLOTS) continue;
      const { rows } = this.#slots[index]!;
      if (kept) fillKeptSlots(rows, dimension, kept, count);
      else if (this.#areCodes[index]) rows.set(dimension.codes.subarray(start, start + count));
      else fillSlots(rows, dimension, start, count);
    }
    for (let index = 0; index < this.#pairs.length; index++) {
      const { left, right, words } = this.#pairs[index]!;
      const { size } = this.#dimensions[right]!;
      fillPair(words, this.#slots[left]!.words, this.#slots[right]!.words, size, (count + 3) >> 2);
    }
  }
}

function fillSlots(slots: Uint8Array, dimension: TabDimension, start: number, count: number): void {
  const { codes, slotOf } = dimension;
  for (let row = 0; row < count; row++) slots[row] = slotOf[codes[start + row]!]!;
}

function fillKeptSlots(slots: Uint8Array, dimension: TabDimension, kept: Int32Array, count: number): void {
  const { codes, slotOf } = dimension;
  for (let row = 0; row < count; row++) slots[row] = slotOf[codes[kept[row]!]!]!;
}

const EVEN_BYTES = 0x00ff00ff;
const LOW_HALF = 0xffff;

/** Four rows at a time: MOST_FOUR_SLOTS keeps a pair within 16 bits, so that two are computed in one word. */
function fillPair(
  both: Int32Array,
  left: Int32Array,
  right: Int32Array,
  rightSize: number,
  words: number,
): void {
  for (let word = 0; word < words; word++) {
    const lefts = left[word]!;
    const rights = right[word]!;
    const even = Math.imul(lefts & EVEN_BYTES, rightSize) + (rights & EVEN_BYTES);
    const odd = Math.imul((lefts >>> 8) & EVEN_BYTES, rightSize) + ((rights >>> 8) & EVEN_BYTES);
    both[2 * word] = (even & LOW_HALF) | (odd << 16);
    both[2 * word + 1] = (even >>> 16) | (odd & ~LOW_HALF);
  }
}

function fillWeights(weights: Float64Array, people: Float64Array, kept: Int32Array, count: number): void {
  for (let row = 0; row < count; row++) weights[row] = people[kept[row]!]!;
}

function addRows(
  counts: Uint32Array,
  first: Uint16Array,
  second: Uint16Array,
  width: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) counts[first[row]! * width + second[row]!]! += 1;
}

function addPeople(
  counts: Float64Array,
  first: Uint16Array,
  second: Uint16Array,
  width: number,
  count: number,
  weights: Float64Array,
): void {
  for (let row = 0; row < count; row++) counts[first[row]! * width + second[row]!]! += weights[row]!;
}
