import { AppError } from '../../errors.ts';

const MEBIBYTE = 2 ** 20;

/** Memory budget: a constant part, and bytes allowed for each byte of the file. */
type Allowance = { readonly free: number; readonly perByte: number };

/** Over all passes. A million rows of 24 columns fit once or twice, in a file of run-length encoded values. */
const CELLS: Allowance = { free: 50_000_000, perByte: 64 };
/** Over all passes; each cell counts the length of its text. */
const TEXT: Allowance = { free: 512 * MEBIBYTE, perByte: 256 };
/** Over all passes. Genuine sheets and pages compress 10 to 40 to one. */
const UNPACKED: Allowance = { free: 256 * MEBIBYTE, perByte: 256 };
/** At one time. */
const HELD: Allowance = { free: 96 * MEBIBYTE, perByte: 32 };

/** Most columns, more than any survey has: a damaged file can claim any number, and each costs memory. */
const MOST_COLUMNS = 10_000;

/**
 * Memory and work allowed for reading one file. A few bytes can describe a table of any size (a text shared by all
 * cells, a repeated row, a run of one value), so bytes are counted where they are made, in proportion to the size of
 * the file. Errors of all methods: intake/too-large.
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

  /** Call before the memory is allocated. */
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
