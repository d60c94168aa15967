import { AppError } from '../../../errors.ts';

/** The file ends before it should. */
export function truncatedFile(): AppError {
  return new AppError(
    'intake/truncated-file',
    'The file ends too early: a part of it is missing.',
    'Copy or export the file again and open the new one.',
  );
}

/** `what` is what is wrong, as a part of a sentence. */
export function damagedFile(what: string): AppError {
  return new AppError(
    'intake/damaged-file',
    `The file is damaged: ${what}.`,
    'Copy or export the file again and open the new one.',
  );
}

/** More columns than any survey has, which a damaged file can claim. */
const MOST_COLUMNS = 10_000;
/** Longest row that is held in memory. */
const MOST_ROW_BYTES = 16_777_216;

export function checkWidth(columns: number, rowBytes: number): void {
  if (columns > 0 && columns <= MOST_COLUMNS && rowBytes <= MOST_ROW_BYTES) return;
  if (columns <= 0) throw damagedFile('it has no columns');
  throw new AppError(
    'intake/too-wide',
    `The file has more columns than Rungs reads (${MOST_COLUMNS.toLocaleString('en-GB')}) or rows of more than 16 MB.`,
    'Keep only the columns that you need in the program it came from and save it again.',
  );
}
