import { z } from 'zod';
import { type Input, requests } from '../../core/contract/requests.ts';
import type { Sealed } from '../../core/results/seal.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { projectErrors } from './project-errors.ts';
import { readRecordId, writeRecordId } from './record-id.ts';
import { storedJson } from './stored-json.ts';

export type FindingRequest = Input<'finding.pin'>;

/** Digests of a finding's inputs; equal digests mean unchanged inputs. */
const pinnedInputs = z.strictObject({
  data: z.string(),
  answers: z.string(),
  grouping: z.string(),
  benchmark: z.string(),
  program: z.string(),
  /** Of the datasets beside, all together; absent where there are none. */
  beside: z.string().exactOptional(),
});
export type PinnedInputs = z.infer<typeof pinnedInputs>;

export type NewFinding = {
  readonly request: FindingRequest;
  readonly sealed: Sealed;
  readonly inputs: PinnedInputs;
};

export type Finding = {
  readonly id: string;
  readonly pinnedAt: string;
  readonly request: FindingRequest;
  /** Opaque here; results/seal's `reopen` reads it. */
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** Null for findings from before digests were recorded. */
  readonly inputs: PinnedInputs | null;
};

const findingRow = z.object({
  id: z.number().int(),
  request: storedJson(requests['finding.pin'].input),
  sealed: z.instanceof(Uint8Array),
  pinned_at: z.string(),
  inputs: storedJson(pinnedInputs).nullable(),
});

/** Returns the finding's id. */
export function pinFinding(database: EncryptedDatabase, finding: NewFinding, now: string): string {
  return runCommand(database, 'finding.pin', now, () => {
    const findingId = insertFinding(database, finding, now);
    const { analysisId, datasetId } = finding.request;
    return { value: findingId, detail: { findingId, analysisId, datasetId } };
  });
}

/** Replaces a pinned result by today's. Errors: project/no-finding. */
export function pinFindingAgain(
  database: EncryptedDatabase,
  formerId: string,
  finding: NewFinding,
  now: string,
): string {
  return runCommand(database, 'finding.pin-again', now, () => {
    const findingId = insertFinding(database, finding, now);
    const sql = 'UPDATE findings SET place = (SELECT place FROM findings WHERE id = ?) WHERE id = ?';
    database.run(sql, readRecordId('finding', formerId), readRecordId('finding', findingId));
    setRemoved(database, formerId);
    const { analysisId, datasetId } = finding.request;
    return { value: findingId, detail: { findingId, formerId, analysisId, datasetId } };
  });
}

function insertFinding(
  database: EncryptedDatabase,
  { request, sealed, inputs }: NewFinding,
  now: string,
): string {
  const { id } = database.run(
    `INSERT INTO findings (request, sealed, inputs, pinned_at, place)
       VALUES (?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM findings))`,
    JSON.stringify(requests['finding.pin'].input.parse(request)),
    sealed,
    JSON.stringify(pinnedInputs.parse(inputs)),
    now,
  );
  return writeRecordId('finding', id);
}

/** In pin order; pinning again keeps the place. */
export function readFindings(database: EncryptedDatabase): readonly Finding[] {
  return database
    .all(
      findingRow,
      'SELECT id, request, sealed, pinned_at, inputs FROM findings WHERE is_removed = 0 ORDER BY place, id',
    )
    .map((row) => ({
      id: writeRecordId('finding', row.id),
      pinnedAt: row.pinned_at,
      request: row.request,
      sealed: new Uint8Array(row.sealed),
      inputs: row.inputs,
    }));
}

/** Errors: project/no-finding. */
export function removeFinding(database: EncryptedDatabase, findingId: string, now: string): void {
  runCommand(database, 'finding.remove', now, () => {
    const { analysisId } = requestOf(database, findingId);
    setRemoved(database, findingId);
    return { value: undefined, detail: { findingId, analysisId } };
  });
}

/** Errors: project/no-finding. */
function requestOf(database: EncryptedDatabase, findingId: string): FindingRequest {
  const found = readFindings(database).find(({ id }) => id === findingId);
  if (!found) throw projectErrors.noFinding();
  return found.request;
}

/** Soft delete. */
function setRemoved(database: EncryptedDatabase, findingId: string): void {
  const sql = 'UPDATE findings SET is_removed = 1 WHERE id = ? AND is_removed = 0';
  if (database.run(sql, readRecordId('finding', findingId)).changes === 0) throw projectErrors.noFinding();
}
