import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { withClearErrors } from './project-errors.ts';

/**
 * Path of a file being made or re-encrypted, beside the project; leftovers of a crash are swept at the next opening.
 */
export function pathOfNext(path: string): string {
  return `${path}-next`;
}

export function sweepNext(path: string): void {
  const next = pathOfNext(path);
  withClearErrors(() => rmSync(next, { force: true }));
  sweepLog(next);
}

/** Stale journal or WAL of a deleted file: SQLite would replay it into the next file of that name. */
export function sweepLog(path: string): void {
  for (const suffix of ['-journal', '-wal'])
    withClearErrors(() => rmSync(`${path}${suffix}`, { force: true }));
}

/** Atomic replacement: after a power cut the file is the old or the new one, whole. Neither may be open. */
export function putNextInPlace(path: string): void {
  withClearErrors(() => {
    syncToDisk(pathOfNext(path), 'r+');
    renameSync(pathOfNext(path), path);
    // Windows has no folder handles; its rename is journalled.
    if (process.platform !== 'win32') syncToDisk(dirname(path), 'r');
  });
}

function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
