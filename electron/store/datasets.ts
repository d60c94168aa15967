import { z } from 'zod';
import {
  type ColumnChoice,
  columnChoices,
  type ColumnLeftOut,
  leftOutReasons,
} from '../../core/intake/mapping/column-choice.ts';
import { fieldSchema } from '../../core/table/field-schema.ts';
import { datasetKinds, type DatasetKind, type FieldId } from '../../core/table/fields.ts';
import type { ExtractProfile, SetAsideRow } from '../../core/intake/reader.ts';
import type { ColumnType } from '../../core/table/column.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { extractProfile } from './extract-profile.ts';
import { projectErrors } from './project-errors.ts';
import { readRecordId, writeRecordId } from './record-id.ts';
import { storedJson } from './stored-json.ts';

export type StoredColumn = {
  readonly name: string;
  readonly type: ColumnType;
  readonly field: FieldId | null;
  /** Null where not recorded. */
  readonly chosenBy: ColumnChoice | null;
};

export type StoredDataset = {
  readonly id: string;
  readonly label: string;
  readonly kind: DatasetKind;
  readonly wave: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly importedAt: string;
  readonly rows: number;
  readonly setAsideCount: number;
  readonly columns: readonly StoredColumn[];
};

/** Unprotected: its profile holds cell values. */
export type DatasetReport = {
  readonly fileName: string;
  readonly importedAt: string;
  readonly rows: number;
  readonly setAsideCount: number;
  readonly setAside: readonly SetAsideRow[];
  readonly columnsLeftOut: readonly ColumnLeftOut[];
  readonly remarks: readonly string[];
  readonly profile: ExtractProfile;
};

const datasetRow = z.object({
  id: z.number().int(),
  label: z.string(),
  kind: z.enum(datasetKinds.map((each) => each.id)),
  wave: z.string(),
  file_name: z.string(),
  file_sha256: z.string(),
  imported_at: z.string(),
  row_count: z.number().int(),
  left_count: z.number().int(),
  set_aside_count: z.number().int(),
});

const columnRow = z.object({
  name: z.string(),
  type: z.enum(['category', 'number', 'date', 'text']),
  field: fieldSchema.nullable(),
  chosenBy: z.enum(columnChoices).nullable(),
});

const columnLeftOut = z.strictObject({
  column: z.string(),
  looksLike: fieldSchema.nullable(),
  why: z.enum(leftOutReasons).nullable(),
});
/** Projects from before reasons were recorded hold names alone. */
const columnName = z
  .string()
  .transform((column): z.infer<typeof columnLeftOut> => ({ column, looksLike: null, why: null }));

const reportRow = z.object({
  profile: storedJson(extractProfile),
  columns_left_out: storedJson(z.array(z.union([columnName, columnLeftOut]))),
});
const setAsideRow = z.object({ row_number: z.number().int(), reason: z.string() });

/** `row_count`: imported rows; `left_count`: those remaining after fixes. */
const DATASET_COLUMNS = `id, label, kind, wave, file_name, file_sha256, imported_at, row_count, set_aside_count,
  row_count - (SELECT coalesce(sum(length(row_bytes) / 4), 0) FROM dataset_fixes
    WHERE dataset_id = datasets.id AND is_undone = 0 AND kind IN ('set-aside', 'keep-last', 'keep-first'))
    AS left_count`;

/** In the order of their waves. */
export function readDatasets(database: EncryptedDatabase): readonly StoredDataset[] {
  return database
    .all(datasetRow, `SELECT ${DATASET_COLUMNS} FROM datasets WHERE state = 'present' ORDER BY wave, id`)
    .map((row) => describeDataset(database, row));
}

function describeDataset(database: EncryptedDatabase, row: z.infer<typeof datasetRow>): StoredDataset {
  return {
    id: writeRecordId('dataset', row.id),
    label: row.label,
    kind: row.kind,
    wave: row.wave,
    fileName: row.file_name,
    sha256: row.file_sha256,
    importedAt: row.imported_at,
    rows: row.left_count,
    setAsideCount: row.set_aside_count,
    columns: database.all(
      columnRow,
      'SELECT name, type, field, chosen_by AS chosenBy FROM dataset_columns WHERE dataset_id = ? ORDER BY position',
      row.id,
    ),
  };
}

export function readDatasetReport(database: EncryptedDatabase, datasetId: string): DatasetReport {
  const row = findDataset(database, datasetId);
  const report = database.only(
    reportRow,
    'SELECT profile, columns_left_out FROM datasets WHERE id = ?',
    row.id,
  );
  const setAside = database
    .all(
      setAsideRow,
      'SELECT row_number, reason FROM set_aside_rows WHERE dataset_id = ? ORDER BY id',
      row.id,
    )
    .map((each) => ({ row: each.row_number, reason: each.reason }));
  return {
    fileName: row.file_name,
    importedAt: row.imported_at,
    rows: row.left_count,
    setAsideCount: row.set_aside_count,
    setAside,
    columnsLeftOut: report.columns_left_out,
    remarks: report.profile.remarks,
    profile: { ...report.profile, setAside },
  };
}

/** Soft delete: the data stay in the file. */
export function removeDataset(database: EncryptedDatabase, datasetId: string, now: string): void {
  runCommand(database, 'dataset.remove', now, () => {
    const { id } = findDataset(database, datasetId);
    database.run("UPDATE datasets SET state = 'removed' WHERE id = ?", id);
    return { value: undefined, detail: { datasetId } };
  });
}

/** Errors: project/no-dataset. */
export function findDataset(database: EncryptedDatabase, datasetId: string): z.infer<typeof datasetRow> {
  const row = database.first(
    datasetRow,
    `SELECT ${DATASET_COLUMNS} FROM datasets WHERE id = ? AND state = 'present'`,
    readRecordId('dataset', datasetId),
  );
  if (!row) throw projectErrors.noDataset();
  return row;
}
