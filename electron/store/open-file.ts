import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../core/errors.ts';
import { APPLICATION_ID, EncryptedDatabase, unlock } from './database.ts';
import { checkWritable, PAGE_BYTES, readSalt, readStart } from './file-header.ts';
import { deriveKey, type FileKey } from './file-key.ts';
import { checkVersion, migrate } from './migrate.ts';
import { refuseNetworkShare } from './network-share.ts';
import { projectErrors, withClearErrors } from './project-errors.ts';
import { pathOfNext, putNextInPlace, sweepLog, sweepNext } from './replace-file.ts';

/** A project file under lock. */
export type OpenFile = { readonly path: string; readonly key: FileKey; readonly database: EncryptedDatabase };

/**
 * Files open in this process, by path. POSIX drops a process's locks on a file when any of its handles closes, so a
 * file held by SQLite must not be opened a second time, nor be closed by garbage collection.
 */
const openFiles = new Map<string, OpenFile>();

/** Errors: project/missing-file, foreign-file, damaged-file, read-only, in-use, wrong-passphrase, newer-version. */
export function openFile(givenPath: string, passphrase: string, scryptCost: number): OpenFile {
  const path = realPathOf(givenPath);
  if (openFiles.has(path)) throw projectErrors.inUse();
  refuseNetworkShare(path);
  const key = deriveKey(passphrase, readSalt(path), scryptCost);
  return openWithKey(path, key);
}

export function closeFile(file: OpenFile): void {
  file.database.close();
  openFiles.delete(file.path);
}

/** Creates the file under a temporary name and renames it into place. Errors: project/exists, read-only, disk-full. */
export function createFile(
  givenPath: string,
  key: FileKey,
  fill: (database: EncryptedDatabase) => void,
): OpenFile {
  if (existsSync(givenPath)) throw projectErrors.exists();
  const path = realPathOf(givenPath);
  refuseNetworkShare(path);
  checkWritable(dirname(path));
  sweepNext(path);
  try {
    withDatabase(new EncryptedDatabase(pathOfNext(path), key, 'scratch'), (database) => {
      migrate(database);
      fill(database);
    });
    sweepLog(path);
    putNextInPlace(path);
  } catch (error) {
    sweepNext(path);
    throw error;
  }
  return openWithKey(path, key);
}

/**
 * Re-encrypts a copy, renames it over the file and reopens it; `note` writes into the copy. The project is closed if
 * that fails.
 */
export function rekeyFile(
  file: OpenFile,
  key: FileKey,
  note: (database: EncryptedDatabase) => void,
): OpenFile {
  // In-place rekeying is not crash-safe: after it neither key could read the journal.
  makeNext(file, (copy) => {
    copy.rekey(key);
    note(copy);
  });
  closeFile(file);
  putNextInPlace(file.path);
  return openWithKey(file.path, key);
}

/** Copies an open file to its successor beside it, and changes the copy. */
function makeNext({ path, key, database }: OpenFile, change: (copy: EncryptedDatabase) => void): void {
  sweepNext(path);
  try {
    // A log left behind could not be read with the new file's key.
    database.checkpoint();
    database.run('VACUUM INTO ?', pathOfNext(path));
    withDatabase(new EncryptedDatabase(pathOfNext(path), key, 'scratch'), change);
  } catch (error) {
    sweepNext(path);
    throw error;
  }
}

/** Rewrites files of the first releases, which did not shrink; skipped where there is no room for a copy. */
function makeNextWhereRoom(file: OpenFile): void {
  try {
    makeNext(file, () => undefined);
  } catch (error) {
    if (!(error instanceof AppError && error.detail.code === 'project/disk-full')) throw error;
  }
}

function openWithKey(path: string, key: FileKey): OpenFile {
  let database: EncryptedDatabase;
  try {
    database = new EncryptedDatabase(path, key, 'keep');
  } catch (error) {
    const isUnreadable = error instanceof AppError && error.detail.code === 'project/damaged-file';
    throw isUnreadable && !isRightKey(path, key) ? projectErrors.wrongPassphrase() : error;
  }
  const file = { path, key, database };
  try {
    checkVersion(database);
    migrate(database);
    sweepNext(path);
    if (!database.isShrinking) makeNextWhereRoom(file);
  } catch (error) {
    database.close();
    throw error;
  }
  if (existsSync(pathOfNext(path))) {
    database.close();
    putNextInPlace(path);
    return openWithKey(path, key);
  }
  openFiles.set(path, file);
  return file;
}

/**
 * Tells a wrong passphrase from damage to the first page, which look the same to SQLite: decrypted without
 * authentication, the page shows the application id under the right key and noise under any other. Works on a copy of
 * the encrypted page, so that nothing unauthenticated touches the project.
 */
function isRightKey(path: string, key: FileKey): boolean {
  const probe = pathOfNext(path);
  withClearErrors(() => writeFileSync(probe, readStart(path, PAGE_BYTES), { mode: 0o600 }));
  const connection = new Database(probe);
  try {
    connection.pragma('hmac_check = 0');
    unlock(connection, key);
    return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
  } catch (error) {
    // Under the right key SQLite notices that the copy lacks the other pages.
    return error instanceof Database.SqliteError && error.code === 'SQLITE_CORRUPT';
  } finally {
    connection.close();
    sweepNext(path);
  }
}

function withDatabase(database: EncryptedDatabase, work: (database: EncryptedDatabase) => void): void {
  try {
    work(database);
  } finally {
    database.close();
  }
}

/** Resolves links, of the folder alone where the file does not exist yet. Errors: project/missing-file. */
function realPathOf(path: string): string {
  try {
    return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
  } catch {
    throw projectErrors.missingFile();
  }
}
