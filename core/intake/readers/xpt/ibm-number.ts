const FRACTION_BITS = 56;
const EXPONENT_BIAS = 64;
const SIGN = 0x80;

/** 16 to the power of each exponent, for a fraction read as a whole number. */
const SCALES = Float64Array.from(
  { length: 128 },
  (_, exponent) => 2 ** (4 * (exponent - EXPONENT_BIAS) - FRACTION_BITS),
);

/**
 * A number as IBM mainframes hold it: a sign, a power of 16 and a fraction of up to 56 bits. Files may leave out the
 * last bytes. NaN is one of the 28 missing values of SAS: '.', '_' or a letter, and nothing behind it.
 * Source: SAS Institute, The Record Layout of a Data Set in SAS Transport Format (TS-140).
 */
export function ibmNumber(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at]!;
  let fraction = 0;
  for (let index = 1; index < length; index++) fraction = fraction * 256 + bytes[at + index]!;
  if (fraction === 0) return isMissingMark(first) ? Number.NaN : 0;
  const whole = fraction * 256 ** (8 - length);
  const size = whole * SCALES[first & ~SIGN]!;
  return (first & SIGN) === 0 ? size : -size;
}

function isMissingMark(byte: number): boolean {
  return byte === 0x2e || byte === 0x5f || (byte >= 0x41 && byte <= 0x5a);
}
