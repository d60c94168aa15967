import { unwatched, type Work } from '../work.ts';
import type { Bounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import { type SolvedSums, solveSums } from './sums.ts';

export type Reach = {
  /** How far apart whole numbers may stand in the cell, for all anybody can work out; looked for up to `most` only. */
  readonly widthOf: (cell: number, most: number) => number;
};

const TOLERANCE = 1e-7;
/** Steps without gain before cells are chosen by position, which cannot go round in circles (Bland, 1977). */
const PATIENCE = 20;

/**
 * What a reader is left with: all tables that fit everything published, as a linear programme over all sums at once.
 * It walks from table to table by the simplex method with bounded variables and keeps the least and greatest value
 * every cell had on the way, so that one walk answers for many cells. The answers depend on the bounds alone, not on
 * where walks start. In one-way and two-way tables walks end at whole people; with more ways a range may be narrower
 * in truth than found here. Sources: Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 4.5;
 * Chvátal, Linear Programming (Freeman 1983), chapter 8.
 */
export function reachWithin(network: CellNetwork, bounds: Bounds, work: Work = unwatched): Reach {
  const tables = new FittingTables(network, bounds);
  return {
    widthOf(cell, most) {
      work.throwIfCancelled();
      for (const sign of [1, -1]) tables.walk(cell, sign, most);
      return Math.min(most, tables.widthOf(cell));
    },
  };
}

/** One table that fits at a time: free cells can be changed, dependent ones follow by their rows. */
class FittingTables {
  readonly #bounds: Bounds;
  readonly #start: SolvedSums;
  readonly #free: Int32Array;
  readonly #dependent: Int32Array;
  readonly #rows: readonly Float64Array[];
  readonly #changedRows = new Set<number>();
  /** Per cell: its row, -1 where it is free. */
  readonly #rowOf: Int32Array;
  readonly #values: Float64Array;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  readonly #middle: Float64Array;
  #walks = 0;

  constructor(network: CellNetwork, bounds: Bounds) {
    this.#bounds = bounds;
    this.#start = solveSums(network, (cell) => bounds.greatest[cell] === 0);
    this.#free = Int32Array.from(this.#start.free);
    this.#dependent = Int32Array.from(this.#start.dependent);
    this.#rows = this.#start.rows.map((row) => Float64Array.from(row));
    this.#rowOf = new Int32Array(network.counts.length);
    this.#values = Float64Array.from(network.counts);
    this.#lowest = Float64Array.from(network.counts);
    this.#highest = Float64Array.from(network.counts);
    this.#middle = Float64Array.from(network.counts);
  }

  /** Between whole numbers of people, as far as was seen. */
  widthOf(cell: number): number {
    return Math.floor(this.#highest[cell]! + TOLERANCE) - Math.ceil(this.#lowest[cell]! - TOLERANCE);
  }

  /** Takes a cell up (sign 1) or down (-1) as far as it goes, or until it was seen wide enough. */
  walk(cell: number, sign: number, width: number): void {
    if (this.widthOf(cell) >= width) return;
    this.#begin();
    let idle = 0;
    while (this.widthOf(cell) < width) {
      const entering = this.#chooseEntering(cell, sign, idle > PATIENCE);
      if (!entering) return;
      const { column, direction } = entering;
      const { step, stop } = this.#chooseLeaving(column, direction);
      if (step === Infinity) {
        (sign > 0 ? this.#highest : this.#lowest)[cell] = sign * Infinity;
        return;
      }
      this.#change(column, direction * step);
      idle = step > TOLERANCE ? 0 : idle + 1;
      if (stop >= 0) this.#exchange(stop, column);
    }
  }

  /** Back to where rows hold few cells, in the middle of where walks ended: there is room on all sides. */
  #begin(): void {
    this.#walks++;
    for (const [cell, value] of this.#values.entries()) {
      this.#middle[cell]! += (value - this.#middle[cell]!) / this.#walks;
    }
    this.#values.set(this.#middle);
    this.#free.set(this.#start.free);
    this.#dependent.set(this.#start.dependent);
    this.#rowOf.fill(-1);
    for (const [row, cell] of this.#dependent.entries()) this.#rowOf[cell] = row;
    for (const row of this.#changedRows) this.#rows[row]!.set(this.#start.rows[row]!);
    this.#changedRows.clear();
  }

  #roomOf(cell: number, direction: number): number {
    return direction > 0
      ? this.#bounds.greatest[cell]! - this.#values[cell]!
      : this.#values[cell]! - this.#bounds.least[cell]!;
  }

  /** The free cell to change, and which way; null where the cell can go no further. */
  #chooseEntering(
    cell: number,
    sign: number,
    isByPosition: boolean,
  ): { readonly column: number; readonly direction: number } | null {
    const row = this.#rows[this.#rowOf[cell]!];
    let best = -1;
    let bestSlope = 0;
    for (let column = 0; column < this.#free.length; column++) {
      const candidate = this.#free[column]!;
      const slope = sign * (row ? row[column]! : candidate === cell ? 1 : 0);
      if (Math.abs(slope) <= TOLERANCE || this.#roomOf(candidate, slope) <= TOLERANCE) continue;
      const isBetter = isByPosition
        ? best < 0 || candidate < this.#free[best]!
        : Math.abs(slope) > Math.abs(bestSlope);
      if (isBetter) [best, bestSlope] = [column, slope];
    }
    return best < 0 ? null : { column: best, direction: Math.sign(bestSlope) };
  }

  /** How far it can change, and the row whose cell stops it (-1: it stops itself). */
  #chooseLeaving(column: number, direction: number): { readonly step: number; readonly stop: number } {
    let step = this.#roomOf(this.#free[column]!, direction);
    let stop = -1;
    for (let row = 0; row < this.#rows.length; row++) {
      const slope = this.#rows[row]![column]! * direction;
      if (Math.abs(slope) <= TOLERANCE) continue;
      const room = Math.max(0, this.#roomOf(this.#dependent[row]!, slope) / Math.abs(slope));
      const isTie = stop >= 0 && Math.abs(room - step) <= TOLERANCE;
      if (isTie ? this.#dependent[row]! < this.#dependent[stop]! : room < step) {
        step = room;
        stop = row;
      }
    }
    return { step, stop };
  }

  #change(column: number, by: number): void {
    this.#move(this.#free[column]!, by);
    for (let row = 0; row < this.#rows.length; row++) {
      const slope = this.#rows[row]![column]!;
      if (slope !== 0) this.#move(this.#dependent[row]!, slope * by);
    }
  }

  #move(cell: number, by: number): void {
    const value = (this.#values[cell]! += by);
    if (value < this.#lowest[cell]!) this.#lowest[cell] = value;
    if (value > this.#highest[cell]!) this.#highest[cell] = value;
  }

  /** The free cell of a column and the dependent one of a row change places. */
  #exchange(row: number, column: number): void {
    const [leaving, entering] = [this.#dependent[row]!, this.#free[column]!];
    pivot(this.#rows, row, column, this.#changedRows);
    this.#free[column] = leaving;
    this.#dependent[row] = entering;
    this.#rowOf[entering] = row;
    this.#rowOf[leaving] = -1;
  }
}

/** Solves row `at` for its free cell in `column` and puts that into every other row; notes which rows that changed. */
function pivot(rows: readonly Float64Array[], at: number, column: number, changed: Set<number>): void {
  const row = rows[at]!;
  const inverse = 1 / row[column]!;
  for (let each = 0; each < row.length; each++) row[each]! *= -inverse;
  row[column] = inverse;
  changed.add(at);
  for (const [index, other] of rows.entries()) {
    const factor = other[column]!;
    if (index === at || factor === 0) continue;
    other[column] = 0;
    for (let each = 0; each < row.length; each++) other[each]! += factor * row[each]!;
    changed.add(index);
  }
}
