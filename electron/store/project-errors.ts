import { AppError } from '../../core/errors.ts';

/** Errors of project files, in words. */
export const projectErrors = {
  wrongPassphrase: () =>
    new AppError(
      'project/wrong-passphrase',
      'This passphrase does not open the project.',
      'Check capital letters and the keyboard language, then try again; a forgotten passphrase cannot be recovered.',
    ),
  foreignFile: () =>
    new AppError(
      'project/foreign-file',
      'This file is not a Rungs project.',
      'Choose a file that Rungs made; its name usually ends in .rungs.',
    ),
  damagedFile: () =>
    new AppError(
      'project/damaged-file',
      'The project file is damaged or was cut short.',
      'Go back to a copy of it; this one was not changed.',
    ),
  newerVersion: () =>
    new AppError(
      'project/newer-version',
      'The project was made by a newer version of Rungs.',
      'Update Rungs, then open it again.',
    ),
  readOnly: () =>
    new AppError(
      'project/read-only',
      'Rungs may not write to this project file or its folder.',
      'Move the project to a folder where you can save files.',
    ),
  diskFull: () =>
    new AppError(
      'project/disk-full',
      'The disk is full, so the last step was not carried out.',
      'Free some space and try the step again; everything before it is kept.',
    ),
  missingFile: () =>
    new AppError(
      'project/missing-file',
      'The project file is not there.',
      'Check whether it was moved or renamed.',
    ),
  exists: () =>
    new AppError(
      'project/exists',
      'There is already a file with this name.',
      'Choose another name, or open that project instead.',
    ),
  inUse: () =>
    new AppError(
      'project/in-use',
      'The project is open in another window or program.',
      'Close it there, then open it here.',
    ),
  networkShare: () =>
    new AppError(
      'project/network-share',
      'The project lies on a network share, where it could be damaged when two people save at once.',
      'Move it to a folder on this computer, then open it there.',
    ),
  unreachable: () =>
    new AppError(
      'project/unreachable-file',
      'The project file could not be read or written.',
      'Check that its disk is connected, then open the project again.',
    ),
  closed: () =>
    new AppError(
      'project/closed',
      'The project was closed before this was done.',
      'Open it again and repeat the step; nothing was changed.',
    ),
  failed: (reason: string) =>
    new AppError(
      'project/store-failed',
      'The project file did not take this step, and nothing was changed.',
      'Close the project, open it again and retry.',
      { reason },
    ),
  noDataset: () =>
    new AppError('project/no-dataset', 'That dataset is not in the project.', 'Choose one that is listed.'),
  noColumn: () =>
    new AppError('project/no-column', 'That column is not in the dataset.', 'Choose one that is listed.'),
  noFinding: () =>
    new AppError('project/no-finding', 'That finding is not in the project.', 'Choose one that is listed.'),
};

/** Turns errors of SQLite and the file system, whose messages can carry SQL, values and paths, into AppErrors. */
export function withClearErrors<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw clearError(error);
  }
}

function clearError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const meaning = meanings.find(([pattern]) => pattern.test(code));
  if (meaning) return meaning[1]();
  if (code.startsWith('SQLITE_')) return projectErrors.failed(code);
  if ('syscall' in error) return projectErrors.unreachable();
  const isClosed = error instanceof TypeError && error.message.includes('database connection is not open');
  return isClosed ? projectErrors.closed() : error;
}

const meanings: readonly (readonly [RegExp, () => AppError])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, projectErrors.inUse],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, projectErrors.diskFull],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, projectErrors.readOnly],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/, projectErrors.damagedFile],
  [/^SQLITE_(IOERR|CANTOPEN)/, projectErrors.unreachable],
];
