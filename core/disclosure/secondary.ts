import { type Bounds, boundsOf, narrowBounds, publishedCount } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';
import { reachWithin } from './reach.ts';

/**
 * Hides further cells until what a reader can work out about every unsafe cell is at least
 * `policy.minimumWidth` wide. Choices rest on published values and positions alone, so that two inputs
 * with the same published figures get the same pattern.
 */
export function suppressSecondary(network: CellNetwork, primary: Uint8Array, policy: Policy): Uint8Array {
  const hidden = Uint8Array.from(primary);
  const sumsOf = indexSums(network);
  const demanded = demandedWidths(network, primary, policy);
  let unsafe = [...demanded.keys()];
  for (;;) {
    const known = boundsOf(network, hidden, policy);
    const bounds = narrowBounds(network, known);
    let narrow = unsafe.filter(
      (cell) => bounds.greatest[cell]! - bounds.least[cell]! < (demanded.get(cell) ?? 0),
    );
    // What single sums say is quick to see; what follows from all of them is asked when they say no more.
    if (narrow.length === 0) {
      const { widthOf } = reachWithin(network, known);
      // Hiding more only widens: what is wide stays so.
      unsafe = unsafe.filter((cell) => {
        const width = demanded.get(cell) ?? 0;
        return widthOf(cell, width) < width;
      });
      narrow = unsafe;
    }
    const around = { network, sumsOf, hidden, bounds };
    const companions = narrow.flatMap((cell) => chooseCompanion(cell, around, policy) ?? []);
    if (companions.length === 0) return hidden;
    for (const companion of companions) hidden[companion] = 1;
  }
}

/**
 * What each unsafe cell has to reach: `minimumWidth` for a small count, one person for a cell that is hidden because
 * all of its line share one background. Where not even hiding everything else reaches that, since small counts add up
 * to a small count, it is what hiding everything else reaches.
 */
function demandedWidths(
  network: CellNetwork,
  primary: Uint8Array,
  policy: Policy,
): ReadonlyMap<number, number> {
  const { widthOf } = reachWithin(network, boundsOf(network, new Uint8Array(primary.length).fill(1), policy));
  const unsafe = [...primary.keys()].filter((cell) => primary[cell] === 1);
  return new Map(
    unsafe.map((cell) => {
      const count = network.counts[cell]!;
      return [cell, widthOf(cell, count > 0 && count < policy.threshold ? policy.minimumWidth : 1)];
    }),
  );
}

type Surroundings = {
  readonly network: CellNetwork;
  readonly sumsOf: readonly (readonly (readonly number[])[])[];
  readonly hidden: Uint8Array;
  readonly bounds: Bounds;
};

/** Per cell: the sums it stands in, each as all its cells. */
function indexSums(network: CellNetwork): number[][][] {
  const sumsOf: number[][][] = Array.from(network.counts, () => []);
  for (const { total, parts } of network.relations) {
    const sum = [total, ...parts];
    for (const cell of sum) sumsOf[cell]!.push(sum);
  }
  return sumsOf;
}

/**
 * A shown cell of the sum that says most about the unsafe one; where all of that sum is hidden, of the next that says
 * most, and so on outwards. Finer cells before totals, non-zero before zero, small before large, early before late.
 */
function chooseCompanion(unsafe: number, around: Surroundings, policy: Policy): number | null {
  const { network, sumsOf, hidden } = around;
  const cost = (cell: number): readonly number[] => {
    const value = publishedCount(network.counts[cell]!, policy);
    return [-network.depth[cell]!, value === 0 ? 1 : 0, value, cell];
  };
  const ahead = new Map<readonly number[], number>();
  const reached = new Set<readonly number[]>();
  const reach = (from: number): void => {
    for (const sum of sumsOf[from]!) {
      if (!reached.has(sum)) ahead.set(sum, loosenessOf(sum, from, around));
      reached.add(sum);
    }
  };
  reach(unsafe);
  for (;;) {
    const next = leastOf([...ahead], ([, looseness]) => [looseness]);
    if (!next) return null;
    const [sum] = next;
    const shown = leastOf(
      sum.filter((cell) => !hidden[cell]),
      cost,
    );
    if (shown !== null) return shown;
    ahead.delete(sum);
    for (const cell of sum) reach(cell);
  }
}

/** How little a sum says about one of its cells: by how much the others can vary. */
function loosenessOf(sum: readonly number[], cell: number, { bounds }: Surroundings): number {
  return sum.reduce(
    (all, other) => (other === cell ? all : all + bounds.greatest[other]! - bounds.least[other]!),
    0,
  );
}

function leastOf<T>(list: readonly T[], keyOf: (each: T) => readonly number[]): T | null {
  let least: { each: T; key: readonly number[] } | null = null;
  for (const each of list) {
    const key = keyOf(each);
    if (!least || isLess(key, least.key)) least = { each, key };
  }
  return least?.each ?? null;
}

function isLess(left: readonly number[], right: readonly number[]): boolean {
  const differing = left.findIndex((value, index) => value !== right[index]);
  return differing >= 0 && left[differing]! < right[differing]!;
}
