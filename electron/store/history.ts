import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { appendEntry } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { changesOf, type RowChange, turnRows, watchRows } from './row-changes.ts';
import { storedJson } from './stored-json.ts';

/** A command in record order, with its undo state. */
export type HistoryStep = {
  /** Id of its audit entry. */
  readonly id: number;
  readonly at: string;
  readonly command: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /**
   * `passed`: undone and then overtaken by another command. `kept`: cannot be undone, since it changed no rows or its
   * changes were erased.
   */
  readonly state: 'done' | 'undone' | 'passed' | 'kept';
  readonly changes: readonly RowChange[];
};

const stepRow = z.object({
  id: z.number().int(),
  created_at: z.string(),
  command: z.string(),
  detail: storedJson(z.record(z.string(), z.unknown())),
  state: z.enum(['done', 'undone', 'passed']).nullable(),
  changes: z.number(),
});

export type History = {
  /** Latest first. */
  readonly steps: (most: number) => readonly HistoryStep[];
  /** Undoes the last step, or all from the latest down to one. Errors: history/nothing-to-undo. */
  readonly undo: (downTo: number | null, now: string) => Turned;
  /** Redoes the last undone step, or all up to one. Errors: history/nothing-to-redo. */
  readonly redo: (upTo: number | null, now: string) => Turned;
};

export function historyOf(database: EncryptedDatabase): History {
  return {
    steps: (most) => readHistory(database, most),
    undo: (downTo, now) => undo(database, downTo, now),
    redo: (upTo, now) => redo(database, upTo, now),
  };
}

/** Commands that are not steps of the person's work. */
const unlisted = ['project.open', 'history.undo', 'history.redo'];

function readHistory(database: EncryptedDatabase, most: number): readonly HistoryStep[] {
  return database
    .all(
      stepRow,
      `SELECT e.id, e.created_at, e.command, e.detail, s.state,
         (SELECT count(*) FROM history_changes c WHERE c.entry_id = e.id) AS changes
       FROM audit_entries e LEFT JOIN history_steps s ON s.entry_id = e.id
       WHERE e.command NOT IN (${unlisted.map((each) => `'${each}'`).join(', ')}) ORDER BY e.id DESC LIMIT ?`,
      most,
    )
    .map(({ id, created_at, command, detail, state, changes }) => ({
      ...{ id, at: created_at, command, detail },
      state: changes === 0 ? 'kept' : (state ?? 'kept'),
      changes: changes === 0 ? [] : changesOf(database, id),
    }));
}

/** Undone or redone steps, in order. */
export type Turned = { readonly entryIds: readonly number[]; readonly changes: readonly RowChange[] };

function undo(database: EncryptedDatabase, downTo: number | null, now: string): Turned {
  const doable = `SELECT entry_id FROM history_steps s WHERE state = 'done' AND ${HAS_CHANGES}`;
  const sql =
    downTo === null
      ? `${doable} ORDER BY entry_id DESC LIMIT 1`
      : `${doable} AND entry_id >= ? ORDER BY entry_id DESC`;
  const ids = idsOf(database, sql, downTo);
  if (ids.length === 0) throw nothingTo('undo', 'Nothing is left to undo.');
  return turn(database, ids, 'row_before', now);
}

function redo(database: EncryptedDatabase, upTo: number | null, now: string): Turned {
  const doable = `SELECT entry_id FROM history_steps s WHERE state = 'undone' AND ${HAS_CHANGES}`;
  const sql =
    upTo === null ? `${doable} ORDER BY entry_id LIMIT 1` : `${doable} AND entry_id <= ? ORDER BY entry_id`;
  const ids = idsOf(database, sql, upTo);
  if (ids.length === 0) throw nothingTo('redo', 'Nothing was undone that could be done again.');
  return turn(database, ids, 'row_after', now);
}

const HAS_CHANGES = 'EXISTS (SELECT 1 FROM history_changes c WHERE c.entry_id = s.entry_id)';

function idsOf(database: EncryptedDatabase, sql: string, bound: number | null): readonly number[] {
  const id = z.object({ entry_id: z.number().int() });
  return database.all(id, sql, ...(bound === null ? [] : [bound])).map((each) => each.entry_id);
}

function turn(
  database: EncryptedDatabase,
  entryIds: readonly number[],
  side: 'row_before' | 'row_after',
  now: string,
): Turned {
  const isUndo = side === 'row_before';
  return database.transact(() => {
    watchRows(database);
    const changes = entryIds.flatMap((id) => {
      const made = changesOf(database, id);
      turnRows(database, isUndo ? made.toReversed() : made, side);
      const sql = 'UPDATE history_steps SET state = ? WHERE entry_id = ?';
      database.run(sql, isUndo ? 'undone' : 'done', id);
      return made;
    });
    appendEntry(database, isUndo ? 'history.undo' : 'history.redo', now, { entries: entryIds.map(String) });
    return { entryIds, changes };
  });
}

function nothingTo(what: 'undo' | 'redo', sentence: string): AppError {
  return new AppError(`history/nothing-to-${what}`, sentence, 'The history says what was done.');
}
