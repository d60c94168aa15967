import { boundsOf, publishedCount } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import type { Policy } from './policy.ts';

/**
 * Hides further cells until what a reader can work out about every unsafe cell is at least
 * `policy.minimumWidth` wide. Choices rest on published values and positions alone, so that two inputs
 * with the same published figures get the same pattern.
 */
export function suppressSecondary(network: CellNetwork, primary: Uint8Array, policy: Policy): Uint8Array {
  const hidden = Uint8Array.from(primary);
  const relationsOf = network.counts.length > 0 ? indexRelations(network) : [];
  for (;;) {
    const { least, greatest } = boundsOf(network, hidden, primary, policy);
    const companions = new Set<number>();
    for (const [cell, isPrimary] of primary.entries()) {
      if (!isPrimary || greatest[cell]! - least[cell]! >= policy.minimumWidth) continue;
      const companion = chooseCompanion(cell, network, relationsOf, hidden, policy);
      if (companion !== null) companions.add(companion);
    }
    if (companions.size === 0) return hidden;
    for (const cell of companions) hidden[cell] = 1;
  }
}

function indexRelations(network: CellNetwork): number[][] {
  const relationsOf: number[][] = Array.from(network.counts, () => []);
  for (const [index, { total, parts }] of network.relations.entries()) {
    for (const cell of [total, ...parts]) relationsOf[cell]!.push(index);
  }
  return relationsOf;
}

/** Finer cells before totals, non-zero before zero, small before large, early before late. */
function chooseCompanion(
  cell: number,
  network: CellNetwork,
  relationsOf: readonly (readonly number[])[],
  hidden: Uint8Array,
  policy: Policy,
): number | null {
  const shown = shownAround(cell, network, relationsOf, hidden);
  const cost = (other: number): readonly number[] => {
    const value = publishedCount(network.counts[other]!, policy);
    return [-network.depth[other]!, value === 0 ? 1 : 0, value, other];
  };
  let best: number | null = null;
  for (const other of shown) if (best === null || isLess(cost(other), cost(best))) best = other;
  return best;
}

/** Shown cells in the cell's own sums; where all are hidden, in the sums of those, and so on outwards. */
function shownAround(
  cell: number,
  network: CellNetwork,
  relationsOf: readonly (readonly number[])[],
  hidden: Uint8Array,
): ReadonlySet<number> {
  const reached = new Set([cell]);
  const shown = new Set<number>();
  for (const from of reached) {
    if (shown.size > 0 && from !== cell) break;
    for (const index of relationsOf[from] ?? []) {
      const { total, parts } = network.relations[index]!;
      for (const other of [total, ...parts]) {
        if (!hidden[other]) shown.add(other);
        else reached.add(other);
      }
    }
  }
  return shown;
}

function isLess(left: readonly number[], right: readonly number[]): boolean {
  const differing = left.findIndex((value, index) => value !== right[index]);
  return differing >= 0 && left[differing]! < right[differing]!;
}
