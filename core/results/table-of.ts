import type { Cell, ResultTable } from './result.ts';

export type ColumnOf<Row> = {
  readonly id: string;
  readonly label: string;
  /** Whether its cells are figures; true by default. */
  readonly numeric?: boolean;
  readonly cell: (row: Row) => Cell;
};

/** Builds a table from columns with cell functions, so that every row has exactly its columns' cells. */
export function tableOf<Row>(table: {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ColumnOf<Row>[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}): ResultTable {
  const { id, title, columns, rows, notes } = table;
  return {
    id,
    title,
    columns: columns.map((column) => ({
      id: column.id,
      label: column.label,
      numeric: column.numeric ?? true,
    })),
    rows: rows.map((row) => ({ cells: columns.map(({ cell }) => cell(row)) })),
    notes,
  };
}

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}
