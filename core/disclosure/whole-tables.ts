import type { Bounds } from './bounds.ts';
import type { SolvedSums } from './sums.ts';

const TOLERANCE = 1e-9;
/** Most changes in one push. */
const MOST_CHANGES = 160;
/** Most candidate cells in a sum. */
const MOST_LOOKS = 64;
/** Failed pushes of one person after which a cell is given up; each tries other candidates. */
const MOST_FAILURES = 12;
/** Golden-section stride, so that searches start at different cells of a sum. */
const TURN = 0.618_033_988_75;

/** Lowest and highest value seen per cell. */
export type Seen = { readonly lowest: Float64Array; readonly highest: Float64Array };

/**
 * Local search over integer tables that fit everything published, each made from the last by moving a few people
 * between cells. A success proves cheaply how far a cell can go; a failure proves nothing. Each move is repaired in the
 * shortest violated sum, by the cell that violates least (after min-conflicts: Minton and others, Artificial
 * Intelligence 58 (1992), 161–205).
 */
export class WholeTables {
  readonly #solved: SolvedSums;
  readonly #least: Float64Array;
  readonly #greatest: Float64Array;
  readonly #seen: Seen;
  readonly #values: Float64Array;
  /** Undo log of the current push. */
  readonly #cells: number[] = [];
  readonly #amounts: number[] = [];
  /** Per free cell: its direction in the current push. */
  readonly #way: Int8Array;
  /** Dependent cells that may violate their bounds. */
  readonly #broken: number[] = [];
  #turn = 0;

  constructor(counts: Float64Array, solved: SolvedSums, { least, greatest }: Bounds, seen: Seen) {
    this.#solved = solved;
    this.#least = Float64Array.from(least);
    this.#greatest = Float64Array.from(greatest);
    this.#seen = seen;
    this.#values = Float64Array.from(counts);
    this.#way = new Int8Array(counts.length);
  }

  /** Pushes a cell up (sign 1) or down (-1) until it reaches `goal`, or no push succeeds. */
  take(cell: number, sign: number, goal: number): void {
    let by = Math.abs(goal - this.#values[cell]!);
    let failures = 0;
    while (sign * (goal - this.#values[cell]!) > TOLERANCE) {
      by = Math.min(by, sign * (goal - this.#values[cell]!));
      if (this.#push(cell, sign * by)) continue;
      if (by > 1) by = Math.floor(by / 2);
      else if (++failures >= MOST_FAILURES) return;
    }
  }

  #push(cell: number, by: number): boolean {
    const limits = by > 0 ? this.#least : this.#greatest;
    const limit = limits[cell]!;
    const goal = this.#values[cell]! + by;
    if (goal > this.#greatest[cell]! || goal < this.#least[cell]!) return false;
    limits[cell] = goal;
    if (this.#solved.isDependent[cell]) this.#broken.push(cell);
    else this.#change(cell, by);
    const isMended = this.#mend();
    limits[cell] = limit;
    if (isMended) this.#see();
    else this.#takeBack();
    for (const each of this.#cells) this.#way[each] = 0;
    this.#cells.length = 0;
    this.#amounts.length = 0;
    this.#broken.length = 0;
    return isMended;
  }

  /** Repairs violations one by one; false where it cannot. */
  #mend(): boolean {
    for (;;) {
      const broken = this.#shortestBroken();
      if (broken < 0) return true;
      if (this.#cells.length >= MOST_CHANGES || !this.#mendOne(broken)) return false;
    }
  }

  #shortestBroken(): number {
    const { starts } = this.#solved.rows;
    let shortest = -1;
    let length = Infinity;
    let kept = 0;
    for (const cell of this.#broken) {
      if (this.#excessAt(cell, this.#values[cell]!) === 0) continue;
      this.#broken[kept++] = cell;
      const size = starts[cell + 1]! - starts[cell]!;
      if (size >= length) continue;
      shortest = cell;
      length = size;
    }
    this.#broken.length = kept;
    return shortest;
  }

  /** Violation of a cell's bounds: positive above, negative below. */
  #excessAt(cell: number, value: number): number {
    if (value > this.#greatest[cell]! + TOLERANCE) return value - this.#greatest[cell]!;
    return value < this.#least[cell]! - TOLERANCE ? value - this.#least[cell]! : 0;
  }

  /** Repairs one violated sum by its least harmful free cell. */
  #mendOne(broken: number): boolean {
    const { starts, cells, coefficients } = this.#solved.rows;
    const from = starts[broken]!;
    const size = starts[broken + 1]! - from;
    const excess = this.#excessAt(broken, this.#values[broken]!);
    this.#turn = (this.#turn + TURN) % 1;
    let at = from + Math.floor(this.#turn * size);
    let best = -1;
    let bestBy = 0;
    let least = Infinity;
    for (let looks = Math.min(size, MOST_LOOKS); looks > 0; looks--) {
      if (++at >= from + size) at = from;
      const cell = cells[at]!;
      const by = this.#allowed(cell, -excess / coefficients[at]!);
      if (by === 0) continue;
      const cost = this.#costOf(cell, by);
      if (cost >= least) continue;
      least = cost;
      best = cell;
      bestBy = by;
      if (cost <= 0) break;
    }
    if (best < 0) return false;
    this.#change(best, bestBy);
    return true;
  }

  /** The part of a change within bounds; 0 against the current push's direction. */
  #allowed(cell: number, by: number): number {
    if (this.#way[cell]! * by < 0) return 0;
    const value = this.#values[cell]!;
    return by > 0 ? Math.min(by, this.#greatest[cell]! - value) : Math.max(by, this.#least[cell]! - value);
  }

  /** Net increase of the violations of dependent cells. */
  #costOf(cell: number, by: number): number {
    const { starts, cells, coefficients } = this.#solved.columns;
    let cost = 0;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      const dependent = cells[at]!;
      const value = this.#values[dependent]!;
      const after = Math.abs(this.#excessAt(dependent, value + coefficients[at]! * by));
      const before = Math.abs(this.#excessAt(dependent, value));
      if (after > before) cost += after - before;
    }
    return cost;
  }

  #change(cell: number, by: number): void {
    this.#cells.push(cell);
    this.#amounts.push(by);
    this.#way[cell] = Math.sign(by);
    this.#add(cell, by, true);
  }

  #add(cell: number, by: number, isNoted: boolean): void {
    const { starts, cells, coefficients } = this.#solved.columns;
    this.#values[cell]! += by;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      const dependent = cells[at]!;
      const value = (this.#values[dependent]! += coefficients[at]! * by);
      if (isNoted && this.#excessAt(dependent, value) !== 0 && !this.#broken.includes(dependent))
        this.#broken.push(dependent);
    }
  }

  #takeBack(): void {
    for (let last = this.#cells.length - 1; last >= 0; last--)
      this.#add(this.#cells[last]!, -this.#amounts[last]!, false);
  }

  #see(): void {
    const { starts, cells } = this.#solved.columns;
    for (const cell of this.#cells) {
      this.#seeCell(cell);
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++) this.#seeCell(cells[at]!);
    }
  }

  #seeCell(cell: number): void {
    const value = this.#values[cell]!;
    if (value < this.#seen.lowest[cell]!) this.#seen.lowest[cell] = value;
    if (value > this.#seen.highest[cell]!) this.#seen.highest[cell] = value;
  }
}
