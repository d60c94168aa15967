import type { RecordScanner } from './record-scanner.ts';

const EQUALS = 61;
const QUOTE = 34;
/** An equals sign, and quotes on both sides. */
const WRAPPING_BYTES = 3;

/**
 * Takes ="000123" out of its wrapping, in which programs put codes so that a spreadsheet keeps their zeros. Answers
 * how many of a record were wrapped. To be called once doubled quotes are single ones.
 */
export function unwrapFields(
  { starts, ends }: RecordScanner,
  bytes: Uint8Array,
  base: number,
  width: number,
): number {
  let unwrapped = 0;
  for (let slot = base; slot < base + width; slot++) {
    const start = starts[slot]!;
    const end = ends[slot]!;
    if (bytes[start] !== EQUALS || end - start < WRAPPING_BYTES) continue;
    if (bytes[start + 1] !== QUOTE || bytes[end - 1] !== QUOTE) continue;
    starts[slot] = start + 2;
    ends[slot] = end - 1;
    unwrapped++;
  }
  return unwrapped;
}
