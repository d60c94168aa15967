import type { TextDecoding } from '../../../ports.ts';
import type { ColumnType } from '../../../table/column.ts';
import type { ChunkColumn } from '../../reader.ts';
import type { ReadBudget } from '../read-budget.ts';
import type { DecimalMark } from './number-text.ts';

/** Rows found in a block of bytes. Field c of row r is `bytes[starts[r * width + c], ends[r * width + c])`. */
export type FieldBatch = {
  readonly bytes: Uint8Array;
  /** The same memory as `bytes`. */
  readonly view: DataView;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Field ids, where the reader has them: within a column, the same id means the same bytes; 0 means unknown. */
  readonly alike?: Uint16Array;
  readonly width: number;
  readonly rows: number;
  /** Row number of each record in the file. */
  readonly rowNumbers: Int32Array;
  /**
   * By column: values that the format stores as numbers or days, NaN where missing; null for columns given as bytes.
   */
  readonly given?: readonly (Float64Array | null)[];
};

/** Largest field id; a power of two. */
export const MOST_ALIKE = 512;

/** Type and format of a column's values. `blank`: a nameless column without a value so far. */
export type ColumnKind =
  | { readonly type: 'category' }
  | { readonly type: 'text' }
  | { readonly type: 'number'; readonly decimal: DecimalMark }
  | { readonly type: 'date'; readonly isMonthFirst: boolean }
  | { readonly type: 'given-number' }
  | { readonly type: 'given-date' }
  | { readonly type: 'blank' };

/** Findings about a column, as in ColumnProfile. */
export type ColumnFindings = {
  readonly missing: number;
  readonly distinct: number;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Remarks without the column's name, for example `3 values could not be read as numbers`. */
  readonly remarks: readonly string[];
};

/** Converts the bytes of one column to typed arrays, chunk by chunk, and gathers evidence on its type. */
export type ColumnBuilder = {
  readonly append: (batch: FieldBatch, column: number) => void;
  /** Chunk of the values appended since the last one, in fresh buffers; null for a blank column. */
  readonly takeChunk: () => ChunkColumn | null;
  /** First row that cannot be read as this kind; null while all fit, and always where the kind is fixed. */
  readonly contradictedAt: () => number | null;
  /** Better column type, judged by everything appended; null where this one fits. */
  readonly revise: (rows: number) => ColumnKind | null;
  readonly findings: (decode: TextDecoding, valueLimit: number) => ColumnFindings;
  /** Labels of a category column. */
  readonly labels: (decode: TextDecoding) => readonly string[] | null;
};

export type BuilderSettings = {
  /** Whether a person or a recipe fixed the type; then unreadable values become missing. */
  readonly isFixed: boolean;
  /** Number of values that are still counted once a column has too many. */
  readonly valueLimit: number;
  /** Whether a comma can be a decimal mark; it cannot where commas separate fields. */
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
