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
 * By path, what is open in this process. On POSIX, closing any handle of a file drops the process's locks on it, so
 * a file that SQLite holds must not be looked into a second time; nor may garbage collection close it.
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

/** Makes the file under another name and puts it in place whole. Errors: project/exists, read-only, disk-full. */
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

/** Re-encrypts a copy, puts it in the file's place and reopens it; `note` writes into the copy. Closed if that fails. */
export function rekeyFile(
  file: OpenFile,
  key: FileKey,
  note: (database: EncryptedDatabase) => void,
): OpenFile {
  // Rekeying in place is not safe from a crash: what the journal holds could no longer be read with either key.
  makeNext(file, (copy) => {
    copy.rekey(key);
    note(copy);
  });
  closeFile(file);
  putNextInPlace(file.path);
  return openWithKey(file.path, key);
}

/** Copies an open file to what is next in its place, and changes the copy. */
function makeNext({ path, key, database }: OpenFile, change: (copy: EncryptedDatabase) => void): void {
  sweepNext(path);
  try {
    // A log left beside the new file could not be read with its key.
    database.checkpoint();
    database.run('VACUUM INTO ?', pathOfNext(path));
    withDatabase(new EncryptedDatabase(pathOfNext(path), key, 'scratch'), change);
  } catch (error) {
    sweepNext(path);
    throw error;
  }
}

/** Files of the first releases kept the room of what was taken out of them; without room for a copy they still do. */
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
 * A wrong passphrase and damage to the first page look the same to SQLite. Decrypted without authentication, the
 * page shows the application's id under the right key and noise under any other. A copy of the one page is
 * looked at, still encrypted, so that nothing unauthenticated touches the project.
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
    // Under the right key SQLite sees that the other pages are not in the copy.
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

/** Of the folder at least, since the file may not be there yet. Errors: project/missing-file. */
function realPathOf(path: string): string {
  try {
    return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
  } catch {
    throw projectErrors.missingFile();
  }
}
