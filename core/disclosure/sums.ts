import type { CellNetwork } from './cells.ts';

/**
 * All sums solved: each cell of `dependent` is its row of coefficients times the cells of `free`, for every table in
 * which the sums hold. Cells that are left out are 0 in all of them.
 */
export type SolvedSums = {
  readonly free: Int32Array;
  readonly dependent: Int32Array;
  /** One row per dependent cell, one column per free cell. */
  readonly rows: readonly Float64Array[];
};

type SparseRow = Map<number, number>;

/** Gaussian elimination; totals become dependent where they can, which leaves small tables of small coefficients. */
export function solveSums(network: CellNetwork, isLeftOut: (cell: number) => boolean): SolvedSums {
  const rowOf = new Map<number, SparseRow>();
  for (const { total, parts } of network.relations) {
    const sum: SparseRow = new Map();
    for (const [index, cell] of [total, ...parts].entries()) {
      if (!isLeftOut(cell)) addTo(sum, rowOf.get(cell) ?? new Map([[cell, 1]]), index === 0 ? -1 : 1);
    }
    const [first] = sum.keys();
    const solved = sum.has(total) ? total : first;
    if (solved !== undefined) solveFor(solved, sum, rowOf);
  }
  const free = [...network.counts.keys()].filter((cell) => !rowOf.has(cell) && !isLeftOut(cell));
  const columnOf = new Map(free.map((cell, column) => [cell, column]));
  const rows = [...rowOf.values()].map((row) => {
    const dense = new Float64Array(free.length);
    for (const [cell, coefficient] of row) dense[columnOf.get(cell) ?? 0] = coefficient;
    return dense;
  });
  return { free: Int32Array.from(free), dependent: Int32Array.from(rowOf.keys()), rows };
}

/** `sum` is a combination of cells that is 0. */
function solveFor(solved: number, sum: SparseRow, rowOf: Map<number, SparseRow>): void {
  const divisor = -(sum.get(solved) ?? 0);
  sum.delete(solved);
  const row = new Map([...sum].map(([cell, coefficient]) => [cell, coefficient / divisor]));
  for (const other of rowOf.values()) {
    const factor = other.get(solved);
    if (factor === undefined) continue;
    other.delete(solved);
    addTo(other, row, factor);
  }
  rowOf.set(solved, row);
}

function addTo(sum: SparseRow, row: SparseRow, factor: number): void {
  for (const [cell, coefficient] of row) {
    const next = (sum.get(cell) ?? 0) + factor * coefficient;
    if (next === 0) sum.delete(cell);
    else sum.set(cell, next);
  }
}
