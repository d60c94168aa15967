import type { TextDecoding } from '../../../ports.ts';
import { type ChunkSink, type ColumnProfile, DEFAULT_VALUE_LIMIT, type ReadOptions } from '../../reader.ts';
import { ByteDictionary } from '../columns/byte-dictionary.ts';
import { ChunkWriter } from '../columns/chunk-writer.ts';
import type { ColumnKind, FieldBatch } from '../columns/column-builder.ts';
import {
  type ColumnPlan,
  describeColumns,
  dictionariesOf,
  fixedKind,
  PlanSearch,
  type SampledColumns,
  sampledKind,
} from '../columns/column-plan.ts';
import { checkColumns, type ReadBudget } from '../read-budget.ts';
import { RowBatch } from './row-batch.ts';

/** A column of a row source: text, or numbers or days as the format stores them. */
export type SourceColumn = {
  readonly name: string;
  readonly label: string | null;
  readonly holds: 'text' | 'number' | 'date';
};

/** A table whose rows can be iterated any number of times; every format except text becomes one. */
export type RowSource = {
  /** Names are distinct. */
  readonly columns: readonly SourceColumn[];
  /** Number of rows, or an estimate. */
  readonly rows: number;
  /** Budget of the file, over all passes. */
  readonly budget: ReadBudget;
  /** Puts all rows in order, and stops where `endRow` returns false. */
  readonly putRows: (batch: RowBatch) => void | Promise<void>;
};

export type RowsRead = {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Oddities of the values, in sentences. */
  readonly remarks: readonly string[];
};

const SAMPLE_ROWS = 2_000;

/** Reads a row source into the sink; each column gets the type that all its values fit. */
export async function readRows(
  source: RowSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
): Promise<RowsRead> {
  const valueLimit = options.valueLimit ?? DEFAULT_VALUE_LIMIT;
  const { budget } = source;
  checkColumns(source.columns.length);
  const mark = budget.mark();
  const search = new PlanSearch(await planColumns(source, options));
  for (;;) {
    const { plans } = search;
    budget.releaseTo(mark);
    // A comma may be a decimal mark, since no fields are separated here.
    const writer = new ChunkWriter(plans, { hasDecimalComma: true, valueLimit, budget }, sink);
    const batch = new RowBatch(plans, budget, (rows) => appendInPieces(writer, rows));
    await source.putRows(batch);
    batch.flush();
    writer.finish();
    if (!search.isSettledBy(writer)) continue;
    sink.end(dictionariesOf(plans, writer, decode));
    const labelled = plans.map((plan, column) => ({ ...plan, label: source.columns[column]?.label ?? null }));
    const { columns, remarks } = describeColumns(labelled, writer, decode, valueLimit);
    return { rows: writer.rows, columns, remarks: [...search.remarks, ...remarks] };
  }
}

/** Cuts batches at chunk boundaries. */
function appendInPieces(writer: ChunkWriter, batch: FieldBatch): boolean {
  for (let from = 0; from < batch.rows;) {
    const rows = Math.min(writer.room(), batch.rows - from);
    writer.append(rows === batch.rows ? batch : pieceOf(batch, from, rows));
    from += rows;
  }
  return true;
}

function pieceOf(batch: FieldBatch, from: number, rows: number): FieldBatch {
  const { width, starts, ends, alike, rowNumbers, given } = batch;
  return {
    ...batch,
    rows,
    starts: starts.subarray(from * width),
    ends: ends.subarray(from * width),
    ...(alike ? { alike: alike.subarray(from * width) } : {}),
    rowNumbers: rowNumbers.subarray(from),
    given: given?.map((values) => values?.subarray(from) ?? null) ?? [],
  };
}

/** Column plans from the first rows; a pass over all rows may refute them. */
async function planColumns(source: RowSource, options: ReadOptions): Promise<ColumnPlan[]> {
  const settled = source.columns.map((column) => settledKind(column, options));
  const sampled = await sampleRows(source, settled);
  return source.columns.map(({ name }, column) => {
    const fixed = options.types?.[name];
    const dictionary = sampled.dictionaries[column] ?? new ByteDictionary();
    const kind =
      settled[column] ??
      (fixed ? fixedKind(fixed, dictionary, true) : sampledKind(dictionary, sampled, true));
    const isLeftOut = options.leaveOut?.includes(name) ?? false;
    return { name, kind, tried: [kind], isFixed: fixed !== undefined, isLeftOut };
  });
}

/** Kind of a column that needs no sample; null where one is needed. */
function settledKind({ name, holds }: SourceColumn, { types, leaveOut }: ReadOptions): ColumnKind | null {
  const fixed = types?.[name];
  if (holds !== 'text' && (fixed === undefined || fixed === holds)) {
    return { type: holds === 'number' ? 'given-number' : 'given-date' };
  }
  if (fixed === 'category' || fixed === 'text') return { type: fixed };
  return leaveOut?.includes(name) ? { type: 'text' } : null;
}

/** Samples the first rows of the columns that need it. */
async function sampleRows(
  source: RowSource,
  settled: readonly (ColumnKind | null)[],
): Promise<SampledColumns> {
  const dictionaries = source.columns.map(() => new ByteDictionary(source.budget));
  if (!settled.includes(null)) return { dictionaries, rows: 0, estimatedRows: source.rows };
  const asText: ColumnPlan[] = source.columns.map(({ name, holds }, column) => ({
    name,
    kind: { type: 'text' },
    tried: [],
    isFixed: false,
    isLeftOut: holds !== 'text' || settled[column] !== null,
  }));
  let rows = 0;
  const batch = new RowBatch(asText, source.budget, ({ bytes, view, starts, ends, width, ...taken }) => {
    for (let slot = 0; slot < taken.rows * width; slot++) {
      dictionaries[slot % width]?.codeOf(bytes, view, starts[slot]!, ends[slot]!);
    }
    rows += taken.rows;
    return rows < SAMPLE_ROWS;
  });
  await source.putRows(batch);
  batch.flush();
  return { dictionaries, rows, estimatedRows: Math.max(rows, source.rows) };
}
