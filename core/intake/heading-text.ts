import { looksLikePerson } from './value-patterns.ts';

const LONGEST = 90;
/** Nothing of a text that is longer is looked at. */
const LOOKED_AT = 2_000;

/**
 * A heading of a file as it may be printed: on one line, without signs that nobody sees, not as long as a letter.
 * Where a file has no headings its first row may have been taken for them: no address or number of a person is printed.
 */
export function headingText(heading: string): string {
  const text = cleaned(heading);
  if (text === '') return 'No heading';
  return looksLikePerson(text) ? 'Heading not shown: it looks like data of a person' : shortened(text);
}

/** An answer as it may be printed. */
export function printedText(answer: string): string {
  return shortened(cleaned(answer));
}

function cleaned(raw: string): string {
  return raw
    .slice(0, LOOKED_AT)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const beginning = text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
  return `${beginning.trimEnd()} …`;
}
