import { MAX_CATEGORIES } from '../../../table/column.ts';
import type { ReadBudget } from '../read-budget.ts';
import { enlarged } from './chunk-room.ts';

/** First size of the hash table: files can have thousands of columns. */
const FIRST_SLOTS = 64;

/** Exact counts of up to MAX_CATEGORIES distinct numbers; beyond that, of the first few only. */
export class NumberTally {
  size = 0;
  isFull = false;
  private readonly keep: number;
  private readonly budget: ReadBudget;
  private slots = FIRST_SLOTS;
  /** Hash table of position in `numbers` plus one; 0 is an empty slot. */
  private table = new Int32Array(FIRST_SLOTS);
  private numbers = new Float64Array(FIRST_SLOTS / 2);
  private counts = new Float64Array(FIRST_SLOTS / 2);

  /** `keep`: numbers that are still counted once the tally is full. */
  constructor(keep: number, budget: ReadBudget) {
    this.keep = keep;
    this.budget = budget;
  }

  add(value: number): void {
    const { table } = this;
    const mask = this.slots - 1;
    let slot = hashNumber(value) & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) break;
      if (this.numbers[entry - 1] === value) {
        this.counts[entry - 1]! += 1;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (!this.isFull) this.insert(value, slot);
  }

  /** Most frequent first, ties in order of appearance; in order of appearance once the tally is full. */
  top(limit: number): { value: number; count: number }[] {
    const order = Array.from({ length: this.size }, (_, index) => index);
    if (!this.isFull) order.sort((left, right) => this.counts[right]! - this.counts[left]! || left - right);
    return order
      .slice(0, limit)
      .map((index) => ({ value: this.numbers[index]!, count: this.counts[index]! }));
  }

  private insert(value: number, slot: number): void {
    if (this.size >= MAX_CATEGORIES) {
      this.isFull = true;
      this.size = Math.min(this.size, this.keep);
      this.placeAll(1_024);
      return;
    }
    if (this.size >= this.numbers.length) {
      this.numbers = enlarged(this.numbers, new Float64Array(this.size * 2), this.budget);
      this.counts = enlarged(this.counts, new Float64Array(this.size * 2), this.budget);
    }
    this.numbers[this.size] = value;
    this.counts[this.size] = 1;
    this.table[slot] = ++this.size;
    if (this.size * 2 > this.slots) this.placeAll(this.slots * 4);
  }

  private placeAll(slots: number): void {
    while (slots < this.size * 2) slots *= 2;
    this.budget.hold((slots - this.slots) * Int32Array.BYTES_PER_ELEMENT);
    this.slots = slots;
    this.table = new Int32Array(slots);
    for (let entry = 1; entry <= this.size; entry++) {
      let slot = hashNumber(this.numbers[entry - 1]!) & (slots - 1);
      while (this.table[slot] !== 0) slot = (slot + 1) & (slots - 1);
      this.table[slot] = entry;
    }
  }
}

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

function hashNumber(value: number): number {
  float[0] = value;
  const hash = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
