/** Kind of value that a cell's number format stands for. */
export type FormatKind = 'number' | 'date' | 'time' | 'duration';

/** Built-in formats (ECMA-376 part 1, 18.8.30); 27 to 36 and 50 to 58 are dates in the East Asian editions. */
export function builtInFormat(id: number): FormatKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'time';
  return id === 46 ? 'duration' : 'number';
}

const ELAPSED = /\[(h+|m+|s+)\]/iu;
const NOT_LETTERS = /"[^"]*"?|\\.|[_*].|\[[^\]]*\]|AM\/PM|A\/P|General|Standard/giu;

/** Kind of a format code, by the date and time letters of its first section. */
export function formatKind(code: string): FormatKind {
  const section = firstSection(code);
  const letters = section.replaceAll(NOT_LETTERS, '').toLowerCase();
  if (/[yd]/u.test(letters)) return 'date';
  if (ELAPSED.test(withoutQuotes(section))) return 'duration';
  if (/[hs]/u.test(letters)) return 'time';
  return /m/u.test(letters) ? 'date' : 'number';
}

function firstSection(code: string): string {
  const sections = /^(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])*/u.exec(code);
  return sections?.[0] ?? code;
}

function withoutQuotes(section: string): string {
  return section.replaceAll(/"[^"]*"?|\\./gu, '');
}
