import { z } from 'zod';
import { APPLICATION_ID, type EncryptedDatabase } from './database.ts';
import { projectErrors } from './project-errors.ts';
import { first } from './migrations/001-first.ts';
import { codingsByField } from './migrations/002-codings-by-field.ts';
import { personKey } from './migrations/003-person-key.ts';
import { datasetFixes } from './migrations/004-dataset-fixes.ts';
import { columnChoices } from './migrations/005-column-choices.ts';
import { ownSchemes } from './migrations/006-own-schemes.ts';
import { pinnedInputs } from './migrations/007-pinned-inputs.ts';
import { history } from './migrations/008-history.ts';

/** In order; `user_version` counts those applied. */
const migrations: readonly string[] = [
  first,
  codingsByField,
  personKey,
  datasetFixes,
  columnChoices,
  ownSchemes,
  pinnedInputs,
  history,
];

export const LATEST_VERSION = migrations.length;

/** Errors: project/foreign-file, project/newer-version. */
export function checkVersion(database: EncryptedDatabase): void {
  if (database.pragma(z.number(), 'application_id') !== APPLICATION_ID) throw projectErrors.foreignFile();
  if (database.pragma(z.number(), 'user_version') > LATEST_VERSION) throw projectErrors.newerVersion();
}

/** Applies pending migrations in one transaction. */
export function migrate(database: EncryptedDatabase): void {
  const version = database.pragma(z.number(), 'user_version');
  if (version === LATEST_VERSION) return;
  database.transact(() => {
    for (const migration of migrations.slice(version)) database.script(migration);
    database.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LATEST_VERSION}`);
  });
}
