import { z } from 'zod';
import { appendEntry, runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { projectErrors } from './project-errors.ts';
import { readRecordId, writeRecordId } from './record-id.ts';

/** Removed datasets, which stay in the file until erased. */
export type RemovedDatasets = {
  readonly all: () => readonly RemovedDataset[];
  /** Errors: project/no-dataset. */
  readonly restore: (datasetId: string, now: string) => void;
  /** Errors: project/no-dataset. */
  readonly erase: (datasetId: string, now: string) => void;
};

export function removedDatasets(database: EncryptedDatabase): RemovedDatasets {
  return {
    all: () => readRemoved(database),
    restore: (datasetId, now) => restoreDataset(database, datasetId, now),
    erase: (datasetId, now) => eraseDataset(database, datasetId, now),
  };
}

const removedRow = z.object({
  id: z.number().int(),
  label: z.string(),
  wave: z.string(),
  rows: z.number().int(),
});

export type RemovedDataset = {
  readonly id: string;
  readonly label: string;
  readonly wave: string;
  readonly rows: number;
};

function readRemoved(database: EncryptedDatabase): readonly RemovedDataset[] {
  const sql =
    "SELECT id, label, wave, row_count AS rows FROM datasets WHERE state = 'removed' ORDER BY wave, id";
  return database.all(removedRow, sql).map((row) => ({ ...row, id: writeRecordId('dataset', row.id) }));
}

function restoreDataset(database: EncryptedDatabase, datasetId: string, now: string): void {
  runCommand(database, 'dataset.restore', now, () => {
    const sql = "UPDATE datasets SET state = 'present' WHERE id = ? AND state = 'removed'";
    if (database.run(sql, readRecordId('dataset', datasetId)).changes === 0) throw projectErrors.noDataset();
    return { value: undefined, detail: { datasetId } };
  });
}

/**
 * Erases a removed dataset and its history: pages are overwritten and the log is emptied. Errors: project/no-dataset.
 */
function eraseDataset(database: EncryptedDatabase, datasetId: string, now: string): void {
  database.transact(() => {
    const { changes } = database.run(
      "DELETE FROM datasets WHERE id = ? AND state = 'removed'",
      readRecordId('dataset', datasetId),
    );
    if (changes === 0) throw projectErrors.noDataset();
    appendEntry(database, 'dataset.erase', now, { datasetId });
  });
  database.checkpoint();
}
