import type { TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, ReadOptions } from '../../reader.ts';
import { readRows, type RowSource } from '../rows/read-rows.ts';
import { ColumnTurned } from './column-notes.ts';
import { type Conversion, holdsOf } from './convert.ts';
import { leftOutRemarks, noColumns, remarksAbout } from './typed-remarks.ts';
import type { TypedColumn, TypedTable } from './typed-table.ts';

const ROWS_BETWEEN_REPORTS = 16_384;

type Host = {
  readonly options: ReadOptions;
  readonly sink: ChunkSink;
  readonly decode: TextDecoding;
  readonly work: Work;
};

/**
 * Reads columns by the types of the schema, and again whenever a value shows that a column needs another conversion.
 */
export async function readTypedColumns(table: TypedTable, host: Host): Promise<ExtractProfile> {
  const asText = new Set<TypedColumn>();
  const leftOut = new Set(table.columns.filter(({ meaning }) => meaning === null));
  for (;;) {
    const kept = table.columns.filter((column) => !leftOut.has(column));
    if (kept.length === 0) throw noColumns(table);
    try {
      return await readAs(table, kept, asText, host);
    } catch (error) {
      const column = error instanceof ColumnTurned ? kept[error.column] : undefined;
      if (!column || !(error instanceof ColumnTurned)) throw error;
      (error.into === 'text' ? asText : leftOut).add(column);
    }
  }
}

async function readAs(
  table: TypedTable,
  kept: readonly TypedColumn[],
  asText: ReadonlySet<TypedColumn>,
  { options, sink, decode, work }: Host,
): Promise<ExtractProfile> {
  let conversions: readonly Conversion[] = [];
  const source: RowSource = {
    columns: kept.map((column) => ({
      name: column.name,
      label: null,
      holds: holdsOf(column.meaning ?? { is: 'nothing' }, asText.has(column)),
    })),
    rows: table.rows,
    budget: table.budget,
    putRows(batch) {
      conversions = kept.map((each, column) => conversionOf(each, column, asText.has(each)));
      const byColumn = table.columns.map((column) => conversions[kept.indexOf(column)] ?? null);
      let rowsReported = -ROWS_BETWEEN_REPORTS;
      table.putRows(batch, byColumn, (rowsDone) => {
        if (rowsDone < rowsReported + ROWS_BETWEEN_REPORTS) return;
        rowsReported = rowsDone;
        work.checkCancelled();
        work.report(rowsDone, table.rows);
      });
    },
  };
  const read = await readRows(source, withCategories(options, kept), sink, decode);
  const about = kept.flatMap((column, index) => {
    const notes = conversions[index]?.notes;
    return notes ? remarksAbout(column, asText.has(column), notes) : [];
  });
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
    remarks: [...leftOutRemarks(table, kept), ...about, ...read.remarks],
    columns: read.columns,
  };
}

function conversionOf({ meaning }: TypedColumn, column: number, isKeptAsText: boolean): Conversion {
  const notes = { hasTimes: false, otherDays: 0, infinite: 0 };
  return { column, meaning: meaning ?? { is: 'nothing' }, isKeptAsText, notes };
}

/** Columns that the file marks as categorical become categories unless a person fixed another type. */
function withCategories(options: ReadOptions, kept: readonly TypedColumn[]): ReadOptions {
  const categories = kept.filter(({ isCategory }) => isCategory);
  if (categories.length === 0) return options;
  const types = Object.fromEntries(categories.map(({ name }) => [name, 'category' as const]));
  return { ...options, types: { ...types, ...options.types } };
}
