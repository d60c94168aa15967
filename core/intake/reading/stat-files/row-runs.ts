import type { RowBatch } from '../rows/row-batch.ts';
import type { TableColumn } from './read-table.ts';

/** A column that is read from runs of rows. */
export type RunColumn<Rows> = TableColumn & {
  readonly put: (batch: RowBatch, column: number, rows: Rows, count: number) => void;
};

/** Fills the batch run by run until it is full; `next(most)` answers how many rows it read, 0 at the end. */
export function putRuns<Rows extends { readonly next: (most: number) => number }>(
  batch: RowBatch,
  columns: readonly RunColumn<Rows>[],
  rows: Rows,
): void {
  const wanted = columns.flatMap(({ put }, column) => (batch.isWanted(column) ? [{ put, column }] : []));
  let before = 0;
  for (let count = rows.next(batch.room()); count > 0; count = rows.next(batch.room())) {
    for (const { put, column } of wanted) put(batch, column, rows, count);
    if (!batch.endRows(before + 1, count)) return;
    before += count;
  }
}
