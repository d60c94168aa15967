import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AppError } from '../../core/errors.ts';
import { offlineArguments } from '../base/offline-switches.ts';

/** Prints a report as a tagged PDF; null where there is no printer. */
export type PrintReport = (html: string, folder: string) => Promise<Uint8Array | null>;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of an installed Chromium, Chrome or Edge, or of RUNGS_BROWSER ('' for none); null where none is found. */
export function findBrowser(): string | null {
  const stated = process.env['RUNGS_BROWSER'];
  if (stated !== undefined) return existsSync(stated) ? stated : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((file) => existsSync(file)) ?? null;
}

const PRINTING_PATIENCE_MS = 60_000;

/**
 * Prints with an installed browser. The browser reads the report, which is protected content, from the output folder,
 * uses a temporary profile, runs no script and opens no connection. Errors: report/cannot-print.
 */
export const printWithBrowser: PrintReport = async (html, folder) => {
  const browser = findBrowser();
  if (browser === null) return null;
  mkdirSync(folder, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'rungs-print-'));
  const source = join(folder, `rungs-${process.pid}.next.html`);
  const target = join(folder, `rungs-${process.pid}.next.pdf`);
  try {
    writeFileSync(source, html);
    await promisify(execFile)(browser, printArguments(profile, source, target), {
      timeout: PRINTING_PATIENCE_MS,
    });
    return new Uint8Array(readFileSync(target));
  } catch {
    throw new AppError(
      'report/cannot-print',
      'The report could not be made into a PDF.',
      'Leave pdf out, or print the HTML report from a browser.',
    );
  } finally {
    for (const path of [source, target, profile]) {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    }
  }
};

function printArguments(profile: string, source: string, target: string): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    ...offlineArguments(),
    // Chromium refuses to run sandboxed as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    '--export-tagged-pdf',
    `--print-to-pdf=${target}`,
    pathToFileURL(source).href,
  ];
}
