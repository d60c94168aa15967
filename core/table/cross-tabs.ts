import { crossTab } from './cross-tab.ts';
import type { TabDimension, TabFilter } from './dimension.ts';
import { countFours, type Four, MOST_FOUR_CELLS, MOST_FOUR_SLOTS } from './four-way-tables.ts';
import { regroup, sumOut } from './margins.ts';

/** A table of several: positions of its dimensions, ascending, and its counts in crossTab's layout. */
export type NumberedTable = { readonly dimensions: readonly number[]; readonly counts: Float64Array };

/**
 * Every table of two and of three of the given dimensions, each as crossTab would count it, in far fewer passes.
 *
 * Three dimensions a, b and c are counted together with the fourth, a xor b xor c, and found as its margin: fourteen
 * such fours hold each of the 56 threes of eight dimensions exactly once (the Boolean Steiner quadruple system:
 * Hanani, Canadian Journal of Mathematics 12 (1960), 145). Tables of two are margins of tables of three.
 */
export function crossTabs(
  rows: number,
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
  people: Float64Array | null,
): readonly NumberedTable[] {
  // Rows excluded in one dimension still count in tables without it, so every code has a slot until the end.
  const wholes = dimensions.map(wholeOf);
  const whole = wholes.map(({ counted }) => counted);
  const sizes = whole.map(({ size }) => size);
  const fours = foursOf(sizes);
  const tables = new Map<string, NumberedTable>();
  const remember = (table: NumberedTable): void => void tables.set(table.dimensions.join(), table);
  for (const [index, counts] of countFours(rows, whole, filters, people, fours).entries()) {
    const four = { dimensions: fours[index]!, counts };
    for (const dimension of four.dimensions) remember(withoutDimension(four, dimension, sizes));
  }
  for (const three of subsetsOf(dimensions.length, 3)) {
    if (tables.has(three.join())) continue;
    const picked = three.map((position) => whole[position]!);
    remember({ dimensions: three, counts: crossTab(rows, picked, filters, people) });
  }
  for (const table of [...tables.values()]) {
    for (const dimension of table.dimensions) remember(withoutDimension(table, dimension, sizes));
  }
  if (dimensions.length === 2) {
    remember({ dimensions: [0, 1], counts: crossTab(rows, whole, filters, people) });
  }
  return [...subsetsOf(dimensions.length, 2), ...subsetsOf(dimensions.length, 3)].map((wanted) => ({
    dimensions: wanted,
    counts: asGiven(tables.get(wanted.join())!, wholes),
  }));
}

type Whole = {
  /** Dimension in which every code has a slot. */
  readonly counted: TabDimension;
  /** Slot of the given dimension by slot of the counted one; -1 where excluded. */
  readonly slotOf: Int32Array;
  readonly size: number;
};

/** Most codes per slot for which tables by code stay small and save a lookup a row. */
const MOST_CODES_A_SLOT = 2;

function wholeOf({ codes, slotOf, size }: TabDimension): Whole {
  if (slotOf.length <= MOST_CODES_A_SLOT * size) {
    return { counted: { codes, slotOf: slotOf.map((_, code) => code), size: slotOf.length }, slotOf, size };
  }
  const counted = { codes, slotOf: slotOf.map((slot) => (slot < 0 ? size : slot)), size: size + 1 };
  return {
    counted,
    slotOf: Int32Array.from({ length: size + 1 }, (_, slot) => (slot < size ? slot : -1)),
    size,
  };
}

/** Tables of four that are small enough for the processor's caches. */
function foursOf(sizes: readonly number[]): readonly Four[] {
  return subsetsOf(sizes.length, 3).flatMap((three): Four[] => {
    const [a = 0, b = 0, c = 0] = three;
    const d = a ^ b ^ c;
    const four = [a, b, c, d] as const;
    const slots = four.map((position) => sizes[position] ?? Infinity);
    const isWorthIt =
      d > c &&
      slots.every((count) => count <= MOST_FOUR_SLOTS) &&
      slots.reduce((product, count) => product * count, 1) <= MOST_FOUR_CELLS;
    return isWorthIt ? [four] : [];
  });
}

function subsetsOf(count: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, count - from) }, (_, index) => from + index).flatMap((first) =>
    subsetsOf(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

function withoutDimension(table: NumberedTable, dimension: number, sizes: readonly number[]): NumberedTable {
  const axis = table.dimensions.indexOf(dimension);
  const tableSizes = table.dimensions.map((position) => sizes[position]!);
  return {
    dimensions: table.dimensions.filter((position) => position !== dimension),
    counts: sumOut(table.counts, tableSizes, axis),
  };
}

function asGiven(table: NumberedTable, wholes: readonly Whole[]): Float64Array {
  const sizes = table.dimensions.map((position) => wholes[position]!.counted.size);
  let { counts } = table;
  for (const [axis, position] of table.dimensions.entries()) {
    const whole = wholes[position]!;
    counts = regroup(counts, sizes, axis, whole);
    sizes[axis] = whole.size;
  }
  return counts;
}
