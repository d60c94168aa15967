import type { TextDecoding } from '../../../ports.ts';
import { chosenEncoding, EncodedText, knownEncoding } from '../../reading/stat-files/encoded-text.ts';
import type { Extensions } from './extensions.ts';

/** Windows code pages with names of their own; others are called after their number, such as windows-1252. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [65_001, 'UTF-8'],
  [20_127, 'UTF-8'],
  [932, 'Shift_JIS'],
  [936, 'GBK'],
  [949, 'EUC-KR'],
  [950, 'Big5'],
  [866, 'IBM866'],
  [20_866, 'KOI8-R'],
  [10_000, 'macintosh'],
  [54_936, 'GB18030'],
]);

type TextFound = { readonly text: EncodedText; readonly isGuess: boolean };

/** The encoding that a person chose, else the one that the file names, else that of its code page. */
export function findEncoding(
  { encodingName, codePage }: Extensions,
  chosen: string | undefined,
  decode: TextDecoding,
): TextFound {
  if (chosen !== undefined) {
    return { text: new EncodedText(chosenEncoding(chosen, decode), decode), isGuess: false };
  }
  const named = encodingName && knownEncoding(String.fromCharCode(...encodingName.subarray(0, 64)), decode);
  const paged = codePage !== null && knownEncoding(pageName(codePage), decode);
  const found = named || paged;
  return { text: new EncodedText(found || 'Windows-1252', decode), isGuess: !found };
}

function pageName(page: number): string {
  const known = CODE_PAGES.get(page);
  if (known) return known;
  return page > 28_590 && page < 28_606 ? `iso-8859-${page - 28_590}` : `windows-${page}`;
}
