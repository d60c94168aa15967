import { AppError } from '../../../errors.ts';
import { ColumnTurned } from './column-notes.ts';

/** Decodes something of a file; whatever the decoder stumbles over becomes one message that a person understands. */
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

/** A count or a place as a file gives it, which may be anything or absent. */
export function countOf(value: unknown): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 0) throw damaged();
  return count;
}
