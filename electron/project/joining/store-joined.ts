import { createHash } from 'node:crypto';
import type { JoinRecord } from '../../../core/intake/joining/join-record.ts';
import {
  type BeforeJoin,
  CHUNK_ROWS,
  type ChunkColumn,
  type ColumnProfile,
  type ExtractProfile,
} from '../../../core/intake/reader.ts';
import { type Column, MISSING_DAY } from '../../../core/table/column.ts';
import { leftOutBefore } from './before-join.ts';
import type { Imported } from '../import/import-extract.ts';
import type { Join, JoinedColumn } from './join.ts';
import type { Call, ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';

export type Joined = {
  readonly left: StoredDataset;
  readonly right: StoredDataset;
  readonly join: Join;
  readonly columns: readonly JoinedColumn[];
  readonly record: JoinRecord;
  readonly before: BeforeJoin;
  readonly remarks: readonly string[];
  readonly rows: number;
};

/** Stores a joined dataset, whole or not at all. */
export async function storeJoined(session: ProjectSession, call: Call, joined: Joined): Promise<Imported> {
  const { left, right, join, columns, rows } = joined;
  const fileName = `${left.label} + ${right.label}`;
  const { kind, wave } = left;
  const writer = session.store.beginImport({ label: join.label, kind, wave, fileName, now: call.now });
  try {
    writer.begin(columns.map(({ name, column }) => ({ name, type: column.type })));
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      call.job.report(from, rows, 'Joining');
      const to = Math.min(rows, from + CHUNK_ROWS);
      writer.chunk({ rows: to - from, columns: columns.map(({ column }) => partOf(column, from, to)) });
    }
    writer.end(columns.map(({ column }) => (column.type === 'category' ? column.labels : null)));
    const remarks = [...joined.remarks];
    const datasetId = writer.finish({
      profile: { ...profileOf(columns, rows, remarks), ...provenanceOf(session, joined) },
      sha256: createHash('sha256').update(`${left.sha256}${right.sha256}`).digest('hex'),
      mapping: columns.flatMap(({ name, field, chosenBy }) =>
        field === null ? [] : [{ column: name, field, ...(chosenBy === null ? {} : { chosenBy }) }],
      ),
      columnsLeftOut: leftOutBefore(session, [left, right]),
      codingsOf: [
        { datasetId: left.id, fields: left.columns.flatMap(({ field }) => field ?? []) },
        { datasetId: right.id, fields: join.fields },
      ],
    });
    session.onChange();
    return { datasetId, rows, setAsideCount: 0, columnsLeftOut: [], remarks };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** Joins behind the dataset, the latest last. */
function provenanceOf(
  session: ProjectSession,
  { left, right, record, before }: Joined,
): Pick<ExtractProfile, 'joins' | 'before' | 'identifiers'> {
  const [one, other] = [left, right].map(({ id }) => session.store.datasetReport(id).profile);
  const identifiers = one?.identifiers;
  return {
    joins: [...(one?.joins ?? []), ...(other?.joins ?? []), record],
    before,
    ...(identifiers === undefined ? {} : { identifiers }),
  };
}

function partOf(column: Column, from: number, to: number): ChunkColumn {
  switch (column.type) {
    case 'category':
      return { type: 'category', codes: column.codes.slice(from, to) };
    case 'number':
      return { type: 'number', values: column.values.slice(from, to) };
    case 'date':
      return { type: 'date', days: column.days.slice(from, to) };
    case 'text': {
      const start = column.offsets[from]!;
      return {
        type: 'text',
        offsets: column.offsets.slice(from, to + 1).map((offset) => offset - start),
        bytes: column.bytes.slice(start, column.offsets[to]),
      };
    }
  }
}

function profileOf(
  columns: readonly JoinedColumn[],
  rows: number,
  remarks: readonly string[],
): ExtractProfile {
  return {
    format: 'join',
    sheet: null,
    sheets: [],
    encoding: null,
    dialect: null,
    headerRow: null,
    rows,
    setAsideCount: 0,
    setAside: [],
    remarks,
    columns: columns.map(({ name, column }): ColumnProfile => {
      const distinct = column.type === 'category' ? column.labels.length - 1 : 0;
      return { name, label: null, type: column.type, missing: blanksIn(column), distinct, values: [] };
    }),
  };
}

function blanksIn(column: Column): number {
  let blanks = 0;
  switch (column.type) {
    case 'category':
      for (const code of column.codes) if (code === 0) blanks++;
      return blanks;
    case 'number':
      for (const value of column.values) if (Number.isNaN(value)) blanks++;
      return blanks;
    case 'date':
      for (const day of column.days) if (day === MISSING_DAY) blanks++;
      return blanks;
    case 'text':
      for (let row = 0; row + 1 < column.offsets.length; row++) {
        if (column.offsets[row] === column.offsets[row + 1]) blanks++;
      }
      return blanks;
  }
}
