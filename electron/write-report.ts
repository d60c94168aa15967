import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import { csvFiles } from '../core/report/csv.ts';
import { type ReportAbout, reportDocument } from '../core/report/document.ts';
import { htmlReport } from '../core/report/html.ts';
import { type NamedResult, resultsJson } from '../core/report/json.ts';

export const reportFormats = ['html', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Writes protected results as a folder of files; answers their names.
 * Each file appears whole or not at all. Errors: file/cannot-write.
 */
export function writeReport(
  folder: string,
  results: readonly NamedResult[],
  formats: readonly ReportFormat[],
  about: ReportAbout,
): string[] {
  const files = filesOf(results, formats, about);
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) replaceFile(join(folder, name), text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'file/cannot-write',
      'The report could not be written to that folder.',
      'Check that the folder can be written to and that the disk has room, or choose another.',
    );
  }
  return files.map(({ name }) => name);
}

function filesOf(
  results: readonly NamedResult[],
  formats: readonly ReportFormat[],
  about: ReportAbout,
): readonly { name: string; text: string }[] {
  return formats.flatMap((format) => {
    switch (format) {
      case 'json':
        return [{ name: 'results.json', text: resultsJson(results, about) }];
      case 'csv':
        return results.flatMap(({ name, result }) => csvFiles(result, name));
      case 'html': {
        const report = reportDocument(
          results.map(({ result }) => result),
          about,
        );
        return [
          { name: 'report.html', text: htmlReport(report, { fonts: { 400: font(400), 600: font(600) } }) },
        ];
      }
    }
  });
}

function font(weight: 400 | 600): string {
  const require = createRequire(import.meta.url);
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  return readFileSync(require.resolve(file)).toString('base64');
}

function replaceFile(path: string, text: string): void {
  const next = `${path}.next`;
  try {
    writeFileSync(next, text);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
