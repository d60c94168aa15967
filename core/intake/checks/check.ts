import type { CategoryColumn, Column, DateColumn, NumberColumn, TextColumn } from '../../table/column.ts';
import type { DatasetKind, FieldId } from '../../table/fields.ts';
import type { PossibleFix } from './fix-kinds.ts';

/** Input of a check: the dataset after earlier fixes, answers as they are coded. */
export type CheckedDataset = {
  readonly kind: DatasetKind;
  /** Date of the wave, in days since 1970-01-01. */
  readonly day: number;
  readonly rows: number;
  /** Null where no column is mapped to the field. */
  readonly column: (field: FieldId) => Column | null;
  readonly allColumns: () => readonly Column[];
  /** Fields that a column is mapped to. */
  readonly fields: readonly FieldId[];
  /** Whether a person confirmed the order of the grades. */
  readonly areGradesInOrder: boolean;
  readonly waveBefore: WaveBefore | null;
};

/** The previous wave of the same kind. */
export type WaveBefore = {
  readonly label: string;
  readonly column: (field: FieldId) => CategoryColumn | null;
};

export type CheckFinding = {
  readonly id: string;
  readonly sentence: string;
  readonly why: string;
  readonly count: number;
  /** Row indices in ascending order; empty where the finding is about answers and not about rows. */
  readonly rows: Int32Array;
  /** The suggested fix first. Leaving the rows as they are is always possible and is not listed. */
  readonly fixes: readonly PossibleFix[];
  /** The field whose answers the finding is about; the window leads to its answers on Group answers. */
  readonly answersOf: FieldId | null;
};

export type Check = {
  readonly id: string;
  readonly title: string;
  /** Ids of all findings that this check can report; recipes name them. */
  readonly findingIds: readonly string[];
  readonly find: (dataset: CheckedDataset) => readonly CheckFinding[];
};

export function datesOf(dataset: CheckedDataset, field: FieldId): DateColumn | null {
  const column = dataset.column(field);
  return column?.type === 'date' ? column : null;
}

export function numbersOf(dataset: CheckedDataset, field: FieldId): NumberColumn | null {
  const column = dataset.column(field);
  return column?.type === 'number' ? column : null;
}

export function categoriesOf(dataset: CheckedDataset, field: FieldId): CategoryColumn | null {
  const column = dataset.column(field);
  return column?.type === 'category' ? column : null;
}

export function identifiersOf(dataset: CheckedDataset): TextColumn | null {
  const column = dataset.column('person-id');
  return column?.type === 'text' ? column : null;
}

export function rowsWhere(rows: number, isWanted: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (isWanted(row)) found[count++] = row;
  return found.slice(0, count);
}
