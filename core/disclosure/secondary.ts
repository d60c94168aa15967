import { unwatched, type Work } from '../work.ts';
import { type Bounds, boundsOf, narrowBounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';
import { SMALL_COUNT } from './primary.ts';
import { reachWithin } from './reach.ts';

/**
 * Hides further cells until what a reader can work out about every unsafe cell is at least `policy.minimumWidth`
 * wide. A small count that needed help gets all the width a small count can have, since a reader who runs these rules
 * again learns from the help alone that the count was nearly given away. Choices rest on published values, on which
 * counts are small and on positions, never on the size of a hidden count.
 */
export function suppressSecondary(
  network: CellNetwork,
  reasons: Uint8Array,
  policy: Policy,
  work: Work = unwatched,
): Uint8Array {
  const hidden = reasons.map((reason) => (reason === 0 ? 0 : 1));
  const sumsOf = indexSums(network);
  const attainable = attainableWidths(network, reasons, policy, work);
  const demanded = new Map(
    [...attainable].map(([cell, width]) => [cell, Math.min(width, policy.minimumWidth)]),
  );
  let unsafe = [...demanded.keys()];
  const unsafeBy = (widthOf: (cell: number, demand: number) => number): number[] =>
    unsafe.filter((cell) => widthOf(cell, demanded.get(cell) ?? 0) < (demanded.get(cell) ?? 0));
  for (;;) {
    work.throwIfCancelled();
    const known = boundsOf(network, hidden, reasons, policy);
    const bounds = narrowBounds(network, known);
    let narrow = unsafeBy((cell) => bounds.greatest[cell]! - bounds.least[cell]!);
    if (narrow.length === 0) {
      // What single sums say is quick to see; what follows from all of them is asked when they say no more.
      narrow = unsafeBy(reachWithin(network, known, work).widthOf);
      // Hiding more only widens: what is wide stays so.
      unsafe = narrow;
      work.progress(1 - unsafe.length / (2 * demanded.size));
    }
    for (const cell of narrow) demanded.set(cell, attainable.get(cell) ?? 0);
    const around = { network, sumsOf, hidden, bounds };
    const companions = narrow.flatMap((cell) => chooseCompanion(cell, around) ?? []);
    if (companions.length === 0) return hidden;
    for (const companion of companions) hidden[companion] = 1;
  }
}

/**
 * How wide each unsafe cell is when everything is hidden, as far as anybody would ask. That may be less than the
 * policy wants, since small counts can add up to a small count.
 */
function attainableWidths(
  network: CellNetwork,
  reasons: Uint8Array,
  policy: Policy,
  work: Work,
): ReadonlyMap<number, number> {
  const everything = new Uint8Array(reasons.length).fill(1);
  const { widthOf } = reachWithin(network, boundsOf(network, everything, reasons, policy), work);
  const unsafe = [...reasons.keys()].filter((cell) => reasons[cell] !== 0);
  const most = (cell: number): number =>
    reasons[cell] === SMALL_COUNT ? policy.threshold - 2 : policy.minimumWidth;
  return new Map(
    unsafe.map((cell, index) => {
      work.progress(index / (2 * unsafe.length));
      return [cell, widthOf(cell, most(cell))];
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
 * most, and so on outwards. Finer cells before sums, since shares are taken of sums; non-zero before zero; then the
 * nearest: the one it would be merged with in a coarser table. Its size plays no part, so that being chosen says nothing about it.
 */
function chooseCompanion(unsafe: number, around: Surroundings): number | null {
  const { network, sumsOf, hidden } = around;
  const cost = (cell: number): readonly number[] => [
    -network.depth[cell]!,
    network.breadth[cell]!,
    network.counts[cell] === 0 ? 1 : 0,
    Math.abs(cell - unsafe),
    cell,
  ];
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
