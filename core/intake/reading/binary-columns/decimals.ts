import type { StoredValues } from './values.ts';

/** Powers of ten up to this exponent are exact in a double, so that one division rounds correctly. */
const LARGEST_EXACT_POWER = 22;

/** Unscaled values of decimals: integers before the point is placed. */
export function unscaledOf(stored: StoredValues, isBigEndian: boolean): bigint[] {
  if (stored.stored === 'numbers') return Array.from(stored.numbers, (value) => BigInt(value));
  if (stored.stored === 'longs') return Array.from(stored.longs);
  const { bytes, starts, ends } = stored;
  return Array.from(starts, (start, index) => wholeNumber(bytes.subarray(start, ends[index]), isBigEndian));
}

/** A two's complement integer of any length. */
function wholeNumber(bytes: Uint8Array, isBigEndian: boolean): bigint {
  const { length } = bytes;
  if (length === 0) return 0n;
  let value = 0n;
  for (let index = 0; index < length; index++) {
    value = (value << 8n) | BigInt(bytes[isBigEndian ? index : length - 1 - index]!);
  }
  return BigInt.asIntN(length * 8, value);
}

/** Most digits of a decimal. */
const MOST_DECIMALS = 76;

/** Doubles that print as the decimals do; null where a digit would be lost. */
export function decimalNumbers(unscaled: readonly bigint[], scale: number): Float64Array | null {
  if (!(Math.abs(scale) <= MOST_DECIMALS)) throw new RangeError('The decimals have too many places.');
  if (scale < 0 || scale > LARGEST_EXACT_POWER) return null;
  const power = 10 ** scale;
  const numbers = new Float64Array(unscaled.length);
  for (let index = 0; index < numbers.length; index++) {
    const whole = Number(unscaled[index]!);
    if (!Number.isSafeInteger(whole)) return null;
    numbers[index] = whole / power;
  }
  return numbers;
}

export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
