/** How identifiers are written, as counts; no identifier is kept. */
export type IdProfile = {
  /** Non-blank identifiers in the sample. */
  readonly given: number;
  readonly digits: number;
  /** A prefix of letters, then digits only. */
  readonly lettersInFront: number;
  readonly emails: number;
  /** With punctuation or spaces, e-mail addresses excepted. */
  readonly signs: number;
  /** In scientific notation, 1.23457E+11: a spreadsheet cut the last digits off, so they identify nobody. */
  readonly scientific: number;
  /** Length in characters. */
  readonly shortest: number;
  readonly longest: number;
};

/** Rows sampled from each chunk: enough to know how a system writes identifiers. */
const LOOKED_AT = 4_096;

const none = { given: 0, digits: 0, lettersInFront: 0, emails: 0, signs: 0, scientific: 0, longest: 0 };

export class IdTally {
  #counts = { ...none, shortest: Number.POSITIVE_INFINITY };

  clear(): void {
    this.#counts = { ...none, shortest: Number.POSITIVE_INFINITY };
  }

  add(bytes: Uint8Array, offsets: Int32Array): void {
    const rows = offsets.length - 1;
    for (let row = 0; row < rows; row++) {
      const [start, end] = [offsets[row]!, offsets[row + 1]!];
      if (isScientific(bytes, start, end)) this.#counts.scientific++;
      else if (row < LOOKED_AT) this.#look(textOf(bytes, start, end).trim());
    }
  }

  /** Null where no identifier was seen. */
  get profile(): IdProfile | null {
    const { given, scientific, shortest } = this.#counts;
    if (given + scientific === 0) return null;
    return { ...this.#counts, shortest: given === 0 ? 0 : shortest };
  }

  #look(id: string): void {
    if (id === '') return;
    const counts = this.#counts;
    counts.given++;
    counts.shortest = Math.min(counts.shortest, id.length);
    counts.longest = Math.max(counts.longest, id.length);
    if (/^\d+(\.0+)?$/.test(id)) counts.digits++;
    else if (/^[a-z]+\d+$/i.test(id)) counts.lettersInFront++;
    else if (id.includes('@')) counts.emails++;
    else if (/[^\p{L}\p{N}]/u.test(id)) counts.signs++;
  }
}

const PLUS = 43;
/** Length of 1E+5, the shortest one. */
const SHORTEST_SCIENTIFIC = 4;

/** Scientific notation such as "1.23457E+11", which spreadsheets make of long numbers. */
export function isScientific(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_SCIENTIFIC || bytes.subarray(start, end).indexOf(PLUS) < 0) return false;
  return /^\s*\d([.,]\d+)?e\+\d+\s*$/i.test(textOf(bytes, start, end));
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

export function scientificRemark({ scientific }: IdProfile): readonly string[] {
  if (scientific === 0) return [];
  const [count, verb] = scientific === 1 ? ['1 identifier', 'was'] : [`${scientific} identifiers`, 'were'];
  return [
    `${count} ${verb} written by a spreadsheet in scientific notation, such as 1.23E+11: the last digits are lost, so they point at nobody. Format the column as text in the spreadsheet and save the file again.`,
  ];
}
