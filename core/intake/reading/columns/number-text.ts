import { type Currency, undressNumber } from './undressed-number.ts';

const SPACE = 32;
const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const PLUS = 43;
const COMMA = 44;
const POINT = 46;

/**
 * Mantissas of so many digits, and the powers of ten below, are exact in a double, so that one division rounds
 * correctly.
 */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

export type DecimalMark = '.' | ',';

/** Parses numbers as people and systems write them. One parser a column, whose format must be consistent. */
export class NumberText {
  /** The column's currency, once seen. */
  currency: Currency = '';
  hasThousands = false;
  /** Whether spaces or apostrophes separated thousands. */
  hasGaps = false;
  /** Negative numbers written in brackets or with a trailing minus. */
  bracketed = 0;
  hasLateMinus = false;
  /** Whether the numbers are percentages; all of a column are, or none. */
  isPercent = false;
  private hasThreeDecimals = false;
  private hasOtherDecimals = false;
  private hasPlain = false;
  private readonly decimal: number;
  private readonly thousands: number;

  constructor(decimal: DecimalMark) {
    this.decimal = decimal === '.' ? POINT : COMMA;
    this.thousands = decimal === '.' ? COMMA : POINT;
  }

  /** The number in `bytes[start, end)`, or NaN. A leading zero makes a code, not a number. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const plain = this.readPlain(bytes, start, end);
    if (plain === plain && !this.isPercent) {
      this.hasPlain = true;
      return plain;
    }
    const dressed = this.readDressed(bytes, start, end);
    if (dressed === dressed && !this.isPercent) {
      this.hasPlain = true;
      return dressed;
    }
    return this.readUndressed(bytes, start, end);
  }

  /** Numbers with brackets, trailing minus, per cent sign, spaced thousands or currency letters. */
  private readUndressed(bytes: Uint8Array, start: number, end: number): number {
    const found = undressNumber(bytes, start, end);
    if (!found || (found.isPercent ? this.hasPlain : this.isPercent)) return Number.NaN;
    const { digits, currency, isNegative } = found;
    if (currency !== '' && this.currency !== '' && currency !== this.currency) return Number.NaN;
    const plain = this.readPlain(digits, 0, digits.length);
    const value = plain === plain ? plain : this.readDressed(digits, 0, digits.length);
    if (value !== value) return Number.NaN;
    if (currency !== '') this.currency = currency;
    if (found.hasGaps) this.hasGaps = true;
    if (found.hasBrackets) this.bracketed++;
    if (found.hasLateMinus) this.hasLateMinus = true;
    if (found.isPercent) this.isPercent = true;
    else this.hasPlain = true;
    // Printed and parsed again: 7 / 100 would be 0.07000000000000001.
    const size = found.isPercent ? Number(`${value}e-2`) : value;
    return isNegative ? 0 - size : size;
  }

  /** Whether every decimal mark could be a thousands separator. */
  hasOnlyThreeDecimals(): boolean {
    return this.hasThreeDecimals && !this.hasOtherDecimals && !this.hasThousands;
  }

  /** Fast path: digits with a sign and decimals; anything else goes to `readDressed`. */
  private readPlain(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const first = at;
    let digits = 0;
    let byte = bytes[at]!;
    while (at < end && byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + byte - ZERO;
      byte = bytes[++at]!;
    }
    const whole = at - first;
    if (whole === 0 || whole > EXACT_DIGITS || (whole > 1 && bytes[first] === ZERO)) return Number.NaN;
    if (at === end) return isNegative ? 0 - digits : digits;
    if (byte !== this.decimal) return Number.NaN;
    const point = ++at;
    byte = bytes[at]!;
    while (at < end && byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + byte - ZERO;
      byte = bytes[++at]!;
    }
    const decimals = at - point;
    if (at !== end || decimals === 0 || whole + decimals > EXACT_DIGITS) return Number.NaN;
    if (decimals === 3) this.hasThreeDecimals = true;
    else this.hasOtherDecimals = true;
    const value = digits / POWERS_OF_TEN[decimals]!;
    return isNegative ? 0 - value : value;
  }

  /** Numbers with a currency, thousands separators, more digits than a double holds, or R's exponent. */
  private readDressed(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    let sign = '';
    const takeSign = (): void => {
      if (sign === '' && (bytes[at] === MINUS || bytes[at] === PLUS))
        sign = bytes[at++] === MINUS ? '-' : '+';
    };
    takeSign();
    const currency = currencyAt(bytes, at);
    at += CURRENCY_BYTES[currency];
    if (currency !== '' && this.currency !== '' && currency !== this.currency) return Number.NaN;
    takeSign();
    if (currency !== '' && bytes[at] === SPACE) at++;

    const first = at;
    while (at < end && (isDigit(bytes[at]!) || bytes[at] === this.thousands)) at++;
    const wholeEnd = at;
    const whole = this.ungroup(bytes, first, wholeEnd);
    if (whole === null || (whole.length > 1 && whole.startsWith('0'))) return Number.NaN;
    let decimals = '';
    if (at < end && bytes[at] === this.decimal) {
      const from = ++at;
      while (at < end && isDigit(bytes[at]!)) at++;
      decimals = asciiOf(bytes, from, at);
      if (decimals === '') return Number.NaN;
    }
    if (whole === '' && decimals === '') return Number.NaN;
    const exponent = at < end ? asciiOf(bytes, at, end) : '';
    if (exponent !== '' && !SIGNED_EXPONENT.test(exponent)) return Number.NaN;
    const value = Number(`${sign}${whole || '0'}.${decimals || '0'}${exponent}`);
    if (!Number.isFinite(value) || (decimals === '' && exponent === '' && !Number.isSafeInteger(value))) {
      return Number.NaN;
    }
    if (currency !== '') this.currency = currency;
    if (whole.length < wholeEnd - first) this.hasThousands = true;
    return value + 0;
  }

  /** Digits without their thousands separators; null where these are misplaced. */
  private ungroup(bytes: Uint8Array, start: number, end: number): string | null {
    let digits = '';
    let sinceMark = 0;
    let hasMark = false;
    for (let at = start; at < end; at++) {
      if (bytes[at] === this.thousands) {
        if (hasMark ? sinceMark !== 3 : sinceMark === 0 || sinceMark > 3) return null;
        hasMark = true;
        sinceMark = 0;
      } else {
        digits += String.fromCharCode(bytes[at]!);
        sinceMark++;
      }
    }
    return hasMark && sinceMark !== 3 ? null : digits;
  }
}

/** Exponents need a sign, as R and Excel write them: "1E5" is more often a grade or a code. */
const SIGNED_EXPONENT = /^[eE][+-]\d{1,3}$/u;

const CURRENCY_BYTES = { '': 0, $: 1, '£': 2, '€': 3 } as const;

function currencyAt(bytes: Uint8Array, at: number): Currency {
  if (bytes[at] === 0x24) return '$';
  if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa3) return '£';
  if (bytes[at] === 0xe2 && bytes[at + 1] === 0x82 && bytes[at + 2] === 0xac) return '€';
  return '';
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
