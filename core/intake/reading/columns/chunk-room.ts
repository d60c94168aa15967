import { CHUNK_ROWS } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';

/** Capacity of a column for a number of rows: doubles up to a chunk, so that small and wide files stay small. */
export function roomFor(rows: number): number {
  return Math.max(rows, Math.min(CHUNK_ROWS, rows * 2));
}

type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/**
 * Copies `numbers` into `larger`, within the budget of the file. `ArrayBuffer.transfer` would spare the copy, but once
 * a thread has detached a buffer, V8 13.6 checks every access to every typed array.
 */
export function enlarged<Larger extends Numbers>(
  numbers: Numbers,
  larger: Larger,
  budget: ReadBudget | null,
): Larger {
  budget?.hold(larger.byteLength - numbers.byteLength);
  larger.set(numbers);
  return larger;
}
