import type { StoredValues } from './values.ts';

/** Powers of ten up to here are exact in a double, so one division rounds correctly. */
const LARGEST_EXACT_POWER = 22;

/** The whole numbers that decimals are stored as, before their point is placed. */
export function unscaledOf(stored: StoredValues, isBigEndian: boolean): bigint[] {
  if (stored.stored === 'numbers') return Array.from(stored.numbers, (value) => BigInt(value));
  if (stored.stored === 'longs') return Array.from(stored.longs);
  const { bytes, starts, ends } = stored;
  return Array.from(starts, (start, index) => wholeNumber(bytes.subarray(start, ends[index]), isBigEndian));
}

/** Two's complement of any length. */
function wholeNumber(bytes: Uint8Array, isBigEndian: boolean): bigint {
  const { length } = bytes;
  if (length === 0) return 0n;
  let value = 0n;
  for (let index = 0; index < length; index++) {
    value = (value << 8n) | BigInt(bytes[isBigEndian ? index : length - 1 - index]!);
  }
  return BigInt.asIntN(length * 8, value);
}

/** The longest decimals have 76 digits. */
const MOST_DECIMALS = 76;

/** Numbers that print as the decimals do; null where a digit would be lost. */
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
