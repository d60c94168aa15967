import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportAbout } from '../core/report/document.ts';
import { AppError } from '../core/errors.ts';
import type { NamedResult } from '../core/report/json.ts';
import type { PrintReport } from './print-report.ts';
import { filesOf, type ReportFile, type ReportFormat, reportFormats } from './report-files.ts';

/**
 * Writes protected results as a folder of files; answers their names. Each file appears whole or not at all.
 * Without a printer there is no PDF among them. Errors: file/cannot-write, report/cannot-print.
 */
export async function writeReport(
  folder: string,
  results: readonly NamedResult[],
  formats: readonly ReportFormat[],
  about: ReportAbout,
  print: PrintReport,
): Promise<string[]> {
  try {
    mkdirSync(folder, { recursive: true });
    const request = { results, about, print: (html: string) => print(html, folder) };
    const names: string[] = [];
    for (const format of reportFormats.filter((each) => formats.includes(each))) {
      for (const file of await filesOf(format, request)) {
        replaceFile(folder, file);
        names.push(file.name);
      }
    }
    return names;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'file/cannot-write',
      'The report could not be written to that folder.',
      'Check that the folder can be written to and that the disk has room, or choose another.',
    );
  }
}

function replaceFile(folder: string, { name, content }: ReportFile): void {
  const path = join(folder, name);
  const next = `${path}.next`;
  try {
    writeFileSync(next, content);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
