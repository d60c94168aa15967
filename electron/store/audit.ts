import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { AppError } from '../../core/errors.ts';
import type { EncryptedDatabase } from './database.ts';
import { keepChanges, watchRows } from './row-changes.ts';
import { storedJson } from './stored-json.ts';

/** Detail of an audit entry: ids, column names and counts; never a cell value. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type AuditEntry = {
  readonly id: number;
  readonly createdAt: string;
  readonly command: string;
  readonly detail: unknown;
};

export type Verification = { readonly entries: number; readonly isWhole: boolean; readonly sentence: string };

const hashedEntry = z.object({
  id: z.number().int(),
  created_at: z.string(),
  command: z.string(),
  detail: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});
type HashedEntry = z.infer<typeof hashedEntry>;

const entryRow = z.object({
  id: z.number().int(),
  created_at: z.string(),
  command: z.string(),
  detail: storedJson(z.unknown()),
});

/** Runs a command in one transaction with its audit entry and undo data; durable when it returns. */
export function runCommand<Value>(
  database: EncryptedDatabase,
  command: string,
  now: string,
  change: () => { readonly value: Value; readonly detail: AuditDetail },
): Value {
  return database.transact(() => {
    watchRows(database);
    const { value, detail } = change();
    keepChanges(database, appendEntry(database, command, now, detail));
    return value;
  });
}

/** Appends an entry within a transaction; returns its id. */
export function appendEntry(
  database: EncryptedDatabase,
  command: string,
  now: string,
  detail: AuditDetail,
): number {
  const last = database.first(hashedEntry, 'SELECT * FROM audit_entries ORDER BY id DESC LIMIT 1');
  const entry = {
    id: greatestIdGiven(database) + 1,
    created_at: now,
    command,
    detail: canonicalJson(detail),
    previous_hash: last?.hash ?? genesisOf(database),
  };
  database.run(
    'INSERT INTO audit_entries (id, created_at, command, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)',
    entry.id,
    entry.created_at,
    entry.command,
    entry.detail,
    entry.previous_hash,
    hashEntry(entry),
  );
  return entry.id;
}

export function readAuditEntries(database: EncryptedDatabase): readonly AuditEntry[] {
  return database
    .all(entryRow, 'SELECT id, created_at, command, detail FROM audit_entries ORDER BY id')
    .map((row) => ({ id: row.id, createdAt: row.created_at, command: row.command, detail: row.detail }));
}

/** Verifies the hash chain of the record from the project's genesis, and the integrity of the file. */
export function verifyProject(database: EncryptedDatabase): Verification {
  try {
    const entries = database.all(hashedEntry, 'SELECT * FROM audit_entries ORDER BY id');
    const broken = findBreak(database, entries);
    if (broken) return { entries: entries.length, isWhole: false, sentence: broken };
    if (!isFileWhole(database)) return { entries: entries.length, isWhole: false, sentence: DAMAGED };
    return {
      entries: entries.length,
      isWhole: true,
      sentence: `The record is whole: ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, each following from the one before.${remarkOnTime(entries)}`,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.detail.code !== 'project/damaged-file') throw error;
    return { entries: 0, isWhole: false, sentence: DAMAGED };
  }
}

const DAMAGED = 'Part of the project file cannot be read. Go back to a copy of it.';

function findBreak(database: EncryptedDatabase, entries: readonly HashedEntry[]): string | null {
  let previousHash = genesisOf(database);
  for (const [index, entry] of entries.entries()) {
    const isInPlace = entry.id === index + 1 && entry.previous_hash === previousHash;
    if (!isInPlace || entry.hash !== hashEntry(entry))
      return `Entry ${index + 1} of the record was changed or is missing.`;
    previousHash = entry.hash;
  }
  if (greatestIdGiven(database) !== entries.length) return 'The last entries of the record are missing.';
  return isPolicyAsCreated(database, entries[0])
    ? null
    : 'The policy is not the one the project was made with.';
}

const created = storedJson(z.object({ policyId: z.string() }));

/** Whether the policy is the one recorded at creation; it cannot be changed. */
function isPolicyAsCreated(database: EncryptedDatabase, first: HashedEntry | undefined): boolean {
  const facts = database.only(z.object({ policy_id: z.string() }), 'SELECT policy_id FROM project_facts');
  const made = first?.command === 'project.create' ? created.safeParse(first.detail) : null;
  return made?.success === true && made.data.policyId === facts.policy_id;
}

/** Entry order is authoritative. A clock that was set back shows only as descending times (ISO text sorts as time). */
function remarkOnTime(entries: readonly HashedEntry[]): string {
  let latest = '';
  for (const { id, created_at } of entries) {
    if (created_at < latest) return ` Entry ${id} is dated earlier than one before it.`;
    latest = created_at;
  }
  return '';
}

/** SQLite's autoincrement outlives deleted entries and so reveals a truncated record. */
function greatestIdGiven(database: EncryptedDatabase): number {
  const sql = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'";
  return database.first(z.object({ seq: z.number().int() }), sql)?.seq ?? 0;
}

function isFileWhole(database: EncryptedDatabase): boolean {
  return (
    database.pragma(z.string(), 'quick_check(1)') === 'ok' &&
    database.pragma(z.unknown(), 'foreign_key_check') === undefined
  );
}

/** Genesis hash, unique to the project, so that entries of another cannot be substituted. */
function genesisOf(database: EncryptedDatabase): string {
  const facts = database.only(z.object({ project_id: z.string() }), 'SELECT project_id FROM project_facts');
  return sha256(`rungs audit 1 ${facts.project_id}`);
}

function hashEntry(entry: Omit<HashedEntry, 'hash'>): string {
  return sha256(
    JSON.stringify([entry.id, entry.created_at, entry.command, entry.detail, entry.previous_hash]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
