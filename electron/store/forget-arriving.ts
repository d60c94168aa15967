import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { EncryptedDatabase } from './database.ts';

/** Chunks (about 0.5 MB each) deleted per transaction, to keep the write-ahead log small. */
const CHUNKS_A_STEP = 32;

/** The latest first, since they stand at the end of the file. */
const FORGET_CHUNKS = `DELETE FROM column_chunks WHERE id IN (
  SELECT column_chunks.id FROM column_chunks CROSS JOIN dataset_columns ON dataset_columns.id = column_id
  WHERE dataset_id = ? ORDER BY column_chunks.id DESC LIMIT ${CHUNKS_A_STEP})`;

const arrivingRow = z.object({ id: z.number().int() });

/**
 * Takes what arrived of an import out of the file, which is then as large as it was before. Others may use the project
 * between the steps. What cannot be taken out now, on a full disk or since the project is closed, is out of sight, and
 * is forgotten when the project opens again.
 */
export async function forgetArriving(database: EncryptedDatabase, dataset: number): Promise<void> {
  try {
    if (!isArriving(database, dataset)) return;
    while (forgetChunks(database, dataset)) await setImmediate();
    database.run("DELETE FROM datasets WHERE id = ? AND state = 'arriving'", dataset);
    database.checkpoint();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** Takes what arrived of imports that never finished out of the file, in steps. Errors: project/disk-full. */
export function emptyUnfinished(database: EncryptedDatabase): void {
  for (const { id } of database.all(arrivingRow, "SELECT id FROM datasets WHERE state = 'arriving'")) {
    while (forgetChunks(database, id));
  }
}

/** Forgets imports that never finished, for a command that records how many there were. */
export function forgetUnfinished(database: EncryptedDatabase): number {
  return database.run("DELETE FROM datasets WHERE state = 'arriving'").changes;
}

function isArriving(database: EncryptedDatabase, dataset: number): boolean {
  const sql = "SELECT id FROM datasets WHERE id = ? AND state = 'arriving'";
  return database.first(arrivingRow, sql, dataset) !== undefined;
}

/** Whether there may be more. */
function forgetChunks(database: EncryptedDatabase, dataset: number): boolean {
  return database.run(FORGET_CHUNKS, dataset).changes === CHUNKS_A_STEP;
}
