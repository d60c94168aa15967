import { AppError } from '../../../errors.ts';
import type { ByteSource, TextDecoding } from '../../../ports.ts';
import { hasLateEuro, isDoubtfulWindows, isMacRoman } from './single-bytes.ts';
import { Utf8Check } from '../../reading/bytes/utf8-check.ts';

export type EncodingFound = {
  readonly encoding: string;
  /** Length of the byte order mark, which is not part of the text. */
  readonly markBytes: number;
  /** Code point of each byte in a single-byte encoding; null where the reader decodes it by itself. */
  readonly characters: Uint16Array | null;
  /** Whether the bytes fit another encoding as well, so that a person should check. */
  readonly isGuess?: boolean;
};

/** Encoding by the first bytes of a file. A later byte can still prove that it is not UTF-8. */
export function detectEncoding(head: Uint8Array, isWholeFile: boolean, decode: TextDecoding): EncodingFound {
  const marked = readMark(head);
  if (marked) return marked;
  const wide = detectWideText(head);
  if (wide) return known(wide);
  const check = new Utf8Check();
  const copy = new Uint8Array((head.length + 3) & ~3);
  copy.set(head);
  check.follow(copy, new Int32Array(copy.buffer), 0, head.length);
  if (isWholeFile) check.finish();
  if (check.isValid) return known('UTF-8');
  if (isMacRoman(head)) return { ...namedEncoding(MAC_ROMAN, head, decode), isGuess: true };
  if (hasLateEuro(head)) return { ...namedEncoding('ISO-8859-15', head, decode), isGuess: true };
  return { ...known('Windows-1252'), isGuess: isDoubtfulWindows(head) };
}

/** The encoding that a person or a recipe chose. */
export function namedEncoding(name: string, head: Uint8Array, decode: TextDecoding): EncodingFound {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
  const own = KNOWN_NAMES.get(plain);
  if (own) {
    const marked = readMark(head);
    return marked?.encoding === own ? marked : known(own);
  }
  const encoding = singleByteName(plain) ?? name;
  const characters = charactersOf(encoding, decode);
  if (!characters) {
    throw new AppError(
      'intake/unknown-encoding',
      'The text encoding that was chosen is not one Rungs reads.',
      'Choose another one from the list, or save the extract again as UTF-8.',
    );
  }
  return { encoding, markBytes: 0, characters };
}

function known(encoding: string): EncodingFound {
  return { encoding, markBytes: 0, characters: null };
}

const KNOWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['utf8', 'UTF-8'],
  ['ascii', 'UTF-8'],
  ['usascii', 'UTF-8'],
  ['utf16', 'UTF-16LE'],
  ['utf16le', 'UTF-16LE'],
  ['utf16be', 'UTF-16BE'],
  ['windows1252', 'Windows-1252'],
  ['cp1252', 'Windows-1252'],
  ['latin1', 'Windows-1252'],
  ['iso88591', 'Windows-1252'],
]);

const MAC_ROMAN = 'macintosh';

/** Canonical name of a single-byte encoding with several spellings; null for other names. */
function singleByteName(plain: string): string | null {
  const page = /^(?:windows|cp)(874|125[0-8])$/u.exec(plain)?.[1];
  if (page) return `Windows-${page}`;
  const part = /^(?:iso8859|latin)(\d{1,2})$/u.exec(plain)?.[1];
  if (part && plain.startsWith('iso')) return `ISO-8859-${part}`;
  if (plain === 'latin9') return 'ISO-8859-15';
  if (plain === 'macroman' || plain === 'xmacroman' || plain === 'macintosh') return MAC_ROMAN;
  return plain === 'cp866' ? 'IBM866' : null;
}

const PLAIN_CHARACTERS = 128;

/**
 * Code points of all 256 bytes, from the host's decoder; null where it lacks the encoding, or where that is multi-byte.
 */
function charactersOf(encoding: string, decode: TextDecoding): Uint16Array | null {
  let text: string;
  try {
    text = decode(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      encoding,
    );
  } catch {
    return null;
  }
  const characters = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const isPlain = characters.subarray(0, PLAIN_CHARACTERS).every((character, byte) => character === byte);
  return characters.length === 256 && isPlain ? characters : null;
}

function readMark(head: Uint8Array): EncodingFound | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { ...known('UTF-8'), markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { ...known('UTF-16LE'), markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { ...known('UTF-16BE'), markBytes: 2 };
  return null;
}

/** UTF-16 by its NUL bytes: separators and line ends are ASCII in every extract. */
function detectWideText(head: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const pairs = head.length >> 1;
  let nulFirst = 0;
  let nulSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) nulFirst++;
    if (head[pair * 2 + 1] === 0) nulSecond++;
  }
  if (nulSecond > pairs * 0.4 && nulFirst < pairs * 0.05) return 'UTF-16LE';
  if (nulFirst > pairs * 0.4 && nulSecond < pairs * 0.05) return 'UTF-16BE';
  return null;
}

/** The source without trailing NUL padding, which some programs add up to a round length. Never splits a character. */
export function withoutPadding(source: ByteSource): ByteSource {
  const end = endOfText(source);
  if (end === source.size || end === 0) return source;
  return {
    size: end,
    read: (offset, into) => source.read(offset, into.subarray(0, Math.max(0, end - offset))),
  };
}

const PADDING_BLOCK_BYTES = 65_536;

/** Two or more NUL bytes are padding; a single one may be half a character of UTF-16. */
function endOfText(source: ByteSource): number {
  const block = new Uint8Array(PADDING_BLOCK_BYTES);
  for (let end = source.size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const length = source.read(start, block.subarray(0, end - start));
    let used = length;
    while (used > 0 && block[used - 1] === 0) used--;
    if (used > 0 || start === 0) {
      const text = start + used;
      return source.size - text < 2 ? source.size : text + (text & 1 && isWideText(source) ? 1 : 0);
    }
    end = start;
  }
  return 0;
}

function isWideText(source: ByteSource): boolean {
  const head = new Uint8Array(Math.min(source.size, 4_096));
  source.read(0, head);
  return (readMark(head)?.encoding ?? detectWideText(head) ?? '').startsWith('UTF-16');
}

/** Control characters tolerated in a small file. */
const FEW_CONTROLS = 3;

/** Whether the bytes are text: control characters are rare in text, and common in programs and pictures. */
export function looksLikeText(head: Uint8Array): boolean {
  if (readMark(head) || detectWideText(head)) return true;
  let odd = 0;
  const text = head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1);
  if (text.length === 0 && head.length > 0) return false;
  for (const byte of text) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++;
  }
  return odd <= Math.max(FEW_CONTROLS, text.length * 0.02);
}
