import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SALT_BYTES } from './file-key.ts';
import { projectErrors } from './project-errors.ts';

export const PAGE_BYTES = 16_384;
const RESERVED_BYTES = 64;
const HEADER_BYTES = 24;

/**
 * Salt of a project file, after the checks that need no passphrase: existence, write access, header. Errors:
 * project/missing-file, foreign-file, damaged-file, read-only.
 */
export function readSalt(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw projectErrors.missingFile();
  if (!found.isFile()) throw projectErrors.foreignFile();
  const header = readStart(path, HEADER_BYTES);
  if (!hasProjectShape(header)) throw projectErrors.foreignFile();
  // After a power cut the last page may be torn; the write-ahead log repairs it.
  if (found.size % PAGE_BYTES !== 0 && !existsSync(`${path}-wal`)) throw projectErrors.damagedFile();
  checkWritable(path);
  checkWritable(dirname(path));
  return header.subarray(0, SALT_BYTES);
}

export function readStart(path: string, byteCount: number): Buffer {
  const into = Buffer.alloc(byteCount);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    throw projectErrors.unreachable();
  }
  try {
    return into.subarray(0, readSync(descriptor, into, 0, byteCount, 0));
  } catch {
    throw projectErrors.unreachable();
  } finally {
    closeSync(descriptor);
  }
}

export function checkWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw projectErrors.readOnly();
  }
}

/** Bytes 16 to 23 are in plain and not authenticated, so they must be exactly what Rungs writes. */
function hasProjectShape(header: Buffer): boolean {
  const isJournalMode = (version: number | undefined) => version === 1 || version === 2;
  return (
    header.length === HEADER_BYTES &&
    header.readUInt16BE(16) === PAGE_BYTES &&
    isJournalMode(header[18]) &&
    isJournalMode(header[19]) &&
    header[20] === RESERVED_BYTES &&
    header[21] === 64 &&
    header[22] === 32 &&
    header[23] === 32
  );
}
