import type { CellNetwork } from './cells.ts';

/** Compressed sparse rows: entries of cell `c` are at `starts[c]` to `starts[c + 1]`. */
export type SparseByCell = {
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  readonly coefficients: Float64Array;
};

/** Row-reduced sums: each dependent cell is a linear combination of free cells, in all tables. */
export type SolvedSums = {
  /** 1 where a cell is dependent. */
  readonly isDependent: Uint8Array;
  /** Per dependent cell: its coefficients by free cell. */
  readonly rows: SparseByCell;
  /** Per free cell: the dependent cells that it enters. */
  readonly columns: SparseByCell;
};

type Row = { readonly cells: Int32Array; readonly coefficients: Float64Array };

/**
 * Gaussian elimination. Totals of the finest cells come first, so that their parts are free by then; totals become
 * dependent where possible, which keeps coefficients small.
 */
export function solveSums({ counts, depth, breadth, relations }: CellNetwork): SolvedSums {
  const elimination = new Elimination(counts.length);
  const ordered = relations.toSorted(
    (left, right) => depth[right.total]! - depth[left.total]! || breadth[left.total]! - breadth[right.total]!,
  );
  for (const { total, parts } of ordered) elimination.add(total, parts);
  return elimination.solved();
}

class Elimination {
  readonly #rows: (Row | undefined)[];
  /** Per free cell: dependent cells whose rows may contain it. */
  readonly #holders: number[][];
  readonly #sum: Float64Array;
  readonly #touched: number[] = [];
  readonly #isTouched: Uint8Array;

  constructor(size: number) {
    this.#rows = Array.from({ length: size }, () => undefined);
    this.#holders = Array.from({ length: size }, () => []);
    this.#sum = new Float64Array(size);
    this.#isTouched = new Uint8Array(size);
  }

  /** Adds the equation that the parts sum to the total. */
  add(total: number, parts: readonly number[]): void {
    for (const part of parts) this.#addCell(part, 1);
    this.#addCell(total, -1);
    const row = this.#taken();
    if (row.cells.length === 0) return;
    const unit = row.coefficients.findIndex((coefficient) => Math.abs(coefficient) === 1);
    const place = row.cells.indexOf(total);
    this.#solveFor(row, place >= 0 ? place : Math.max(0, unit));
  }

  solved(): SolvedSums {
    // Transposing twice sorts rows by cell.
    const columns = transposed(sparseOf(this.#rows));
    return {
      isDependent: Uint8Array.from(this.#rows, (row) => (row ? 1 : 0)),
      rows: transposed(columns),
      columns,
    };
  }

  #addCell(cell: number, factor: number): void {
    const row = this.#rows[cell];
    if (row) this.#addRow(row, factor);
    else this.#addTo(cell, factor);
  }

  #addRow({ cells, coefficients }: Row, factor: number): void {
    for (let at = 0; at < cells.length; at++) this.#addTo(cells[at]!, factor * coefficients[at]!);
  }

  #addTo(cell: number, by: number): void {
    this.#sum[cell]! += by;
    if (this.#isTouched[cell]) return;
    this.#isTouched[cell] = 1;
    this.#touched.push(cell);
  }

  /** The accumulated row; starts a new one. */
  #taken(): Row {
    const cells = this.#touched.filter((cell) => this.#sum[cell] !== 0);
    const row = {
      cells: Int32Array.from(cells),
      coefficients: Float64Array.from(cells, (cell) => this.#sum[cell]!),
    };
    for (const cell of this.#touched) {
      this.#sum[cell] = 0;
      this.#isTouched[cell] = 0;
    }
    this.#touched.length = 0;
    return row;
  }

  /** Solves `row` · cells = 0 for the cell at `place`, and substitutes it in all earlier rows. */
  #solveFor({ cells, coefficients }: Row, place: number): void {
    const solved = cells[place]!;
    const divisor = -coefficients[place]!;
    const row = {
      cells: cells.filter((_, at) => at !== place),
      coefficients: coefficients.filter((_, at) => at !== place).map((coefficient) => coefficient / divisor),
    };
    for (const holder of new Set(this.#holders[solved])) {
      const held = this.#rows[holder]!;
      const at = held.cells.indexOf(solved);
      if (at < 0) continue;
      const factor = held.coefficients[at]!;
      this.#addRow(held, 1);
      this.#addTo(solved, -factor);
      this.#addRow(row, factor);
      this.#keep(holder, this.#taken());
    }
    this.#keep(solved, row);
  }

  #keep(dependent: number, row: Row): void {
    this.#rows[dependent] = row;
    for (const cell of row.cells) this.#holders[cell]!.push(dependent);
  }
}

function sparseOf(rows: readonly (Row | undefined)[]): SparseByCell {
  const starts = new Int32Array(rows.length + 1);
  for (const [cell, row] of rows.entries()) starts[cell + 1] = starts[cell]! + (row?.cells.length ?? 0);
  const cells = new Int32Array(starts[rows.length]!);
  const coefficients = new Float64Array(cells.length);
  for (const [cell, row] of rows.entries()) {
    if (!row) continue;
    cells.set(row.cells, starts[cell]);
    coefficients.set(row.coefficients, starts[cell]);
  }
  return { starts, cells, coefficients };
}

function transposed({ starts, cells, coefficients }: SparseByCell): SparseByCell {
  const size = starts.length - 1;
  const turned = new Int32Array(size + 1);
  for (const cell of cells) turned[cell + 1]! += 1;
  for (let cell = 0; cell < size; cell++) turned[cell + 1]! += turned[cell]!;
  const next = turned.slice();
  const owners = new Int32Array(cells.length);
  const values = new Float64Array(cells.length);
  for (let owner = 0; owner < size; owner++) {
    for (let at = starts[owner]!; at < starts[owner + 1]!; at++) {
      const place = next[cells[at]!]!++;
      owners[place] = owner;
      values[place] = coefficients[at]!;
    }
  }
  return { starts: turned, cells: owners, coefficients: values };
}
