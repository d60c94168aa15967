import { AppError } from '../../../errors.ts';
import { checkColumns } from '../read-budget.ts';

/** The file ends before it should. */
export function truncatedFile(): AppError {
  return new AppError(
    'intake/truncated-file',
    'The file ends too early: a part of it is missing.',
    'Copy or export the file again and open the new one.',
  );
}

/** `what`: the fault, as part of a sentence. */
export function damagedFile(what: string): AppError {
  return new AppError(
    'intake/damaged-file',
    `The file is damaged: ${what}.`,
    'Copy or export the file again and open the new one.',
  );
}

/** Longest row, since a row is held in memory. */
const MOST_ROW_BYTES = 16_777_216;

export function checkWidth(columns: number, rowBytes: number): void {
  if (columns <= 0) throw damagedFile('it has no columns');
  checkColumns(columns);
  if (rowBytes <= MOST_ROW_BYTES) return;
  throw new AppError(
    'intake/too-wide',
    'The file has rows of more than 16 MB, which is more than Rungs reads.',
    'Keep only the columns that you need in the program it came from and save it again.',
  );
}
