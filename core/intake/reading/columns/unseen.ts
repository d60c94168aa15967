const SPACE = 32;
const FIRST_FOREIGN = 0x80;
/** Lowest lead byte among the characters below. */
const FIRST_LEAD = 0xc2;

/**
 * Length in bytes of an invisible character at `at`: a no-break space, a space of another width, a direction mark or a
 * zero-width character (Unicode 15, categories Zs and Cf); 0 for any other character.
 */
export function unseenBytesAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead < FIRST_LEAD) return 0;
  if (lead === 0xc2) return at + 1 < end && bytes[at + 1] === 0xa0 ? 2 : 0;
  if (at + 2 >= end) return 0;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  if (lead === 0xe2 && second === 0x80) return third <= 0x8f || (third >= 0xaa && third <= 0xaf) ? 3 : 0;
  if (lead === 0xe2 && second === 0x81) return third >= 0x9f && third <= 0xa9 ? 3 : 0;
  if (lead === 0xe3) return second === 0x80 && third === 0x80 ? 3 : 0;
  return lead === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** As `unseenBytesAt`, for the character that ends at `at`. */
export function unseenBytesBefore(bytes: Uint8Array, start: number, at: number): number {
  if (bytes[at - 1]! < FIRST_FOREIGN) return 0;
  if (at - 2 >= start && unseenBytesAt(bytes, at - 2, at) === 2) return 2;
  return at - 3 >= start && unseenBytesAt(bytes, at - 3, at) === 3 ? 3 : 0;
}

/**
 * Start of the text without leading invisible characters. Plain spaces are left to the reader, unless invisible
 * characters stand among them.
 */
export function seenStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let hasUnseen = false;
  while (at < end) {
    const unseen = unseenBytesAt(bytes, at, end);
    if (unseen === 0 && bytes[at]! > SPACE) return hasUnseen ? at : start;
    hasUnseen ||= unseen > 0;
    at += Math.max(1, unseen);
  }
  return hasUnseen ? end : start;
}

/** End of the text without trailing invisible characters. */
export function seenEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  let hasUnseen = false;
  while (at > start) {
    const unseen = unseenBytesBefore(bytes, start, at);
    if (unseen === 0 && bytes[at - 1]! > SPACE) return hasUnseen ? at : end;
    hasUnseen ||= unseen > 0;
    at -= Math.max(1, unseen);
  }
  return hasUnseen ? start : end;
}
