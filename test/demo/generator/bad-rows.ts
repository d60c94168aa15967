/** Lines that have too many or too few fields: not among the 2,400 people, to be set aside by whoever reads them. */
export type BadRow = {
  /** 1-based line of the file; the header is line 1. */
  readonly line: number;
  readonly reason: 'too few fields' | 'too many fields';
  readonly text: string;
};

export const badRows: readonly BadRow[] = [
  {
    line: 412,
    reason: 'too many fields',
    text: '0098001,Coldbeck, Tess,p0098001@harrowmere.invalid,C Professional,C Professional,Technology,Leeds,Agency,Full time,1,Female,White,No,35–44,02/09/2024,02/09/2024,No,41000,,Meets,No,,,,CC0510,Technology Leeds',
  },
  {
    line: 1_377,
    reason: 'too few fields',
    text: '0098002,Ivor Stott,p0098002@harrowmere.invalid,B Officer,B Officer',
  },
  {
    line: 2_051,
    reason: 'too many fields',
    text: '0098003,Una Lomax,p0098003@harrowmere.invalid,A Operations,A Operations,Field Services,Leeds, Whitehall,Agency,Part time,0.6,Female,White,No,25–34,13/01/2025,13/01/2025,No,24100,,Meets,No,,,,CC0510,Field Services Leeds',
  },
];

/** Puts the bad rows at their lines among the lines of a file. */
export function insertBadRows(lines: readonly string[]): string[] {
  return badRows.reduce((before, { line, text }) => before.toSpliced(line - 1, 0, text), [...lines]);
}
