import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { findDataset } from './datasets.ts';

export type SavedMappingRecord = {
  readonly datasetId: string;
  /** SHA-256 of the written file in hexadecimal. */
  readonly sha256: string;
  readonly columns: number;
  readonly answers: number;
  readonly answersHeldBack: number;
};

/** Audit entry: a mapping left the project as a file. Errors: project/no-dataset. */
export function recordSavedMapping(
  database: EncryptedDatabase,
  record: SavedMappingRecord,
  now: string,
): void {
  runCommand(database, 'mapping.save', now, () => {
    findDataset(database, record.datasetId);
    return { value: undefined, detail: record };
  });
}
