import type { Bounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import { solveSums } from './sums.ts';

export type Reach = {
  /** How far apart whole numbers may stand in the cell, for all anybody can work out; looked for up to `most` only. */
  readonly widthOf: (cell: number, most: number) => number;
};

const TOLERANCE = 1e-7;
/** Steps without gain before cells are chosen by position, which cannot go round in circles (Bland, 1977). */
const PATIENCE = 20;

/**
 * What a reader is left with: all tables that fit everything published, as a linear programme over all sums at once.
 * It walks from table to table by the simplex method with bounded variables, starting at the true one, and keeps the
 * least and greatest value every cell had on the way, so that one walk answers for many cells. The answers depend on
 * the bounds alone, not on where walks start. In one-way and two-way tables walks end at whole people; with more ways a range may be narrower in
 * truth than found here. Sources: Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 4.5; Chvátal,
 * Linear Programming (Freeman 1983), chapter 8.
 */
export function reachWithin(network: CellNetwork, { least, greatest }: Bounds): Reach {
  const start = solveSums(network, (cell) => greatest[cell] === 0);
  const free = Int32Array.from(start.free);
  const dependent = Int32Array.from(start.dependent);
  const rows = start.rows.map((row) => Float64Array.from(row));
  const rowOf = new Int32Array(network.counts.length);
  const values = Float64Array.from(network.counts);
  const lowest = Float64Array.from(network.counts);
  const highest = Float64Array.from(network.counts);

  const middle = Float64Array.from(network.counts);
  const changed = new Set<number>();
  let walks = 0;

  /** Back to where rows hold few cells, in the middle of where walks ended: there is room on all sides. */
  const begin = (): void => {
    walks++;
    for (const [cell, value] of values.entries()) middle[cell]! += (value - middle[cell]!) / walks;
    values.set(middle);
    free.set(start.free);
    dependent.set(start.dependent);
    rowOf.fill(-1);
    for (const [row, cell] of dependent.entries()) rowOf[cell] = row;
    for (const row of changed) rows[row]!.set(start.rows[row]!);
    changed.clear();
  };

  const roomOf = (cell: number, direction: number): number =>
    direction > 0 ? greatest[cell]! - values[cell]! : values[cell]! - least[cell]!;

  /** The free cell to change, and which way, so that `cell` goes up (sign 1) or down (-1); null at the end. */
  const chooseEntering = (cell: number, sign: number, isByPosition: boolean) => {
    const row = rows[rowOf[cell]!];
    let best = { column: -1, direction: 0, gain: 0 };
    for (let column = 0; column < free.length; column++) {
      const candidate = free[column]!;
      const slope = sign * (row ? row[column]! : candidate === cell ? 1 : 0);
      const gain = Math.abs(slope);
      if (gain <= TOLERANCE || roomOf(candidate, slope) <= TOLERANCE) continue;
      const isBetter = best.column < 0 || (isByPosition ? candidate < free[best.column]! : gain > best.gain);
      if (isBetter) best = { column, direction: Math.sign(slope), gain };
    }
    return best.column < 0 ? null : best;
  };

  /** How far it can change, and the dependent cell that stops it (-1: the free cell itself does). */
  const chooseLeaving = (column: number, direction: number) => {
    let step = roomOf(free[column]!, direction);
    let stop = -1;
    for (let row = 0; row < rows.length; row++) {
      const slope = rows[row]![column]! * direction;
      if (Math.abs(slope) <= TOLERANCE) continue;
      const room = Math.max(0, roomOf(dependent[row]!, slope) / Math.abs(slope));
      const isTie = stop >= 0 && Math.abs(room - step) <= TOLERANCE;
      if (isTie ? dependent[row]! < dependent[stop]! : room < step) {
        step = room;
        stop = row;
      }
    }
    return { step, stop };
  };

  const move = (cell: number, change: number): void => {
    const value = (values[cell]! += change);
    if (value < lowest[cell]!) lowest[cell] = value;
    if (value > highest[cell]!) highest[cell] = value;
  };

  const exchange = (stop: number, column: number): void => {
    const [leaving, entering] = [dependent[stop]!, free[column]!];
    pivot(rows, stop, column, changed);
    free[column] = leaving;
    dependent[stop] = entering;
    rowOf[entering] = stop;
    rowOf[leaving] = -1;
  };

  /** Takes the cell as far as it goes, or until it was seen wide enough. */
  const walk = (cell: number, sign: number, isDone: () => boolean): void => {
    if (isDone()) return;
    begin();
    let idle = 0;
    while (!isDone()) {
      const entering = chooseEntering(cell, sign, idle > PATIENCE);
      if (!entering) return;
      const { column, direction } = entering;
      const { step, stop } = chooseLeaving(column, direction);
      if (step === Infinity) {
        (sign > 0 ? highest : lowest)[cell] = sign * Infinity;
        return;
      }
      move(free[column]!, direction * step);
      for (let row = 0; row < rows.length; row++) {
        const slope = rows[row]![column]!;
        if (slope !== 0) move(dependent[row]!, slope * direction * step);
      }
      idle = step > TOLERANCE ? 0 : idle + 1;
      if (stop >= 0) exchange(stop, column);
    }
  };

  return {
    widthOf(cell, most) {
      const width = (): number =>
        Math.floor(highest[cell]! + TOLERANCE) - Math.ceil(lowest[cell]! - TOLERANCE);
      walk(cell, 1, () => width() >= most);
      walk(cell, -1, () => width() >= most);
      return Math.min(most, width());
    },
  };
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
