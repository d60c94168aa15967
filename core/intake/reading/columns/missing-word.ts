/**
 * What software writes for "nothing here" in a column of numbers or dates. In columns of words these may be answers,
 * and stay.
 */
const MISSING_WORDS: ReadonlySet<string> = new Set([
  ...['na', 'n/a', 'n.a.', '#n/a', '#na', 'null', 'none', 'nil', 'nan', '(null)', '<na>', '\\n'],
  ...['-', '--', '.', '?', '#value!', '#ref!', '#div/0!', '#name?', '#num!', '#null!'],
  ...['not available', 'missing', 'blank', '(blank)'],
  // Zero dates.
  ...['00/00/0000', '00.00.0000', '00-00-0000', '0000-00-00', '0000/00/00', '0000-00-00 00:00:00'],
]);

const LONGEST = 19;

export function isMissingWord(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  let word = '';
  for (let at = start; at < end; at++) word += String.fromCharCode(bytes[at]!);
  return MISSING_WORDS.has(word.toLowerCase());
}
