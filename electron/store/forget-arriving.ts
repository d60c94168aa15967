import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { EncryptedDatabase } from './database.ts';

/** Chunks (about 0.5 MB each) deleted per transaction, to keep the write-ahead log small. */
const CHUNKS_A_STEP = 32;

/** Latest first: these are at the end of the file, so that auto-vacuum can truncate it. */
const FORGET_CHUNKS = `DELETE FROM column_chunks WHERE id IN (
  SELECT column_chunks.id FROM column_chunks CROSS JOIN dataset_columns ON dataset_columns.id = column_id
  WHERE dataset_id = ? ORDER BY column_chunks.id DESC LIMIT ${CHUNKS_A_STEP})`;

const arrivingRow = z.object({ id: z.number().int() });

/**
 * Deletes an unfinished import in steps, between which others may use the project; the file shrinks to its former size.
 * What cannot be deleted now (disk full, project closed) stays invisible and is deleted at the next opening.
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

/** Deletes all unfinished imports in steps. Errors: project/disk-full. */
export function emptyUnfinished(database: EncryptedDatabase): void {
  for (const { id } of database.all(arrivingRow, "SELECT id FROM datasets WHERE state = 'arriving'")) {
    while (forgetChunks(database, id));
  }
}

/** Deletes all unfinished imports within a command, which records their number. */
export function forgetUnfinished(database: EncryptedDatabase): number {
  return database.run("DELETE FROM datasets WHERE state = 'arriving'").changes;
}

function isArriving(database: EncryptedDatabase, dataset: number): boolean {
  const sql = "SELECT id FROM datasets WHERE id = ? AND state = 'arriving'";
  return database.first(arrivingRow, sql, dataset) !== undefined;
}

/** Returns whether chunks may remain. */
function forgetChunks(database: EncryptedDatabase, dataset: number): boolean {
  return database.run(FORGET_CHUNKS, dataset).changes === CHUNKS_A_STEP;
}
