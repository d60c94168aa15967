import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { isSettingAside } from '../../core/intake/checks/fixes.ts';
import { type FixKind, fixKinds } from '../../core/intake/checks/fix-kinds.ts';
import { fieldSchema } from '../../core/table/field-schema.ts';
import type { FieldId } from '../../core/table/fields.ts';
import { runCommand } from './audit.ts';
import { codingChange, type CodingChange, turnCoding } from './codings.ts';
import type { EncryptedDatabase } from './database.ts';
import { findDataset } from './datasets.ts';
import { projectErrors } from './project-errors.ts';
import { readRecordId, writeRecordId } from './record-id.ts';
import { storedJson } from './stored-json.ts';

/** A decision on a finding. Rows are ascending indices of the import. */
export type NewFix = {
  readonly finding: string;
  readonly kind: FixKind;
  /** Column whose values change; null for fixes of whole rows. */
  readonly column: string | null;
  readonly factor: number | null;
  /** Change of a field's coding; null for fixes of values or rows. */
  readonly coding: CodingChange | null;
  readonly rows: Int32Array;
};

export type StoredFix = NewFix & {
  readonly id: string;
  readonly field: FieldId | null;
  readonly madeAt: string;
};

const fixRow = z.object({
  id: z.number().int(),
  finding: z.string(),
  kind: z.enum(fixKinds),
  name: z.string().nullable(),
  field: fieldSchema.nullable(),
  factor: z.number().positive().nullable(),
  coding: storedJson(codingChange).nullable(),
  row_bytes: z.instanceof(Uint8Array),
  made_at: z.string(),
});

/** Fixes in force, in the order they were made. Errors: project/no-dataset, damaged-file. */
export function readFixes(database: EncryptedDatabase, datasetId: string): readonly StoredFix[] {
  const dataset = findDataset(database, datasetId);
  const fixes = database
    .all(
      fixRow,
      `SELECT f.id, f.finding, f.kind, c.name, c.field, f.factor, f.coding, f.row_bytes, f.made_at
       FROM dataset_fixes f LEFT JOIN dataset_columns c ON c.id = f.column_id
       WHERE f.dataset_id = ? AND f.is_undone = 0 ORDER BY f.id`,
      dataset.id,
    )
    .map((row): StoredFix => {
      const rows = new Int32Array(new Uint8Array(row.row_bytes).buffer);
      const { finding, kind, factor, coding } = row;
      const id = writeRecordId('fix', row.id);
      const field = row.field ?? coding?.field ?? null;
      return { id, finding, kind, column: row.name, field, factor, coding, rows, madeAt: row.made_at };
    });
  checkRows(fixes, dataset.row_count);
  return fixes;
}

/** Refuses rows that do not exist or are set aside twice: columns of a dataset would differ in length. */
function checkRows(fixes: readonly StoredFix[], rowCount: number): void {
  const isOut = new Uint8Array(fixes.some(({ kind }) => isSettingAside(kind)) ? rowCount : 0);
  for (const { kind, rows } of fixes) {
    let before = -1;
    for (const row of rows) {
      if (row <= before || row >= rowCount) throw projectErrors.damagedFile();
      before = row;
      if (!isSettingAside(kind)) continue;
      if (isOut[row] === 1) throw projectErrors.damagedFile();
      isOut[row] = 1;
    }
  }
}

/** Stores a fix; the record keeps counts and column names, never rows. Errors: project/no-dataset, no-column. */
export function addFix(database: EncryptedDatabase, datasetId: string, fix: NewFix, now: string): void {
  runCommand(database, 'check.fix', now, () => {
    const { id } = findDataset(database, datasetId);
    const columnId = fix.column === null ? null : columnIdOf(database, id, fix.column);
    const { id: fixed } = database.run(
      `INSERT INTO dataset_fixes (dataset_id, finding, kind, column_id, factor, coding, row_bytes, made_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      fix.finding,
      fix.kind,
      columnId,
      fix.factor,
      fix.coding === null ? null : JSON.stringify(fix.coding),
      new Uint8Array(fix.rows.buffer, fix.rows.byteOffset, fix.rows.byteLength),
      now,
    );
    if (fix.coding !== null) turnCoding(database, datasetId, fix.coding, 'before', 'after');
    const { finding, kind, column, rows } = fix;
    const fixId = writeRecordId('fix', fixed);
    return { value: undefined, detail: { datasetId, fixId, finding, kind, column, rows: rows.length } };
  });
}

function columnIdOf(database: EncryptedDatabase, dataset: number, name: string): number {
  const sql = 'SELECT id FROM dataset_columns WHERE dataset_id = ? AND name = ?';
  const column = database.first(z.object({ id: z.number().int() }), sql, dataset, name);
  if (!column) throw projectErrors.noColumn();
  return column.id;
}

/** Errors: project/no-dataset, check/no-fix. */
export function undoFix(database: EncryptedDatabase, datasetId: string, fixId: string, now: string): void {
  runCommand(database, 'check.undo', now, () => {
    const { id } = findDataset(database, datasetId);
    const change = readFixes(database, datasetId).find((fix) => fix.id === fixId)?.coding ?? null;
    if (change !== null) turnCoding(database, datasetId, change, 'after', 'before');
    const sql = 'UPDATE dataset_fixes SET is_undone = 1 WHERE id = ? AND dataset_id = ? AND is_undone = 0';
    if (database.run(sql, readRecordId('fix', fixId), id).changes === 0) {
      throw new AppError(
        'check/no-fix',
        'That step is not among those that were done, or is undone already.',
        'Look at the list again.',
      );
    }
    return { value: undefined, detail: { datasetId, fixId } };
  });
}
