/**
 * A small linear programme for the attacker, in no way shared with the product: the greatest value of `aim · x`
 * over all x with `row · x <= limit` for every constraint. x may be negative; x = 0 must be allowed (limits >= 0).
 * Dense simplex on a dictionary; Bland's rule once pivots stop helping, so that it ends.
 */
export type Constraint = { readonly row: readonly number[]; readonly limit: number };

export type Optimum = { readonly value: number; readonly at: readonly number[] };

const TOLERANCE = 1e-9;
const PATIENCE = 50;

export function maximise(aim: readonly number[], constraints: readonly Constraint[]): Optimum {
  const size = aim.length;
  const columns = size * 2;
  const width = columns + 1;
  const rows = constraints.length;
  // Each free variable is the difference of two that are not negative.
  const cells = new Float64Array((rows + 1) * width);
  for (const [r, { row, limit }] of constraints.entries()) {
    if (limit < 0) throw new RangeError('Zero must be allowed.');
    for (let c = 0; c < size; c++) {
      cells[r * width + c] = row[c] ?? 0;
      cells[r * width + size + c] = -(row[c] ?? 0);
    }
    cells[r * width + columns] = limit;
  }
  const bottom = rows * width;
  for (let c = 0; c < size; c++) {
    cells[bottom + c] = -(aim[c] ?? 0);
    cells[bottom + size + c] = aim[c] ?? 0;
  }
  const nonBasic = Array.from({ length: columns }, (_, index) => index);
  const basic = Array.from({ length: rows }, (_, index) => columns + index);
  let idle = 0;
  for (;;) {
    const entering = chooseColumn(cells, bottom, columns, nonBasic, idle > PATIENCE);
    if (entering < 0) break;
    const leaving = chooseRow(cells, rows, width, entering, basic);
    if (leaving < 0) return { value: Infinity, at: [] };
    idle = cells[leaving * width + columns]! < TOLERANCE ? idle + 1 : 0;
    pivot(cells, rows + 1, width, leaving, entering);
    [nonBasic[entering], basic[leaving]] = [basic[leaving]!, nonBasic[entering]!];
  }
  const at = new Array<number>(size).fill(0);
  for (const [r, variable] of basic.entries()) {
    if (variable < columns) at[variable % size]! += (variable < size ? 1 : -1) * cells[r * width + columns]!;
  }
  return { value: cells[bottom + columns]!, at };
}

function chooseColumn(
  cells: Float64Array,
  bottom: number,
  columns: number,
  nonBasic: readonly number[],
  isBland: boolean,
): number {
  let best = -1;
  for (let c = 0; c < columns; c++) {
    if (cells[bottom + c]! >= -TOLERANCE) continue;
    if (best < 0) best = c;
    else if (isBland ? nonBasic[c]! < nonBasic[best]! : cells[bottom + c]! < cells[bottom + best]!) best = c;
  }
  return best;
}

function chooseRow(
  cells: Float64Array,
  rows: number,
  width: number,
  entering: number,
  basic: readonly number[],
): number {
  let best = -1;
  let least = Infinity;
  for (let r = 0; r < rows; r++) {
    const step = cells[r * width + entering]!;
    if (step <= TOLERANCE) continue;
    const ratio = cells[r * width + width - 1]! / step;
    if (ratio < least - TOLERANCE || (ratio <= least + TOLERANCE && basic[r]! < basic[best]!)) {
      least = Math.min(ratio, least);
      best = r;
    }
  }
  return best;
}

function pivot(cells: Float64Array, rows: number, width: number, at: number, column: number): void {
  const inverse = 1 / cells[at * width + column]!;
  for (let c = 0; c < width; c++) cells[at * width + c]! *= inverse;
  cells[at * width + column] = inverse;
  for (let r = 0; r < rows; r++) {
    if (r === at) continue;
    const factor = cells[r * width + column]!;
    if (factor === 0) continue;
    for (let c = 0; c < width; c++) {
      if (c !== column) cells[r * width + c]! -= factor * cells[at * width + c]!;
    }
    cells[r * width + column] = -factor * inverse;
  }
}
