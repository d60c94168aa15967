import type { Bounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';

export type Surroundings = {
  readonly network: CellNetwork;
  /** Per cell: the sums it stands in, each as all its cells. */
  readonly sumsOf: readonly (readonly (readonly number[])[])[];
  readonly hidden: Uint8Array;
  /** Per cell: the sums of nobody that it is a part of. Where one of them is shown, nobody is in the cell, hidden or not. */
  readonly emptySumsOf: readonly (readonly number[])[];
};

export function surroundingsOf(network: CellNetwork, hidden: Uint8Array): Surroundings {
  const sumsOf: number[][][] = Array.from(network.counts, () => []);
  const emptySumsOf: number[][] = Array.from(network.counts, () => []);
  for (const { total, parts } of network.relations) {
    const sum = [total, ...parts];
    for (const cell of sum) sumsOf[cell]!.push(sum);
    if (network.counts[total] === 0) for (const part of parts) emptySumsOf[part]!.push(total);
  }
  return { network, sumsOf, hidden, emptySumsOf };
}

/**
 * A shown cell of the sum that says most about the unsafe one; where all of that sum is hidden, of the next that says
 * most, and so on outwards. Finer cells before sums, since shares are taken of sums; non-zero before zero; then the
 * nearest: the one it would be merged with in a coarser table. Its size plays no part, so that being chosen says nothing about it.
 */
export function companionOf(
  unsafe: number,
  around: Surroundings,
  known: Known,
  isFree: (cell: number) => boolean,
): number | null {
  const { sumsOf, hidden, emptySumsOf } = around;
  const isPinned = (cell: number): boolean => emptySumsOf[cell]!.some((total) => !hidden[total]);
  const ahead = new Map<readonly number[], number>();
  const reached = new Set<readonly number[]>();
  const reach = (from: number): void => {
    for (const sum of sumsOf[from]!) {
      if (!reached.has(sum)) ahead.set(sum, loosenessOf(sum, from, around, known));
      reached.add(sum);
    }
  };
  reach(unsafe);
  while (ahead.size > 0) {
    const [sum] = [...ahead].reduce((least, each) => (each[1] < least[1] ? each : least));
    let best: number | null = null;
    for (const cell of sum) {
      if (hidden[cell] || isPinned(cell) || !isFree(cell)) continue;
      if (best === null || isBetter(cell, best, unsafe, around)) best = cell;
    }
    if (best !== null) return best;
    ahead.delete(sum);
    for (const cell of sum) if (hidden[cell]) reach(cell);
  }
  return null;
}

/**
 * How little a sum says about one of its cells. Those that say something come first, and among them, as among the
 * others, the structure alone decides: how many other cells are hidden, then how many are rounded.
 */
function loosenessOf(
  sum: readonly number[],
  cell: number,
  { hidden, network }: Surroundings,
  known: Known,
): number {
  let structure = 0;
  for (const other of sum) {
    if (other === cell) continue;
    if (hidden[other]) structure += HIDDEN;
    else if (network.counts[other]! > 0) structure += 1;
  }
  return isTight(sum, cell, known) ? structure : LOOSE + structure;
}

/** Wider than what a small count can vary by, twice. */
const TIGHT = 16;
const HIDDEN = 1_000;
const LOOSE = 1e9;

/** Whether what is known of the others leaves a cell less room than what is known of it by itself. */
function isTight([total, ...parts]: readonly number[], cell: number, { alone, narrowed }: Known): boolean {
  let low = 0;
  let high = 0;
  for (const part of parts) {
    if (part === cell) continue;
    low += narrowed.least[part]!;
    high += narrowed.greatest[part]!;
  }
  if (cell !== total) [low, high] = [narrowed.least[total!]! - high, narrowed.greatest[total!]! - low];
  const least = Math.max(low, alone.least[cell]!);
  const greatest = Math.min(high, alone.greatest[cell]!);
  return greatest - least < Math.min(TIGHT, alone.greatest[cell]! - alone.least[cell]!);
}

/** Bounds of each cell, and after propagation over single sums. */
export type Known = { readonly alone: Bounds; readonly narrowed: Bounds };

function isBetter(cell: number, other: number, unsafe: number, { network }: Surroundings): boolean {
  const { depth, breadth, counts } = network;
  const order =
    depth[other]! - depth[cell]! ||
    breadth[cell]! - breadth[other]! ||
    Number(counts[cell] === 0) - Number(counts[other] === 0) ||
    Math.abs(cell - unsafe) - Math.abs(other - unsafe) ||
    cell - other;
  return order < 0;
}
