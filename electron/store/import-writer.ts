import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { ColumnChoice, ColumnLeftOut } from '../../core/intake/mapping/column-choice.ts';
import type { DatasetKind, FieldId } from '../../core/table/fields.ts';
import type { Chunk, ChunkSink, ExtractProfile } from '../../core/intake/reader.ts';
import type { SavedCoding } from '../../core/intake/mapping/saved-mapping.ts';
import type { ColumnType } from '../../core/table/column.ts';
import { runCommand } from './audit.ts';
import { checkChunk, checkDictionary, greatestCodeOf, unusable } from './chunk-check.ts';
import { copyCodings, putCodings } from './codings.ts';
import { insertChunk } from './columns.ts';
import type { EncryptedDatabase } from './database.ts';
import { extractProfile } from './extract-profile.ts';
import { forgetArriving } from './forget-arriving.ts';
import { writeRecordId } from './record-id.ts';

export type ImportDetails = {
  readonly label: string;
  readonly kind: DatasetKind;
  /** Date of the data, YYYY-MM-DD. */
  readonly wave: string;
  readonly fileName: string;
  readonly now: string;
};

export type ImportEnd = {
  readonly profile: ExtractProfile;
  /** SHA-256 of the file in hexadecimal. */
  readonly sha256: string;
  readonly mapping: readonly {
    readonly column: string;
    readonly field: FieldId | null;
    readonly chosenBy?: ColumnChoice;
  }[];
  readonly columnsLeftOut: readonly ColumnLeftOut[];
  /** Datasets and fields whose codings are copied. */
  readonly codingsOf?: readonly { readonly datasetId: string; readonly fields: readonly FieldId[] }[];
  /** Codings of a saved mapping. */
  readonly codings?: readonly SavedCoding[];
};

/** Stores an extract chunk by chunk, invisible until `finish`. */
export type ImportWriter = ChunkSink & {
  /** Makes the dataset visible; returns its id. */
  readonly finish: (end: ImportEnd) => string;
  /** Deletes the stored part and shrinks the file to its former size. */
  readonly abandon: () => Promise<void>;
};

type ArrivingColumn = {
  readonly id: number;
  readonly type: ColumnType;
  greatestCode: number;
  textBytes: number;
};

/** Text offsets are signed 32-bit. */
const MOST_TEXT_BYTES = 2 ** 31 - 1;

export function beginImport(database: EncryptedDatabase, details: ImportDetails): ImportWriter {
  const { label, kind, wave, fileName, now } = details;
  const dataset = database.run(
    "INSERT INTO datasets (state, label, kind, wave, file_name) VALUES ('arriving', ?, ?, ?, ?)",
    label,
    kind,
    wave,
    fileName,
  ).id;
  let columns: readonly ArrivingColumn[] = [];
  let chunkCount = 0;
  let rowCount = 0;

  return {
    begin(described) {
      database.transact(() => {
        database.run('DELETE FROM dataset_columns WHERE dataset_id = ?', dataset);
        columns = described.map(({ name, type }, position) => ({
          id: insertColumn(database, dataset, position, name, type),
          type,
          greatestCode: 0,
          textBytes: 0,
        }));
      });
      chunkCount = 0;
      rowCount = 0;
    },
    chunk(chunk) {
      checkChunk(
        chunk,
        columns.map((each) => each.type),
      );
      database.transact(() => storeChunk(database, columns, chunkCount, chunk));
      chunkCount += 1;
      rowCount += chunk.rows;
    },
    end(dictionaries) {
      database.transact(() => storeDictionaries(database, columns, dictionaries));
    },
    finish(end) {
      if (end.profile.rows !== rowCount) throw unusable();
      const datasetId = writeRecordId('dataset', dataset);
      runCommand(database, 'dataset.import', now, () => {
        storeEnd(database, dataset, end, now);
        return { value: undefined, detail: describeImport(datasetId, details, end) };
      });
      tidyLog(database);
      return datasetId;
    },
    abandon: () => forgetArriving(database, dataset),
  };
}

/** Checkpoint after an import. On a full disk it fails; the data are safe in the log, and closing tries again. */
function tidyLog(database: EncryptedDatabase): void {
  try {
    database.checkpoint();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function insertColumn(
  database: EncryptedDatabase,
  dataset: number,
  position: number,
  name: string,
  type: ColumnType,
): number {
  const sql = 'INSERT INTO dataset_columns (dataset_id, position, name, type) VALUES (?, ?, ?, ?)';
  return database.run(sql, dataset, position, name, type).id;
}

function storeChunk(
  database: EncryptedDatabase,
  columns: readonly ArrivingColumn[],
  chunkIndex: number,
  chunk: Chunk,
): void {
  for (const [index, column] of chunk.columns.entries()) {
    const target = columns[index];
    if (!target) throw unusable();
    if (column.type === 'category') {
      target.greatestCode = Math.max(target.greatestCode, greatestCodeOf(column.codes));
    }
    if (column.type === 'text') target.textBytes += column.bytes.length;
    if (target.textBytes > MOST_TEXT_BYTES) throw tooMuchText();
    insertChunk(database, target.id, chunkIndex, chunk.rows, column);
  }
}

function storeDictionaries(
  database: EncryptedDatabase,
  columns: readonly ArrivingColumn[],
  dictionaries: readonly (readonly string[] | null)[],
): void {
  for (const [index, column] of columns.entries()) {
    if (column.type !== 'category') continue;
    const labels = dictionaries[index];
    checkDictionary(labels, column.greatestCode);
    const sql = 'INSERT INTO column_dictionaries (column_id, labels) VALUES (?, ?)';
    database.run(sql, column.id, JSON.stringify(labels));
  }
}

function storeEnd(database: EncryptedDatabase, dataset: number, end: ImportEnd, now: string): void {
  const { setAside, ...profile } = extractProfile.parse(end.profile);
  for (const { column, field, chosenBy = null } of end.mapping) {
    const sql = 'UPDATE dataset_columns SET field = ?, chosen_by = ? WHERE dataset_id = ? AND name = ?';
    if (database.run(sql, field, chosenBy, dataset, column).changes === 0) throw unknownColumn();
  }
  for (const { row, reason } of setAside) {
    database.run(
      'INSERT INTO set_aside_rows (dataset_id, row_number, reason) VALUES (?, ?, ?)',
      dataset,
      row,
      reason,
    );
  }
  database.run(
    `UPDATE datasets SET state = 'present', file_sha256 = ?, row_count = ?, set_aside_count = ?, profile = ?,
       columns_left_out = ?, imported_at = ? WHERE id = ?`,
    end.sha256,
    profile.rows,
    profile.setAsideCount,
    JSON.stringify({ ...profile, setAside: [] }),
    JSON.stringify(end.columnsLeftOut),
    now,
    dataset,
  );
  for (const { datasetId, fields } of end.codingsOf ?? []) copyCodings(database, datasetId, dataset, fields);
  putCodings(database, writeRecordId('dataset', dataset), end.codings ?? []);
  const missing = database.first(
    z.object({ id: z.number() }),
    `SELECT c.id FROM dataset_columns c LEFT JOIN column_dictionaries d ON d.column_id = c.id
     WHERE c.dataset_id = ? AND c.type = 'category' AND d.column_id IS NULL LIMIT 1`,
    dataset,
  );
  if (missing) throw unusable();
}

function describeImport(datasetId: string, details: ImportDetails, end: ImportEnd) {
  return {
    datasetId,
    kind: details.kind,
    wave: details.wave,
    sha256: end.sha256,
    rows: end.profile.rows,
    setAsideCount: end.profile.setAsideCount,
    fields: end.mapping.flatMap(({ field }) => (field ? [field] : [])),
    columnsLeftOut: end.columnsLeftOut.length,
    ...(end.profile.confirmed === undefined ? {} : { columnsConfirmed: end.profile.confirmed }),
    ...(end.codingsOf === undefined || end.codingsOf.length === 0
      ? {}
      : { codingsOf: end.codingsOf.map((each) => each.datasetId) }),
    ...(end.codings === undefined || end.codings.length === 0
      ? {}
      : { savedCodings: end.codings.map((each) => each.field) }),
  };
}

function unknownColumn(): AppError {
  return new AppError(
    'intake/unknown-column',
    'A column that was given a meaning is not among those that were read.',
    'Open the file again and check the mapping.',
  );
}

function tooMuchText(): AppError {
  return new AppError(
    'intake/too-much-text',
    'A text column holds more than 2 GB.',
    'Leave that column out and import the file again.',
  );
}
