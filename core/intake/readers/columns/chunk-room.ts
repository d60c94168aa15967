import { CHUNK_ROWS } from '../../reader.ts';

/** How many rows a column should have room for: doubling up to a chunk, so that small and wide files stay small. */
export function roomFor(rows: number): number {
  return Math.max(rows, Math.min(CHUNK_ROWS, rows * 2));
}
