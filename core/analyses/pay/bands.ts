import type { ValuesBySlot } from './people.ts';

export const BANDS = 4;

/**
 * People in four bands of pay, equally many in each as far as they divide: one count a background and band.
 * Where people of equal pay stand on both sides of a border, each background is split as they are in all, so that no
 * order of rows decides.
 */
export function countBands(bySlot: ValuesBySlot): Float64Array {
  const total = bySlot.reduce((sum, { length }) => sum + length, 0);
  const counts = new Float64Array(bySlot.length * BANDS);
  const next = bySlot.map(() => 0);
  let passed = 0;
  let band = 0;
  while (passed < total) {
    const value = Math.min(...bySlot.map((values, slot) => values[next[slot]!] ?? Infinity));
    let alike = bySlot.map((values, slot) => runOf(values, next[slot]!, value));
    for (const [slot, run] of alike.entries()) next[slot]! += run;
    for (let left = sumOf(alike); left > 0; left = sumOf(alike)) {
      while (passed >= endOf(band, total)) band++;
      const taken = sharedOut(alike, Math.min(left, endOf(band, total) - passed));
      for (const [slot, count] of taken.entries()) counts[slot * BANDS + band]! += count;
      alike = alike.map((count, slot) => count - taken[slot]!);
      passed += sumOf(taken);
    }
  }
  return counts;
}

function endOf(band: number, total: number): number {
  return Math.floor(((band + 1) * total) / BANDS);
}

function runOf(values: Float64Array, from: number, value: number): number {
  let to = from;
  while (values[to] === value) to++;
  return to - from;
}

/** `room` people out of these counts, in proportion; what is left over goes to the largest remainders. */
function sharedOut(counts: readonly number[], room: number): readonly number[] {
  const total = sumOf(counts);
  const exact = counts.map((count) => (count * room) / total);
  const taken = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, slot) => ({ slot, remainder: share - Math.floor(share) }))
    .toSorted((left, right) => right.remainder - left.remainder);
  for (const { slot } of byRemainder.slice(0, room - sumOf(taken))) taken[slot]!++;
  return taken;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
