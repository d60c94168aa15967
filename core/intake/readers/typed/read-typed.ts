import { AppError } from '../../../errors.ts';
import type { TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Format, ReadOptions } from '../../reader.ts';
import { readRows } from '../rows/read-rows.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { ColumnTurned, newNotes, noteRemarks } from './column-notes.ts';
import { type Conversion, holdsOf } from './convert.ts';
import type { Meaning } from './values.ts';

export type TypedColumn = {
  readonly name: string;
  readonly label: string | null;
  readonly meaning: Meaning;
};

/** A file whose columns have types of their own. */
export type TypedTable = {
  readonly format: Format;
  readonly rows: number;
  /** Names are distinct. */
  readonly columns: readonly TypedColumn[];
  /** Names of columns that hold several values in a row, and of those whose values no table can hold. */
  readonly nested: readonly string[];
  readonly unreadable: readonly string[];
  /** As RowSource; null in `conversions` are columns that are left out. `beforeRows` is told of the progress. */
  readonly putRows: (
    batch: RowBatch,
    conversions: readonly (Conversion | null)[],
    beforeRows: (rowsDone: number) => void,
  ) => void;
};

const ROWS_BETWEEN_REPORTS = 16_384;

type Turn = ColumnTurned['into'];

/** Reads with what the schema says, and again wherever a value shows that a column must be read in another way. */
export async function readTypedColumns(
  table: TypedTable,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  const turns = new Map<TypedColumn, Turn>();
  for (;;) {
    const columns = table.columns.filter((column) => turns.get(column) !== 'left-out');
    if (columns.length === 0) throw noColumns(table);
    try {
      return await readAs(table, columns, turns, options, sink, decode, work);
    } catch (error) {
      const column = error instanceof ColumnTurned ? columns[error.column] : undefined;
      if (!column || !(error instanceof ColumnTurned)) throw error;
      turns.set(column, error.into);
    }
  }
}

async function readAs(
  table: TypedTable,
  columns: readonly TypedColumn[],
  turns: ReadonlyMap<TypedColumn, Turn>,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  const isKeptAsText = (column: TypedColumn): boolean => turns.get(column) === 'text';
  let notes = columns.map(newNotes);
  const putRows = (batch: RowBatch): void => {
    notes = columns.map(newNotes);
    const conversions = table.columns.map((column) => {
      const index = columns.indexOf(column);
      return index < 0
        ? null
        : {
            column: index,
            meaning: column.meaning,
            isKeptAsText: isKeptAsText(column),
            notes: notes[index] ?? newNotes(),
          };
    });
    table.putRows(batch, conversions, (rowsDone) => {
      if (rowsDone % ROWS_BETWEEN_REPORTS !== 0) return;
      work.checkCancelled();
      work.report(rowsDone, table.rows);
    });
  };
  const source = {
    columns: columns.map((column) => ({
      name: column.name,
      label: column.label,
      holds: holdsOf(column.meaning, isKeptAsText(column)),
    })),
    rows: table.rows,
    putRows,
  };
  const read = await readRows(source, options, sink, decode);
  return {
    format: table.format,
    sheet: null,
    sheets: [],
    encoding: null,
    dialect: null,
    headerRow: null,
    rows: read.rows,
    setAsideCount: 0,
    setAside: [],
    remarks: [
      ...leftOutRemarks(table, turns),
      ...columns.flatMap((column, index) => remarksAbout(column, isKeptAsText(column), notes[index])),
      ...read.remarks,
      ...(read.rows === 0 ? ['The file has columns and no rows.'] : []),
    ],
    columns: read.columns,
  };
}

function leftOutRemarks(table: TypedTable, turns: ReadonlyMap<TypedColumn, Turn>): string[] {
  const bytes = table.columns.filter((column) => turns.get(column) === 'left-out').map(({ name }) => name);
  return [
    ...table.nested.map((name) => `${name}: it holds several values in one row and was left out.`),
    ...[...table.unreadable, ...bytes].map(
      (name) => `${name}: it holds bytes that are not text and was left out.`,
    ),
  ];
}

function remarksAbout(
  { name, meaning }: TypedColumn,
  isKeptAsText: boolean,
  notes = newNotes(),
): readonly string[] {
  const zone = meaning.is === 'instant' ? meaning.zone : meaning.is === 'int96' ? 'UTC' : null;
  const remarks = noteRemarks(notes, zone);
  if (isKeptAsText) remarks.push('some numbers have too many digits to count with, so it was read as text');
  return remarks.map((remark) => `${name}: ${remark}.`);
}

const MOST_NAMES = 5;

function noColumns({ nested, unreadable, columns }: TypedTable): AppError {
  const names = [...nested, ...unreadable, ...columns.map(({ name }) => name)];
  const named = names.slice(0, MOST_NAMES).join(', ');
  return new AppError(
    'intake/no-columns',
    names.length === 0
      ? 'The file has no columns.'
      : `The columns of the file hold lists or bytes, which a table cannot hold: ${named}${names.length > MOST_NAMES ? ' and more' : ''}.`,
    'Write the table again with one value in each cell, or export it as CSV.',
  );
}
