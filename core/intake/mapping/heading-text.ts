import { looksLikePerson } from './value-patterns.ts';

/** A file with a longer heading is refused: no heading is as long. */
export const MOST_HEADING_LETTERS = 32_000;

const LONGEST = 90;
/** Characters of a heading that are looked at. */
const LOOKED_AT = 2_000;

/**
 * A heading as it may be printed: one line, no invisible characters, cut to a length. Where a file has no header, its
 * first row may have been taken for one, so addresses and numbers of people are never printed.
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

/** A reader's remark as it may be shown; remarks quote headings in full. */
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
