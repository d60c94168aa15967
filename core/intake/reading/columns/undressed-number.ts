export type Currency = '' | '£' | '$' | '€';

/** A number stripped of what surrounds it and of the separators within. */
type UndressedNumber = {
  /** Digits and marks, in ASCII. */
  readonly digits: Uint8Array;
  readonly currency: Currency;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  readonly hasGaps: boolean;
  readonly hasBrackets: boolean;
  readonly hasLateMinus: boolean;
};

const LONGEST_BYTES = 40;

/** First bytes of digits, signs, brackets and currencies; any other text is no number. */
const FIRST_BYTES = new Set(
  Array.from('0123456789+-(.,$GEU\u00c2\u00e2', (character) => character.charCodeAt(0)),
);

const CURRENCY = '[£$€]|GBP|EUR|USD';
const DRESSED = new RegExp(
  `^(?<sign>[-+])?(?<before>${CURRENCY})? ?(?<open>\\()?(?<inner>${CURRENCY})?(?<minus>-)?` +
    `(?<digits>\\d[\\d .,']*\\d|\\d|[.,]\\d+)(?<late>-)?(?<close>\\))? ?(?<after>%|${CURRENCY})?$`,
  'u',
);
const GAPS = /^\d{1,3}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/u;
const CURRENCIES: Readonly<Record<string, Currency>> = {
  GBP: '£',
  EUR: '€',
  USD: '$',
  '£': '£',
  '€': '€',
  $: '$',
};

/** Null where the text is no number, whatever is stripped. */
export function undressNumber(bytes: Uint8Array, start: number, end: number): UndressedNumber | null {
  if (end - start > LONGEST_BYTES || !FIRST_BYTES.has(bytes[start]!)) return null;
  const parts = DRESSED.exec(plainText(bytes, start, end))?.groups;
  if (!parts) return null;
  const { sign, before, open, inner, minus, digits = '', late, close, after } = parts;
  const currencies = [before, inner, after].filter((each) => each !== undefined && each !== '%');
  const negatives = [sign === '-', minus !== undefined, late !== undefined, open !== undefined];
  if ((open === undefined) !== (close === undefined) || currencies.length > 1) return null;
  if (negatives.filter(Boolean).length > 1) return null;
  // A trailing minus needs pence before it: "4-" is a grade or an open range.
  if (late !== undefined && !/[.,]\d{2}$/u.test(digits)) return null;
  const hasGaps = /[ ']/u.test(digits);
  if (hasGaps && !GAPS.test(digits)) return null;
  return {
    digits: Uint8Array.from(digits.replaceAll(/[ ']/gu, ''), (mark) => mark.charCodeAt(0)),
    currency: CURRENCIES[currencies[0] ?? ''] ?? '',
    isNegative: negatives.includes(true),
    isPercent: after === '%',
    hasGaps,
    hasBrackets: open !== undefined,
    hasLateMinus: late !== undefined,
  };
}

/** ASCII equivalents of non-ASCII spaces, minus signs, apostrophes and currencies; anything else becomes "?". */
const FOREIGN: ReadonlyMap<number, string> = new Map([
  [0xc2_a0, ' '],
  [0xc2_a3, '£'],
  [0xe2_80_89, ' '],
  [0xe2_80_af, ' '],
  [0xe2_80_99, "'"],
  [0xe2_82_ac, '€'],
  [0xe2_88_92, '-'],
]);

function plainText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
    let character = 0;
    for (let index = 0; index < length && at + index < end; index++)
      character = character * 256 + bytes[at + index]!;
    text += byte < 0x80 ? String.fromCharCode(byte) : (FOREIGN.get(character) ?? '?');
    at += length;
  }
  return text;
}
