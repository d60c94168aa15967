import { AppError } from '../../../errors.ts';
import type { TextDecoding } from '../../../ports.ts';
import type { RowBatch } from '../rows/row-batch.ts';

/** UTF-8 bytes for one UTF-16 unit, at most. */
const MOST_BYTES_PER_UNIT = 3;
const SINGLE_BYTE = /^(windows-125\d|windows-874|iso-8859-\d+|koi8-[ru]|ibm866|macintosh)$/iu;

/** Transcodes text of a file to UTF-8. */
export class EncodedText {
  readonly encoding: string;
  /** Whether a non-ASCII byte was met. */
  hasForeign = false;
  private readonly decode: TextDecoding;
  private readonly isUtf8: boolean;
  /** UTF-8 of each byte of a single-byte encoding; null for multi-byte ones. */
  private readonly letters: readonly Uint8Array[] | null;
  private scratch = new Uint8Array(256);

  constructor(encoding: string, decode: TextDecoding) {
    this.encoding = encoding;
    this.decode = decode;
    this.isUtf8 = /^utf-?8$/iu.test(encoding);
    this.letters = SINGLE_BYTE.test(encoding) ? lettersOf(encoding, decode) : null;
  }

  text(bytes: Uint8Array): string {
    const text = this.decode(bytes, this.encoding);
    this.hasForeign ||= bytes.some((byte) => byte > 127);
    return text;
  }

  /** Puts `bytes[start, end)` into a cell; `row` counts from the current row. */
  put(batch: RowBatch, column: number, bytes: Uint8Array, start: number, end: number, row = 0): void {
    let at = start;
    while (at < end && bytes[at]! < 128) at++;
    if (at === end) {
      batch.putBytes(column, bytes, start, end, row);
      return;
    }
    this.hasForeign = true;
    const whole = this.isUtf8 ? wholeEnd(bytes, at, end) : end;
    if (this.isUtf8 && isUtf8(bytes, at, whole)) batch.putBytes(column, bytes, start, whole, row);
    else if (this.letters) {
      const used = this.spell(bytes, start, whole, this.letters);
      batch.putBytes(column, this.scratch, 0, used, row);
    } else batch.putText(column, this.decode(bytes.subarray(start, whole), this.encoding), row);
  }

  /** Transcodes into the scratch buffer; returns the length. */
  private spell(bytes: Uint8Array, start: number, end: number, letters: readonly Uint8Array[]): number {
    const most = (end - start) * MOST_BYTES_PER_UNIT;
    if (most > this.scratch.length) this.scratch = new Uint8Array(most * 2);
    let used = 0;
    for (let at = start; at < end; at++) {
      for (const byte of letters[bytes[at]!]!) this.scratch[used++] = byte;
    }
    return used;
  }
}

function lettersOf(encoding: string, decode: TextDecoding): Uint8Array[] {
  return Array.from({ length: 256 }, (_, byte) => utf8Of(decode(Uint8Array.of(byte), encoding)));
}

export function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * MOST_BYTES_PER_UNIT);
  return bytes.slice(0, new TextEncoder().encodeInto(text, bytes).written);
}

/** End of the last whole character: fixed-width text may be cut inside one. */
function wholeEnd(bytes: Uint8Array, start: number, end: number): number {
  let lead = end - 1;
  while (lead > start && (bytes[lead]! & 0xc0) === 0x80) lead--;
  const first = bytes[lead]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return lead + length > end ? lead : end;
}

/** Well-formed UTF-8 (Unicode 15, table 3-7). */
function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    const lead = bytes[at++]!;
    if (lead < 0x80) continue;
    const follow = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + follow > end) return false;
    const second = bytes[at]!;
    if (lead === 0xe0 && second < 0xa0) return false;
    if (lead === 0xed && second > 0x9f) return false;
    if (lead === 0xf0 && second < 0x90) return false;
    if (lead === 0xf4 && second > 0x8f) return false;
    for (const stop = at + follow; at < stop; at++) if ((bytes[at]! & 0xc0) !== 0x80) return false;
  }
  return true;
}

/** The decoder's name of an encoding; null where the decoder does not know it. */
export function knownEncoding(name: string, decode: TextDecoding): string | null {
  const plain = name.trim().toLowerCase();
  const page = /^(?:cp|ms|ibm|windows)?[-_]?(125\d|874)$/u.exec(plain)?.[1];
  const wanted = page ? `windows-${page}` : plain;
  // Encodings whose bytes below 128 are not always ASCII.
  if (/^(utf-?16|iso-2022|hz|replacement|ucs|unicode)/u.test(wanted)) return null;
  try {
    decode(new Uint8Array(0), wanted);
    return /^utf-?8$/u.test(wanted)
      ? 'UTF-8'
      : wanted.replace(/^windows/u, 'Windows').replace(/^iso/u, 'ISO');
  } catch {
    return null;
  }
}

/** The encoding that a person chose. Errors: intake/unknown-encoding. */
export function chosenEncoding(name: string, decode: TextDecoding): string {
  const known = knownEncoding(name, decode);
  if (known) return known;
  throw new AppError(
    'intake/unknown-encoding',
    'The text encoding that was chosen is not one Rungs reads.',
    'Choose UTF-8 or Windows-1252, or leave the choice to the file.',
  );
}
