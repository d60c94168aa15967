import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MAXIMUM_LOG_BYTES = 1_000_000;
/** Codes, counts and incident ids fit; a path, a quotation or SQL does not. */
const codesOnly = /^[\w :=,.+-]+(?:\/[\w-]+)?(?:[\w :=,.+-]*)$/;

export type Log = (line: string) => void;

/**
 * Opens the local log, which a person may read out over the telephone: codes and counts only. The previous log is kept.
 */
export function openLog(folder: string, now: () => string): Log {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'rungs.log');
  keepSmall(file);
  return (line) => {
    const safe = line.length <= 200 && codesOnly.test(line) ? line : 'log/refused-line';
    appendFileSync(file, `${now()} ${safe}\n`, { mode: 0o600 });
  };
}

function keepSmall(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAXIMUM_LOG_BYTES) renameSync(file, `${file}.1`);
}
