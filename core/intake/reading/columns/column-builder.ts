import type { TextDecoding } from '../../../ports.ts';
import type { ColumnType } from '../../../table/column.ts';
import type { ChunkColumn } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';
import type { DecimalMark } from './number-text.ts';

/** Some rows found in a block of bytes. Field c of row r is `bytes[starts[r * width + c], ends[r * width + c])`. */
export type FieldBatch = {
  readonly bytes: Uint8Array;
  /** The same memory as `bytes`. */
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where the reader can tell: fields of one column with the same number hold the same bytes; 0 says nothing. */
  readonly alike?: Uint16Array;
  readonly width: number;
  readonly rows: number;
  /** The row of each record in the file. */
  readonly rowNumbers: Int32Array;
  /** By column, values that the format holds as numbers or as days; NaN is missing. Such a column has no bytes. */
  readonly given?: readonly (Float64Array | null)[];
};

/** No number in `alike` is greater. A power of two. */
export const MOST_ALIKE = 512;

/** How the values of a column are read. `blank` is a nameless column that held nothing so far. */
export type ColumnKind =
  | { readonly type: 'category' }
  | { readonly type: 'text' }
  | { readonly type: 'number'; readonly decimal: DecimalMark }
  | { readonly type: 'date'; readonly isMonthFirst: boolean }
  | { readonly type: 'given-number' }
  | { readonly type: 'given-date' }
  | { readonly type: 'blank' };

/** What was found in a column, in the words of ColumnProfile. */
export type ColumnFindings = {
  readonly missing: number;
  readonly distinct: number;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Sentences without the column's name, for example `3 values could not be read as numbers`. */
  readonly remarks: readonly string[];
};

/** Turns the bytes of one column into typed arrays, chunk by chunk, and gathers evidence about its type. */
export type ColumnBuilder = {
  readonly append: (batch: FieldBatch, column: number) => void;
  /** Chunk of the values appended since the last one, in fresh buffers; null for a blank column. */
  readonly takeChunk: () => ChunkColumn | null;
  /** The first row that cannot be read as this kind; null while all fit. Never set where the kind is fixed. */
  readonly contradictedAt: () => number | null;
  /** Better column type, judged by everything appended; null where this one fits. */
  readonly revise: (rows: number) => ColumnKind | null;
  readonly findings: (decode: TextDecoding, valueLimit: number) => ColumnFindings;
  /** Labels of a category column. */
  readonly labels: (decode: TextDecoding) => readonly string[] | null;
};

export type BuilderSettings = {
  /** A person or a recipe fixed the type: what cannot be read becomes missing. */
  readonly isFixed: boolean;
  /** How many values are still counted once a column has too many of them. */
  readonly valueLimit: number;
  /** Whether a comma can be a decimal mark, which it cannot where commas separate the fields. */
  readonly hasDecimalComma: boolean;
  readonly budget: ReadBudget;
};

export function sameKind(left: ColumnKind, right: ColumnKind): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

export function columnTypeOf(kind: ColumnKind): ColumnType {
  switch (kind.type) {
    case 'blank':
      return 'category';
    case 'given-number':
      return 'number';
    case 'given-date':
      return 'date';
    default:
      return kind.type;
  }
}
