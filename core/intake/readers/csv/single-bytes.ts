/** Tells single-byte encodings apart by their words: capitals and punctuation do not occur inside words. */

const FIRST_FOREIGN = 0x80;

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 97 && byte <= 122;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && isSmallLetter(byte | 32);
}

/** Bytes undefined in Windows-1252 that are Å, ç, è, ê and ù in Mac Roman. */
const NEVER_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Small letters of Mac Roman that are punctuation or capitals in Windows-1252. */
const MARKS_OF_WINDOWS = new Set([0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x95, 0x98, 0x99, 0x9b, 0x9f]);
const LAST_CAPITAL_OF_MAC = 0x86;
/** First accented small letter of Windows-1252; Mac Roman has capitals and punctuation from here on. */
const FIRST_SMALL_ACCENT = 0xe0;

/** Whether words hold letters of Mac Roman and no accented small letter of Windows-1252. */
export function isMacRoman(head: Uint8Array): boolean {
  let evidence = 0;
  for (let at = 1; at < head.length; at++) {
    const byte = head[at]!;
    if (byte < FIRST_FOREIGN) continue;
    const isAfterSmall = isSmallLetter(head[at - 1]);
    const isBeforeSmall = isSmallLetter(head[at + 1]);
    if (!isAfterSmall && !isBeforeSmall) continue;
    if (byte >= FIRST_SMALL_ACCENT) return false;
    if (byte <= LAST_CAPITAL_OF_MAC && isLetter(head[at - 1]) && isBeforeSmall) return false;
    if (NEVER_WINDOWS.has(byte) || (isAfterSmall && isBeforeSmall && MARKS_OF_WINDOWS.has(byte))) evidence++;
  }
  return evidence > 0;
}

const EURO_OF_LATIN_9 = 0xa4;

/** ISO-8859-15 by its euro, where Windows-1252 has the generic currency sign, and no letters of 0x80 to 0x9F. */
export function hasLateEuro(head: Uint8Array): boolean {
  return (
    head.includes(EURO_OF_LATIN_9) &&
    !head.some((byte) => byte >= FIRST_FOREIGN && byte < 0xa0) &&
    !isDoubtfulWindows(head)
  );
}

/** Letters of Windows-1252, and punctuation beside letters: apostrophes, quotes, soft hyphen, middle dot. */
const BETWEEN_LETTERS = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x9a, 0x9c, 0x9e, 0xad, 0xb7]);
const FIRST_LETTER = 0xc0;
/** No language of Windows-1252 has three accented letters in a row. */
const MOST_IN_A_ROW = 2;

/** Whether words make no sense in Windows-1252. */
export function isDoubtfulWindows(head: Uint8Array): boolean {
  let inARow = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    inARow = byte >= FIRST_LETTER ? inARow + 1 : 0;
    if (inARow > MOST_IN_A_ROW) return true;
    if (byte < FIRST_FOREIGN) continue;
    const next = head[at + 1] ?? 0;
    if ((byte === 0xc2 || byte === 0xc3) && next >= FIRST_FOREIGN && next < FIRST_LETTER) return true;
    const isInWord = isLetter(head[at - 1]) && isSmallLetter(next);
    if (NEVER_WINDOWS.has(byte) || (isSmallLetter(head[at - 1]) && isCapitalOrFraction(byte))) return true;
    if (isInWord && byte < FIRST_SMALL_ACCENT - 1 && !BETWEEN_LETTERS.has(byte)) return true;
  }
  return false;
}

const CAPITALS_AND_FRACTIONS = new Set([0x8a, 0x8c, 0x8e, 0x9f, 0xbc, 0xbe]);
const LAST_CAPITAL = 0xde;

/** Bytes that do not follow a small letter. */
function isCapitalOrFraction(byte: number): boolean {
  return CAPITALS_AND_FRACTIONS.has(byte) || (byte >= FIRST_LETTER && byte <= LAST_CAPITAL);
}
