import { AppError } from '../../errors.ts';

const MEBIBYTE = 2 ** 20;

/** Memory budget: a constant part, and bytes allowed for each byte of the file. */
type Allowance = { readonly free: number; readonly perByte: number };

/** Through all passes. A million rows of 24 columns pass once or twice in a file of runs of one value. */
const CELLS: Allowance = { free: 50_000_000, perByte: 64 };
/** Through all passes, each cell by the length of its text. */
const TEXT: Allowance = { free: 512 * MEBIBYTE, perByte: 256 };
/** Through all passes. Sheets and pages of honest tables pack 10 to 40 to one. */
const UNPACKED: Allowance = { free: 256 * MEBIBYTE, perByte: 256 };
/** In memory at one time. */
const HELD: Allowance = { free: 96 * MEBIBYTE, perByte: 32 };

/** More columns than any survey has, which a damaged file can claim; each costs memory, however few the rows. */
const MOST_COLUMNS = 10_000;

/**
 * What reading one file may take. A few bytes can describe a table of any size: a text that all cells share, a row that
 * is repeated, runs of one value. So what they come to is counted in bytes where it is made, against the size of the
 * file. Errors of all methods: intake/too-large.
 */
export class ReadBudget {
  private readonly mostHeld: number;
  private cells: number;
  private text: number;
  private unpacked: number;
  private held = 0;

  constructor(fileBytes: number) {
    this.cells = allowed(CELLS, fileBytes);
    this.text = allowed(TEXT, fileBytes);
    this.unpacked = allowed(UNPACKED, fileBytes);
    this.mostHeld = allowed(HELD, fileBytes);
  }

  takeCells(count: number): void {
    if ((this.cells -= count) < 0) throw unfoldsTooFar();
  }

  takeText(bytes: number): void {
    if ((this.text -= bytes) < 0) throw unfoldsTooFar();
  }

  takeUnpacked(bytes: number): void {
    if ((this.unpacked -= bytes) < 0) throw unfoldsTooFar();
  }

  /** To be called before the memory is filled. */
  hold(bytes: number): void {
    if ((this.held += bytes) > this.mostHeld) throw unfoldsTooFar();
  }

  release(bytes: number): void {
    this.held -= bytes;
  }

  /** Mark of the bytes held; `releaseTo` frees everything allocated after it. */
  mark(): number {
    return this.held;
  }

  releaseTo(mark: number): void {
    this.held = mark;
  }
}

function allowed({ free, perByte }: Allowance, fileBytes: number): number {
  return free + perByte * fileBytes;
}

function unfoldsTooFar(): AppError {
  return new AppError(
    'intake/too-large',
    'The file unfolds to far more than a file of its size holds, so it was not read.',
    'Ask the sender to save it again, or to export the table as "CSV UTF-8".',
  );
}

/** Errors: intake/too-wide. */
export function checkColumns(count: number): void {
  if (count <= MOST_COLUMNS) return;
  throw new AppError(
    'intake/too-wide',
    `The file has more columns than Rungs reads (${MOST_COLUMNS.toLocaleString('en-GB')}).`,
    'Keep only the columns that you need in the program it came from and save it again.',
  );
}
