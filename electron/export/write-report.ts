import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportAbout } from '../../core/report/document/blocks.ts';
import { AppError } from '../../core/errors.ts';
import type { ReportFormat } from '../../core/report/formats.ts';
import type { NamedResult } from '../../core/report/json/json.ts';
import type { PrintReport } from './print-report.ts';
import { filesOf, inWritingOrder, type ReportFile } from './report-files.ts';

/** Files written completely under temporary names; none has left yet. */
export type PreparedReport = {
  readonly names: readonly string[];
  /** Renames all files into place. Errors: file/cannot-write. */
  readonly commit: () => void;
  readonly discard: () => void;
};

/**
 * Writes protected results as a folder of files under temporary names, so that an export is recorded before it leaves.
 * Without a printer the PDF is omitted. Errors: file/cannot-write, report/cannot-print.
 */
export async function prepareReport(
  folder: string,
  results: readonly NamedResult[],
  formats: readonly ReportFormat[],
  about: ReportAbout,
  print: PrintReport,
): Promise<PreparedReport> {
  const names: string[] = [];
  const discard = (): void => {
    for (const name of names) rmSync(nextOf(folder, name), { force: true });
  };
  try {
    mkdirSync(folder, { recursive: true });
    const request = { results, about, print: (html: string) => print(html, folder) };
    for (const format of inWritingOrder(formats)) {
      for (const file of await filesOf(format, request)) {
        names.push(file.name);
        writeNext(folder, file);
      }
    }
  } catch (error) {
    discard();
    throw error instanceof AppError ? error : cannotWrite();
  }
  return { names, commit: () => putInPlace(folder, names, discard), discard };
}

function putInPlace(folder: string, names: readonly string[], discard: () => void): void {
  try {
    for (const name of names) renameSync(nextOf(folder, name), join(folder, name));
  } catch {
    discard();
    throw cannotWrite();
  }
}

function writeNext(folder: string, { name, content }: ReportFile): void {
  const file = openSync(nextOf(folder, name), 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function nextOf(folder: string, name: string): string {
  return join(folder, `${name}.next`);
}

function cannotWrite(): AppError {
  return new AppError(
    'file/cannot-write',
    'The report could not be written to that folder.',
    'Check that the folder can be written to and that the disk has room, or choose another.',
  );
}
