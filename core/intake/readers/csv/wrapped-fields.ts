import type { RecordScanner } from './record-scanner.ts';

const EQUALS = 61;
const QUOTE = 34;
/** Length of the wrapping ="" itself. */
const WRAPPING_BYTES = 3;

/**
 * Unwraps ="000123", which programs write so that spreadsheets keep leading zeros. Returns the number of wrapped
 * fields. Call after quotes are undoubled.
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
