import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { checkOwnName, checkOwnScheme } from '../../core/background/check-own-scheme.ts';
import { MOST_OWN_SCHEMES, ownPlaces } from '../../core/background/own-places.ts';
import { completePlaces, type OwnScheme } from '../../core/background/own-scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { AppError } from '../../core/errors.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { readRecordId, writeRecordId } from './record-id.ts';
import { storedJson } from './stored-json.ts';

type Places = OwnScheme['groups'];

const places = z.record(z.string(), z.enum(ownPlaces));
const schemeRow = z.object({
  id: z.number().int(),
  label: z.string(),
  based_on: z.string(),
  version: z.number().int(),
  places: storedJson(places),
  is_removed: z.number(),
});

type Draft = Pick<OwnScheme, 'label' | 'basedOn' | 'groups'>;

/** Operations on the organisation's own groupings. */
export type SchemeRecords = {
  /** In the order they were made. */
  readonly all: () => readonly OwnScheme[];
  /** Returns the new id. Errors: scheme/too-many and those of checkOwnScheme. */
  readonly create: (draft: Draft, now: string) => string;
  /**
   * Moves answers: under a new version, or under the earlier number of the same arrangement. Errors: scheme/unknown,
   * scheme/unknown-answer.
   */
  readonly change: (schemeId: string, places: Places, now: string) => void;
  /** Errors: scheme/unknown and those of checkOwnName. */
  readonly rename: (schemeId: string, label: string, now: string) => void;
  /** Errors: scheme/unknown. */
  readonly remove: (schemeId: string, now: string) => void;
  /** Restores a removed grouping. Errors: scheme/unknown, scheme/too-many, scheme/name-taken. */
  readonly restore: (schemeId: string, now: string) => void;
};

export function schemeRecords(database: EncryptedDatabase): SchemeRecords {
  return {
    all: () => readSchemes(database),
    create: (draft, now) => createScheme(database, draft, now),
    change: (schemeId, given, now) => changeScheme(database, schemeId, given, now),
    rename: (schemeId, label, now) => renameScheme(database, schemeId, label, now),
    remove: (schemeId, now) => removeScheme(database, schemeId, now),
    restore: (schemeId, now) => restoreScheme(database, schemeId, now),
  };
}

function readSchemes(database: EncryptedDatabase): readonly OwnScheme[] {
  return readRows(database)
    .filter((row) => row.is_removed === 0)
    .map((row) => ({
      id: writeRecordId('scheme', row.id),
      version: row.version,
      label: row.label,
      basedOn: row.based_on,
      groups: row.places,
    }));
}

function createScheme(database: EncryptedDatabase, draft: Draft, now: string): string {
  return runCommand(database, 'scheme.create', now, () => {
    const others = readSchemes(database);
    if (others.length >= MOST_OWN_SCHEMES) throw tooMany();
    checkOwnScheme(draft, others.map(nameOf));
    const { id } = database.run(
      'INSERT INTO own_schemes (label, based_on, version) VALUES (?, ?, 1)',
      draft.label.trim(),
      draft.basedOn,
    );
    addVersion(database, id, 1, completed(draft.basedOn, draft.groups), now);
    const schemeId = writeRecordId('scheme', id);
    return { value: schemeId, detail: { schemeId, basedOn: draft.basedOn, version: 1 } };
  });
}

function changeScheme(database: EncryptedDatabase, schemeId: string, given: Places, now: string): void {
  runCommand(database, 'scheme.change', now, () => {
    const scheme = findScheme(database, schemeId);
    checkOwnScheme({ ...scheme, groups: given }, []);
    const next = completed(scheme.basedOn, given);
    const row = readRecordId('scheme', schemeId);
    const known = versionsOf(database, row);
    const same = known.find((each) => canonicalJson(each.places) === canonicalJson(next));
    const version = same?.version ?? Math.max(...known.map((each) => each.version)) + 1;
    if (!same) addVersion(database, row, version, next, now);
    database.run('UPDATE own_schemes SET version = ? WHERE id = ?', version, row);
    return { value: undefined, detail: { schemeId, version } };
  });
}

function renameScheme(database: EncryptedDatabase, schemeId: string, label: string, now: string): void {
  runCommand(database, 'scheme.rename', now, () => {
    findScheme(database, schemeId);
    const others = readSchemes(database).filter(({ id }) => id !== schemeId);
    checkOwnName(label, others.map(nameOf));
    const row = readRecordId('scheme', schemeId);
    database.run('UPDATE own_schemes SET label = ? WHERE id = ?', label.trim(), row);
    return { value: undefined, detail: { schemeId } };
  });
}

function removeScheme(database: EncryptedDatabase, schemeId: string, now: string): void {
  runCommand(database, 'scheme.remove', now, () => {
    findScheme(database, schemeId);
    setRemoved(database, schemeId, 1);
    return { value: undefined, detail: { schemeId } };
  });
}

function restoreScheme(database: EncryptedDatabase, schemeId: string, now: string): void {
  runCommand(database, 'scheme.restore', now, () => {
    const others = readSchemes(database);
    const row = readRows(database).find(({ id }) => writeRecordId('scheme', id) === schemeId);
    if (!row || others.some(({ id }) => id === schemeId)) throw unknownScheme();
    if (others.length >= MOST_OWN_SCHEMES) throw tooMany();
    checkOwnName(row.label, others.map(nameOf));
    setRemoved(database, schemeId, 0);
    return { value: undefined, detail: { schemeId } };
  });
}

const nameOf = ({ label }: OwnScheme): string => label;

function readRows(database: EncryptedDatabase): readonly z.infer<typeof schemeRow>[] {
  return database.all(
    schemeRow,
    `SELECT id, label, based_on, own_schemes.version, places, is_removed
       FROM own_schemes JOIN own_scheme_versions
         ON scheme_id = own_schemes.id AND own_scheme_versions.version = own_schemes.version
       ORDER BY id`,
  );
}

function findScheme(database: EncryptedDatabase, schemeId: string): OwnScheme {
  const found = readSchemes(database).find(({ id }) => id === schemeId);
  if (!found) throw unknownScheme();
  return found;
}

function versionsOf(
  database: EncryptedDatabase,
  row: number,
): readonly { readonly version: number; readonly places: Places }[] {
  const version = z.object({ version: z.number().int(), places: storedJson(places) });
  const sql = 'SELECT version, places FROM own_scheme_versions WHERE scheme_id = ?';
  return database.all(version, sql, row);
}

function addVersion(
  database: EncryptedDatabase,
  row: number,
  version: number,
  next: Places,
  now: string,
): void {
  database.run(
    'INSERT INTO own_scheme_versions (scheme_id, version, places, made_at) VALUES (?, ?, ?, ?)',
    row,
    version,
    canonicalJson(next),
    now,
  );
}

function completed(basedOn: string, given: Places): Places {
  return completePlaces(schemeOf(basedOn), given);
}

function setRemoved(database: EncryptedDatabase, schemeId: string, isRemoved: 0 | 1): void {
  const row = readRecordId('scheme', schemeId);
  database.run('UPDATE own_schemes SET is_removed = ? WHERE id = ?', isRemoved, row);
}

function unknownScheme(): AppError {
  return new AppError(
    'scheme/unknown',
    'The project has no such grouping of its own.',
    'Choose one of those in the list.',
  );
}

function tooMany(): AppError {
  return new AppError(
    'scheme/too-many',
    `A project holds at most ${MOST_OWN_SCHEMES} groupings of its own.`,
    'Remove one that is not in use.',
  );
}
