import { AppError } from '../../../errors.ts';

/** Refusals of workbooks, each a sentence that quotes nothing from the file. */

const SAVE_AGAIN = 'Open it in the program it came from, save it again and choose the new file.';

export function damagedWorkbook(): AppError {
  return new AppError('intake/damaged-workbook', 'The workbook is damaged or not complete.', SAVE_AGAIN);
}

export function beyondLastCell(): AppError {
  return new AppError(
    'intake/damaged-workbook',
    'The workbook holds a cell beyond the last one that a sheet can have (XFD1048576).',
    SAVE_AGAIN,
  );
}

export function encryptedWorkbook(): AppError {
  return new AppError(
    'intake/encrypted',
    'The workbook has a password, so it cannot be read as it is.',
    'Open it in the program it came from, save a copy without a password and choose the copy.',
  );
}

export function unsafeWorkbook(): AppError {
  return new AppError(
    'intake/unsafe-workbook',
    'The workbook holds a declaration that workbooks never need and that can exhaust a computer.',
    'Ask the sender to save it again from a spreadsheet program.',
  );
}

export function oversizedWorkbook(): AppError {
  return new AppError(
    'intake/too-large',
    'The workbook unpacks to far more than a workbook of its size holds, so it was not opened.',
    'Ask the sender to save it again, or to export the sheet as "CSV UTF-8".',
  );
}

export function notAWorkbook(what: string, whatToDo: string): AppError {
  return new AppError('intake/unknown-format', what, whatToDo);
}

export function noSuchSheet(): AppError {
  return new AppError(
    'intake/no-sheet',
    'The workbook has no sheet of the name that was asked for.',
    'Choose one of the sheets that it has.',
  );
}

export function noVisibleSheet(): AppError {
  return new AppError(
    'intake/no-sheet',
    'All sheets of the workbook are hidden.',
    'Choose the sheet by its name, or show it in the program it came from and save the workbook.',
  );
}
