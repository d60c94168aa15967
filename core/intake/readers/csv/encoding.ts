import { AppError } from '../../../errors.ts';
import { Utf8Check } from './utf8-check.ts';

type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

export type EncodingFound = {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, which are not part of the text. */
  readonly markBytes: number;
};

/** Decides from the first bytes of a file. A later byte can still prove that it is not UTF-8. */
export function detectEncoding(head: Uint8Array, isWholeFile: boolean): EncodingFound {
  const marked = readMark(head);
  if (marked) return marked;
  const wide = detectWideText(head);
  if (wide) return { encoding: wide, markBytes: 0 };
  const check = new Utf8Check();
  const copy = new Uint8Array((head.length + 3) & ~3);
  copy.set(head);
  check.follow(copy, new Int32Array(copy.buffer), 0, head.length);
  if (isWholeFile) check.finish();
  return { encoding: check.isValid ? 'UTF-8' : 'Windows-1252', markBytes: 0 };
}

/** An encoding that a person or a recipe named. */
export function namedEncoding(name: string, head: Uint8Array): EncodingFound {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');
  const encoding = KNOWN_NAMES.get(plain);
  if (!encoding) {
    throw new AppError(
      'intake/unknown-encoding',
      'The text encoding that was chosen is not one Rungs reads.',
      'Choose UTF-8, UTF-16 or Windows-1252, or save the extract again as UTF-8.',
    );
  }
  const marked = readMark(head);
  return { encoding, markBytes: marked?.encoding === encoding ? marked.markBytes : 0 };
}

const KNOWN_NAMES: ReadonlyMap<string, Encoding> = new Map([
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

function readMark(head: Uint8Array): EncodingFound | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16LE', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16BE', markBytes: 2 };
  return null;
}

/** Separators and line ends are ASCII in every extract, so UTF-16 shows as NUL in every other byte. */
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

/** A stray control character or two do not make a small file a program. */
const FEW_CONTROLS = 3;

/** Whether the bytes are text at all: control characters are rare in text and common in programs and pictures. */
export function looksLikeText(head: Uint8Array): boolean {
  if (readMark(head) || detectWideText(head)) return true;
  let odd = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++;
  }
  return odd <= Math.max(FEW_CONTROLS, head.length * 0.02);
}
