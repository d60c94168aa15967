import { z } from 'zod';
import { type Input, requests } from '../../core/contract/requests.ts';
import type { Sealed } from '../../core/disclosure/seal.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { projectErrors } from './project-errors.ts';
import { readRecordId, writeRecordId } from './record-id.ts';
import { storedJson } from './stored-json.ts';

export type FindingRequest = Input<'finding.pin'>;

export type Finding = {
  readonly id: string;
  readonly pinnedAt: string;
  readonly request: FindingRequest;
  /** Only disclosure/seal's `reopen` reads them. */
  readonly sealed: Uint8Array;
};

const findingRow = z.object({
  id: z.number().int(),
  request: storedJson(requests['finding.pin'].input),
  sealed: z.instanceof(Uint8Array),
  pinned_at: z.string(),
});

/** Answers the finding's id. */
export function pinFinding(
  database: EncryptedDatabase,
  request: FindingRequest,
  sealed: Sealed,
  now: string,
): string {
  return runCommand(database, 'finding.pin', now, () => {
    const row = database.run(
      'INSERT INTO findings (request, sealed, pinned_at) VALUES (?, ?, ?)',
      JSON.stringify(requests['finding.pin'].input.parse(request)),
      sealed,
      now,
    );
    const findingId = writeRecordId('finding', row.id);
    const { analysisId, datasetId } = request;
    return { value: findingId, detail: { findingId, analysisId, datasetId } };
  });
}

/** In the order they were pinned. */
export function readFindings(database: EncryptedDatabase): readonly Finding[] {
  return database
    .all(findingRow, 'SELECT id, request, sealed, pinned_at FROM findings ORDER BY id')
    .map((row) => ({
      id: writeRecordId('finding', row.id),
      pinnedAt: row.pinned_at,
      request: row.request,
      sealed: new Uint8Array(row.sealed),
    }));
}

/** Errors: project/no-finding. */
export function removeFinding(database: EncryptedDatabase, findingId: string, now: string): void {
  runCommand(database, 'finding.remove', now, () => {
    const { changes } = database.run('DELETE FROM findings WHERE id = ?', readRecordId('finding', findingId));
    if (changes === 0) throw projectErrors.noFinding();
    return { value: undefined, detail: { findingId } };
  });
}
