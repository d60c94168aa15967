import type { TextDecoding } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Format, ReadOptions } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';
import { readRows, type SourceColumn } from '../rows/read-rows.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { EncodedText } from './encoded-text.ts';

/** A source column of a labelled file, with the oddities of the last pass. */
export type TableColumn = SourceColumn & {
  /** Whether its words are value labels, which makes it a category whatever they look like. */
  readonly areLabels: boolean;
  readonly begin: () => void;
  readonly remarks: () => readonly string[];
};

export type LabelledTable = {
  readonly format: Format;
  readonly text: EncodedText;
  /** Whether the encoding was guessed, since the file does not state it. */
  readonly isEncodingGuess: boolean;
  /** Names are distinct. */
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  readonly budget: ReadBudget;
  readonly putRows: (batch: RowBatch) => void;
  /** Remarks on the whole file, after its last pass. */
  readonly remarks: () => readonly string[];
};

/** Reads a file with described columns (SPSS, Stata, SAS) into the sink. */
export async function readTable(
  table: LabelledTable,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
): Promise<ExtractProfile> {
  const { columns, rows, budget } = table;
  const labelled = columns
    .filter(({ areLabels }) => areLabels)
    .map(({ name }) => [name, 'category'] as const);
  const types = { ...Object.fromEntries(labelled), ...options.types };
  const putRows = (batch: RowBatch): void => {
    for (const column of columns) column.begin();
    table.putRows(batch);
  };
  const read = await readRows({ columns, rows, budget, putRows }, { ...options, types }, sink, decode);
  const own = columns
    .filter(({ name }) => !options.leaveOut?.includes(name))
    .flatMap(({ name, remarks }) => remarks().map((remark) => `${name}: ${remark}.`));
  return {
    format: table.format,
    sheet: null,
    sheets: [],
    encoding: table.text.encoding,
    dialect: null,
    headerRow: null,
    rows: read.rows,
    setAsideCount: 0,
    setAside: [],
    remarks: [...encodingRemark(table), ...table.remarks(), ...own, ...read.remarks],
    columns: read.columns,
  };
}

function encodingRemark({ isEncodingGuess, text }: LabelledTable): string[] {
  if (!isEncodingGuess || !text.hasForeign) return [];
  return [
    `The file does not say how its text is encoded, so it was read as ${text.encoding}. Check letters with accents.`,
  ];
}
