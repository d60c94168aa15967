const DOUBLE_QUOTE = 34;
export const SINGLE_QUOTE = 39;

/**
 * Undoubles quotes in `bytes[start, end)`, in place, and returns the new end. Writers that merely replace the quote
 * mark by ' leave " doubled, so inside '…' pairs of " are undoubled too.
 */
export function undoubled(bytes: Uint8Array, start: number, end: number, quote: number): number {
  const other = quote === SINGLE_QUOTE && hasOnlyPairs(bytes, start, end) ? DOUBLE_QUOTE : quote;
  let to = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if ((byte === quote || byte === other) && bytes[at + 1] === byte && at + 1 < end) at++;
    bytes[to++] = byte;
  }
  return to;
}

/** Whether every " of a value is part of a pair. */
function hasOnlyPairs(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== DOUBLE_QUOTE) continue;
    if (at + 1 >= end || bytes[at + 1] !== DOUBLE_QUOTE) return false;
    at++;
  }
  return true;
}
