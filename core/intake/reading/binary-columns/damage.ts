import { AppError } from '../../../errors.ts';
import { ColumnTurned } from './column-notes.ts';

/** Runs a decoder and turns whatever it throws into one refusal in plain words. */
export function decodeOrRefuse<Result>(decode: () => Result, what = DAMAGED): Result {
  try {
    return decode();
  } catch (error) {
    if (error instanceof AppError || error instanceof ColumnTurned) throw error;
    throw damaged(what);
  }
}

const DAMAGED = 'The file is damaged: part of it cannot be decoded.';

export function damaged(what = DAMAGED): AppError {
  return new AppError(
    'intake/damaged-file',
    what,
    'Get the file again from where it came from, or export the data as CSV.',
  );
}

export function tooLarge(what: string): AppError {
  return new AppError(
    'intake/file-too-large',
    what,
    'Write the table again with the usual settings of its program, or export the data as CSV.',
  );
}

/** A count or offset from a file, where it may be absent or of any type. */
export function countOf(value: unknown): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 0) throw damaged();
  return count;
}
