import { unwatched, type Work } from '../work.ts';
import { Basis } from './basis.ts';
import { type Bounds, narrowBounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import { type SolvedSums, solveSums } from './sums.ts';
import { WholeTables } from './whole-tables.ts';

export type Reach = {
  /** Width of the range of integers that a cell may hold, for all a reader can infer; at most `most`. */
  readonly widthOf: (cell: number, most: number) => number;
};

const TOLERANCE = 1e-7;
/** Degenerate pivots after which Bland's rule (1977) takes over, which cannot cycle. */
const PATIENCE = 20;
/** Gain in people that is enough to take a free cell without looking at others. */
const AMPLE_GAIN = 0.5;
/** Gain that is enough to look at no longer rows. */
const SOME_GAIN = 0.2;
/**
 * Proportion by which the starting point of walks moves towards the end of the last one; small, so that it stays
 * central.
 */
const DRIFT = 0.015;

const solvedSums = new WeakMap<CellNetwork, SolvedSums>();

/**
 * What a reader is left with: all tables that fit everything published, as a linear programme over all sums at once.
 * It walks from table to table by the simplex method with bounded variables and keeps the least and greatest value
 * every cell had on the way, so that one walk answers for many cells. Most cells are seen wide enough before that, in
 * tables of whole people that are quick to make (disclosure/whole-tables). The answers depend on the bounds alone, not on
 * where walks start. In one-way and two-way tables walks end at whole people; with more ways a range may be narrower
 * in truth than found here. Sources: Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 4.5;
 * Chvátal, Linear Programming (Freeman 1983), chapter 8. Errors: those of `work`.
 */
export function reachWithin(network: CellNetwork, bounds: Bounds, work: Work = unwatched): Reach {
  const solved = solvedSums.get(network) ?? solveSums(network);
  solvedSums.set(network, solved);
  const tables = new FittingTables(network, solved, narrowBounds(network, bounds), work);
  return {
    widthOf(cell, most) {
      // Cells are asked for in their order, and most of the time goes into the first round of them.
      work.progress(cell / (2 * network.counts.length));
      for (const sign of [1, -1]) tables.push(cell, sign, most);
      for (const sign of [1, -1]) tables.walk(cell, sign, most);
      return Math.min(most, tables.widthOf(cell));
    },
  };
}

/** Entering variable, and its direction. */
type Entering = { readonly free: number; readonly direction: number };

/** One feasible table at a time: free cells move, basic ones follow. */
class FittingTables {
  readonly #work: Work;
  readonly #bounds: Bounds;
  readonly #solved: SolvedSums;
  readonly #basis: Basis;
  readonly #values: Float64Array;
  readonly #whole: WholeTables;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  /** Starting point of walks. */
  readonly #middle: Float64Array;
  /** Cells that are not at the starting point. */
  readonly #moved: number[] = [];
  readonly #hasMoved: Uint8Array;

  constructor(network: CellNetwork, solved: SolvedSums, bounds: Bounds, work: Work) {
    this.#work = work;
    this.#bounds = bounds;
    this.#solved = solved;
    this.#basis = new Basis(solved);
    this.#values = Float64Array.from(network.counts);
    this.#lowest = Float64Array.from(network.counts);
    this.#highest = Float64Array.from(network.counts);
    this.#middle = Float64Array.from(network.counts);
    this.#hasMoved = new Uint8Array(network.counts.length);
    const seen = { lowest: this.#lowest, highest: this.#highest };
    this.#whole = new WholeTables(network.counts, solved, bounds, seen);
  }

  /** Range of integers seen so far. */
  widthOf(cell: number): number {
    return Math.floor(this.#highest[cell]! + TOLERANCE) - Math.ceil(this.#lowest[cell]! - TOLERANCE);
  }

  /** Moves whole people until the cell was seen wide enough; quick, but may stop early. */
  push(cell: number, sign: number, width: number): void {
    this.#work.throwIfCancelled();
    if (this.#isSeen(cell, sign, width)) return;
    const goal =
      sign > 0
        ? Math.min(this.#lowest[cell]! + width, this.#bounds.greatest[cell]!)
        : Math.max(this.#highest[cell]! - width, this.#bounds.least[cell]!);
    this.#whole.take(cell, sign, sign > 0 ? Math.floor(goal + TOLERANCE) : Math.ceil(goal - TOLERANCE));
  }

  /** Moves a cell up (sign 1) or down (-1) to its optimum, or until it was seen wide enough. */
  walk(cell: number, sign: number, width: number): void {
    this.#work.throwIfCancelled();
    if (this.#isSeen(cell, sign, width)) return;
    this.#begin();
    let idle = 0;
    while (!this.#isSeen(cell, sign, width)) {
      this.#work.throwIfCancelled();
      const isByPosition = idle > PATIENCE;
      const entering = this.#chooseEntering(cell, sign, isByPosition);
      if (!entering) return;
      const { step, stop } = this.#chooseLeaving(entering, isByPosition);
      if (step === Infinity) {
        (sign > 0 ? this.#highest : this.#lowest)[cell] = sign * Infinity;
        return;
      }
      this.#change(entering.free, entering.direction * step);
      idle = step > TOLERANCE ? 0 : idle + 1;
      if (stop >= 0) this.#basis.exchange(stop, entering.free);
    }
  }

  /** Whether the cell was seen wide enough, or has reached its bounds. */
  #isSeen(cell: number, sign: number, width: number): boolean {
    if (this.widthOf(cell) >= width) return true;
    return sign > 0
      ? this.#highest[cell]! >= this.#bounds.greatest[cell]! - TOLERANCE
      : this.#lowest[cell]! <= this.#bounds.least[cell]! + TOLERANCE;
  }

  /** Returns to the starting point and the sparse basis. */
  #begin(): void {
    for (const cell of this.#moved) {
      this.#middle[cell]! += (this.#values[cell]! - this.#middle[cell]!) * DRIFT;
      this.#values[cell] = this.#middle[cell]!;
      this.#hasMoved[cell] = 0;
    }
    this.#moved.length = 0;
    this.#basis.reset();
  }

  #roomOf(cell: number, direction: number): number {
    return direction > 0
      ? this.#bounds.greatest[cell]! - this.#values[cell]!
      : this.#values[cell]! - this.#bounds.least[cell]!;
  }

  /** Entering variable from the shortest row that has one; null at the optimum. */
  #chooseEntering(cell: number, sign: number, isByPosition: boolean): Entering | null {
    const slot = this.#basis.slotOf[cell]!;
    if (slot < 0) return this.#roomOf(cell, sign) > TOLERANCE ? { free: cell, direction: sign } : null;
    this.#basis.weigh(slot);
    let best: Entering | null = null;
    let most = 0;
    /** Whether the candidate ends the search. */
    const consider = (candidate: number): boolean => {
      if (this.#basis.slotOf[candidate]! >= 0) return false;
      const slope = sign * this.#basis.slopeOf(candidate);
      const room = Math.abs(slope) <= TOLERANCE ? 0 : this.#roomOf(candidate, slope);
      if (room <= TOLERANCE) return false;
      const gain = Math.abs(slope) * Math.min(room, AMPLE_GAIN);
      if (isByPosition ? best !== null && best.free < candidate : gain <= most) return false;
      best = { free: candidate, direction: Math.sign(slope) };
      most = gain;
      return !isByPosition && gain >= AMPLE_GAIN;
    };
    for (const leaver of this.#basis.leavers) consider(leaver);
    for (const row of this.#basis.weighedRows(TOLERANCE)) {
      if (most >= SOME_GAIN && !isByPosition) break;
      if (this.#considerRow(row, cell, consider)) break;
    }
    return best;
  }

  /** Starts beside a cell and wraps round, so that walks of different cells use different ones. */
  #considerRow(row: number, beside: number, consider: (candidate: number) => boolean): boolean {
    const { starts, cells } = this.#solved.rows;
    const [from, to] = [starts[row]!, starts[row + 1]!];
    let first = from;
    for (let end = to; first < end;) {
      const middle = (first + end) >> 1;
      if (cells[middle]! <= beside) first = middle + 1;
      else end = middle;
    }
    for (let at = first; at < to; at++) if (consider(cells[at]!)) return true;
    for (let at = from; at < first; at++) if (consider(cells[at]!)) return true;
    return false;
  }

  /** Ratio test: step length, and the slot of the leaving variable (-1: its own bound). */
  #chooseLeaving(
    { free, direction }: Entering,
    isByPosition: boolean,
  ): { readonly step: number; readonly stop: number } {
    this.#basis.followersOf(free);
    const { column, columnSlots, cellAt } = this.#basis;
    let step = this.#roomOf(free, direction);
    let stop = -1;
    for (const slot of columnSlots) {
      const slope = column[slot]! * direction;
      if (Math.abs(slope) <= TOLERANCE) continue;
      const room = Math.max(0, this.#roomOf(cellAt[slot]!, slope) / Math.abs(slope));
      const isTie = stop >= 0 && Math.abs(room - step) <= TOLERANCE;
      const isFirst = isByPosition && stop >= 0 && cellAt[slot]! < cellAt[stop]!;
      // Prefers the largest pivot among ties, for numerical stability.
      const isSteeper = !isByPosition && stop >= 0 && Math.abs(slope) > Math.abs(column[stop]!);
      if (isTie ? isFirst || isSteeper : room < step) {
        step = room;
        stop = slot;
      }
    }
    return { step, stop };
  }

  #change(free: number, by: number): void {
    const { column, columnSlots, cellAt } = this.#basis;
    this.#move(free, by);
    for (const slot of columnSlots) if (column[slot] !== 0) this.#move(cellAt[slot]!, column[slot]! * by);
  }

  #move(cell: number, by: number): void {
    const value = (this.#values[cell]! += by);
    if (!this.#hasMoved[cell]) {
      this.#hasMoved[cell] = 1;
      this.#moved.push(cell);
    }
    if (value < this.#lowest[cell]!) this.#lowest[cell] = value;
    if (value > this.#highest[cell]!) this.#highest[cell] = value;
  }
}
