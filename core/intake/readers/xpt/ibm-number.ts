const FRACTION_BITS = 56;
const EXPONENT_BIAS = 64;
const SIGN = 0x80;
const WHOLE_BYTES = 8;

/** 16 to the power of each exponent, scaled for a fraction read as an integer. */
const SCALES = Float64Array.from(
  { length: 128 },
  (_, exponent) => 2 ** (4 * (exponent - EXPONENT_BIAS) - FRACTION_BITS),
);

/**
 * IBM System/360 floating point: a sign, a power of 16 and a fraction of up to 56 bits, of which trailing bytes may be
 * left out. NaN for the 28 missing values of SAS: '.', '_' or a letter, followed by zeros. Source: SAS Institute, The
 * Record Layout of a Data Set in SAS Transport Format (TS-140).
 */
export function ibmNumber(view: DataView, at: number, length: number): number {
  if (length === WHOLE_BYTES) return numberOf(view.getUint32(at), view.getUint32(at + 4));
  let high = 0;
  let low = 0;
  for (let index = 0; index < 4; index++) {
    high = high * 256 + (index < length ? view.getUint8(at + index) : 0);
    low = low * 256 + (index + 4 < length ? view.getUint8(at + index + 4) : 0);
  }
  return numberOf(high, low);
}

function numberOf(high: number, low: number): number {
  const first = high >>> 24;
  const fraction = (high & 0xff_ffff) * 2 ** 32 + low;
  if (fraction === 0) return isMissingMark(first) ? Number.NaN : 0;
  const size = fraction * SCALES[first & ~SIGN]!;
  return (first & SIGN) === 0 ? size : -size;
}

function isMissingMark(byte: number): boolean {
  return byte === 0x2e || byte === 0x5f || (byte >= 0x41 && byte <= 0x5a);
}
