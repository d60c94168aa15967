/** Limit on a message of the window; codings of tens of thousands of distinct answers fit. */
export const MESSAGE_LIMIT_BYTES = 4_000_000;
const MAXIMUM_DEPTH = 32;

/** Measures a message and stops at the limit, so that a huge one costs no more than a large one. */
export function isOversized(message: unknown): boolean {
  let left = MESSAGE_LIMIT_BYTES;
  const count = (value: unknown, depth: number): boolean => {
    if (depth > MAXIMUM_DEPTH) return true;
    left -= 8;
    if (typeof value === 'string') left -= value.length * 2;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) left -= value.byteLength;
    else if (value instanceof Map || value instanceof Set) return true;
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        left -= key.length * 2;
        if (left < 0 || count(part, depth + 1)) return true;
      }
    }
    return left < 0;
  };
  return count(message, 0);
}
