const POINT = 46;
const MINUS = 45;
const ZERO = 48;
const MOST_EXACT_DIGITS = 15;
const POWERS = Array.from({ length: MOST_EXACT_DIGITS + 1 }, (_, power) => 10 ** power);
const FULL_FORM = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

/** Parses a number of XML, correctly rounded; NaN where the bytes are no number. */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  const first = at;
  let digits = 0;
  let point = -1;
  let value = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === POINT && point < 0) {
      point = at;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9 || ++digits > MOST_EXACT_DIGITS) break;
    value = value * 10 + digit;
  }
  // Up to 15 digits mantissa and power are exact, so that the quotient is correctly rounded (Clinger 1990).
  if (at < end || digits === 0) return readFullNumber(bytes, start, end);
  if (point >= 0) value /= POWERS[end - point - 1]!;
  return first > start ? -value : value;
}

function readFullNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 400) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  return FULL_FORM.test(text) ? Number(text) : Number.NaN;
}
