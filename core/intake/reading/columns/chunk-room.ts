import { CHUNK_ROWS } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';

/** How many rows a column should have room for: doubling up to a chunk, so that small and wide files stay small. */
export function roomFor(rows: number): number {
  return Math.max(rows, Math.min(CHUNK_ROWS, rows * 2));
}

type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/**
 * `larger` with what stood in `numbers`, as far as the budget of the file goes. A transfer of the buffer would spare the copy, but from the first buffer that
 * a thread detaches on, V8 13.6 asks at every access to any typed array whether it is still there.
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
