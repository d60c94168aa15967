import { looksLikePerson } from './value-patterns.ts';

/** Longer headings are no headings: a file that has them is refused. */
export const MOST_HEADING_LETTERS = 32_000;

const LONGEST = 90;
/** Nothing that comes after it is looked at. */
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

/** A remark of a reader as it may be shown; headings stand in it in full. */
export function remarkText(remark: string): string {
  return remark.length <= LOOKED_AT ? remark : `${remark.slice(0, LOOKED_AT - 2).toWellFormed()} …`;
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
