import type { SolvedSums } from './sums.ts';

/** Smallest coefficient: true ones are integers or simple fractions, smaller values are rounding errors. */
const NOTHING = 1e-11;
/** Pivots after which the basis is refactorised: shorter products, and rounding errors do not accumulate. */
const MOST_PRODUCTS = 30;

/**
 * Simplex basis in product form of the inverse (Chvátal, Linear Programming (Freeman 1983), chapter 7). A slot is the
 * position of one basic (dependent) cell, named after its first occupant.
 */
export class Basis {
  readonly #solved: SolvedSums;
  /** Per cell: its slot; -1 for a free (non-basic) cell. */
  readonly slotOf: Int32Array;
  /** Per slot: the basic cell. */
  readonly cellAt: Int32Array;
  /** Cells of the initial basis that have left it. */
  readonly leavers: number[] = [];
  /** By slot: coefficients of the basic cells in the requested free cell (FTRAN), where not 0. */
  readonly column: Float64Array;
  readonly columnSlots: number[] = [];
  /** By slot: coefficients of a basic cell in the rows of the solved sums (BTRAN). */
  readonly weights: Float64Array;
  readonly weightSlots: number[] = [];
  readonly #isInColumn: Uint8Array;
  readonly #isInWeights: Uint8Array;
  readonly #exchanges: Exchange[] = [];
  #products = 0;

  constructor(solved: SolvedSums) {
    this.#solved = solved;
    const size = solved.isDependent.length;
    this.slotOf = Int32Array.from(solved.isDependent, (is, cell) => (is ? cell : -1));
    this.cellAt = this.slotOf.slice();
    this.column = new Float64Array(size);
    this.weights = new Float64Array(size);
    this.#isInColumn = new Uint8Array(size);
    this.#isInWeights = new Uint8Array(size);
  }

  /** Refactorises: the same basis in as few products as cells that have swapped, largest pivots first. */
  #invert(): void {
    const entered = this.#enteredCells();
    const left = this.leavers.filter((cell) => this.slotOf[cell]! < 0);
    this.reset();
    const open = new Set(left);
    for (const cell of entered) {
      this.followersOf(cell);
      let best = -1;
      for (const slot of this.columnSlots) {
        const isLarger = best < 0 || Math.abs(this.column[slot]!) > Math.abs(this.column[best]!);
        if (open.has(slot) && isLarger) best = slot;
      }
      open.delete(best);
      this.#exchange(best, cell);
    }
    this.#products = 0;
  }

  #enteredCells(): readonly number[] {
    const entered = new Set(this.#exchanges.map((each) => each.entered));
    return [...entered].filter((cell) => this.slotOf[cell]! >= 0 && !this.#solved.isDependent[cell]);
  }

  /** Resets to the basis of the solved sums. */
  reset(): void {
    for (const { entered } of this.#exchanges) this.slotOf[entered] = -1;
    for (const { slot } of this.#exchanges) {
      this.slotOf[slot] = slot;
      this.cellAt[slot] = slot;
    }
    this.#exchanges.length = 0;
    this.leavers.length = 0;
    this.#products = 0;
  }

  /** Computes `column` for a free cell. */
  followersOf(cell: number): void {
    for (const slot of this.columnSlots) {
      this.column[slot] = 0;
      this.#isInColumn[slot] = 0;
    }
    this.columnSlots.length = 0;
    if (this.#solved.isDependent[cell]) this.#addToColumn(cell, -1);
    else {
      const { starts, cells, coefficients } = this.#solved.columns;
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++)
        this.#addToColumn(cells[at]!, coefficients[at]!);
    }
    for (const { slot, pivot, slots, values } of this.#exchanges) {
      const value = this.column[slot]!;
      if (value === 0) continue;
      const factor = value / pivot;
      for (let at = 0; at < slots.length; at++) this.#addToColumn(slots[at]!, -factor * values[at]!);
      this.column[slot] = -factor;
    }
  }

  #addToColumn(slot: number, by: number): void {
    this.column[slot]! += by;
    if (this.#isInColumn[slot]) return;
    this.#isInColumn[slot] = 1;
    this.columnSlots.push(slot);
  }

  /** Computes `weights` for the basic cell of a slot. */
  weigh(slot: number): void {
    for (const each of this.weightSlots) {
      this.weights[each] = 0;
      this.#isInWeights[each] = 0;
    }
    this.weightSlots.length = 0;
    this.#setWeight(slot, 1);
    for (let last = this.#exchanges.length - 1; last >= 0; last--) {
      const { slot: exchanged, pivot, slots, values } = this.#exchanges[last]!;
      let sum = this.weights[exchanged]!;
      for (let at = 0; at < slots.length; at++) sum += this.weights[slots[at]!]! * values[at]!;
      if (sum !== 0 || this.weights[exchanged] !== 0) this.#setWeight(exchanged, -sum / pivot);
    }
  }

  /** Slots with a non-zero weight, short rows first. */
  weighedRows(tolerance: number): readonly number[] {
    const { starts } = this.#solved.rows;
    const lengthOf = (slot: number): number => starts[slot + 1]! - starts[slot]!;
    return this.weightSlots
      .filter((slot) => Math.abs(this.weights[slot]!) > tolerance)
      .toSorted((left, right) => lengthOf(left) - lengthOf(right));
  }

  #setWeight(slot: number, value: number): void {
    this.weights[slot] = value;
    if (this.#isInWeights[slot]) return;
    this.#isInWeights[slot] = 1;
    this.weightSlots.push(slot);
  }

  /** Coefficient of a free cell in the weighed basic cell. */
  slopeOf(cell: number): number {
    if (this.#solved.isDependent[cell]) return -this.weights[cell]!;
    const { starts, cells, coefficients } = this.#solved.columns;
    let slope = 0;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++)
      slope += this.weights[cells[at]!]! * coefficients[at]!;
    return slope;
  }

  /** Pivot: the free cell of `column` and the basic cell of `slot` swap. */
  exchange(slot: number, entering: number): void {
    this.#exchange(slot, entering);
    if (++this.#products >= MOST_PRODUCTS) this.#invert();
  }

  #exchange(slot: number, entering: number): void {
    const leaving = this.cellAt[slot]!;
    const slots = new Int32Array(this.columnSlots.length);
    const values = new Float64Array(this.columnSlots.length);
    let filled = 0;
    for (const each of this.columnSlots) {
      const value = this.column[each]!;
      if (each === slot || Math.abs(value) < NOTHING) continue;
      slots[filled] = each;
      values[filled++] = value;
    }
    this.#exchanges.push({
      slot,
      entered: entering,
      pivot: this.column[slot]!,
      slots: slots.subarray(0, filled),
      values: values.subarray(0, filled),
    });
    this.slotOf[leaving] = -1;
    this.slotOf[entering] = slot;
    this.cellAt[slot] = entering;
    if (this.#solved.isDependent[leaving]) this.leavers.push(leaving);
  }
}

type Exchange = {
  readonly slot: number;
  readonly entered: number;
  readonly pivot: number;
  readonly slots: Int32Array;
  readonly values: Float64Array;
};
