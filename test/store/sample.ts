import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { EncryptedDatabase } from '../../electron/store/database.ts';
import { readSalt } from '../../electron/store/file-header.ts';
import { deriveKey } from '../../electron/store/file-key.ts';
import { createProject, openProject, type ProjectStore } from '../../electron/store/project-store.ts';
import { importDetails, NOW, PASSPHRASE, profileOf, TEST_COST } from './constants.ts';

export { importDetails, NOW, PASSPHRASE, profileOf, TEST_COST };

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function makeProject(path = join(makeFolder(), 'a.rungs')): { path: string; store: ProjectStore } {
  const project = {
    name: 'Test',
    passphrase: PASSPHRASE,
    policyId: '10-5',
    isSample: false,
    now: NOW,
  } as const;
  return { path, store: createProject(path, project, TEST_COST) };
}

export function reopen(path: string, passphrase = PASSPHRASE): ProjectStore {
  return openProject(path, passphrase, NOW, TEST_COST);
}

/** The code of the AppError that `work` throws; anything else fails the test. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
  return 'not refused';
}

/** A dataset of one column with the given answers, one row each. */
export function importAnswers(store: ProjectStore, answers: readonly string[]): string {
  const writer = store.beginImport(importDetails);
  writer.begin([{ name: 'grade', type: 'category' }]);
  const codes = Uint8Array.from(answers.keys(), (row) => row + 1);
  writer.chunk({ rows: answers.length, columns: [{ type: 'category', codes }] });
  writer.end([['', ...answers]]);
  return writer.finish({
    profile: profileOf(answers.length),
    sha256: 'ab'.repeat(32),
    mapping: [{ column: 'grade', field: 'grade' }],
    columnsLeftOut: [{ column: 'name', looksLike: null, why: 'identifier' }],
  });
}

/** The file's own tables, for a test that must go behind the store's back. */
export function lookInside<Value>(path: string, work: (database: EncryptedDatabase) => Value): Value {
  const database = new EncryptedDatabase(path, deriveKey(PASSPHRASE, readSalt(path), TEST_COST), 'keep');
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Makes the file what the first releases wrote: it keeps the room of what is taken out of it. */
export function forgoShrinking(path: string): void {
  lookInside(path, (database) => {
    // A log is in the way of it.
    database.script('PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM');
  });
}

export function isShrinking(path: string): boolean {
  return lookInside(path, (database) => database.isShrinking);
}
