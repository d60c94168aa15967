import { existsSync, mkdirSync, appendFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Where the cases with known answers are, or null where they are absent (a plain clone). */
export function casesFolder(): string | null {
  const folder = process.env['RUNGS_CASES'] ?? join(root, '..', 'shared', 'cases');
  return existsSync(join(folder, 'README.md')) ? folder : null;
}

/** Notes that a case was compared; the test command prints how many of all cases ran. */
export function recordCase(name: string): void {
  const list = process.env['RUNGS_CASES_RAN'];
  if (!list) return;
  mkdirSync(dirname(list), { recursive: true });
  appendFileSync(list, `${name}\n`);
}
