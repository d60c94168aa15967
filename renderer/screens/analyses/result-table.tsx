import { cellText } from '../../../core/results/cell-text.ts';
import { markers } from '../../../core/words/figure-text.ts';
import type { Cell, ResultTable } from '../../../core/results/result.ts';
import { ScrollFrame } from '../../components/scroll-frame.tsx';

/** From this many columns on they stand closer, so that a window of 1366 × 768 shows the last one. */
const MANY_COLUMNS = 9;

export function ResultTableView({ table }: { table: ResultTable }) {
  return (
    <div className="result-table">
      <ScrollFrame label={table.title}>
        <table className={table.columns.length >= MANY_COLUMNS ? 'table table-close' : 'table'}>
          <caption>{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" key={column.id} className={column.numeric ? 'numeric' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, rowIndex) => (
              <tr key={rowIndex}>
                {row.cells.map((cell, index) => (
                  <BodyCell
                    key={table.columns[index]?.id ?? index}
                    cell={cell}
                    isHeader={index === 0}
                    isNumeric={table.columns[index]?.numeric ?? false}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {[...markerNotes(table), ...table.notes].map((note) => (
        <p className="small" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

/** Notes on the markers that occur in a table. */
function markerNotes(table: ResultTable): readonly string[] {
  const kinds = new Set(table.rows.flatMap((row) => row.cells.map((cell) => cell.kind)));
  return (['hidden', 'unavailable', 'inapplicable'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => `${markers[kind].mark} ${markers[kind].meaning}`);
}

type BodyCellProps = { readonly cell: Cell; readonly isHeader: boolean; readonly isNumeric: boolean };

function BodyCell({ cell, isHeader, isNumeric }: BodyCellProps) {
  const className = isNumeric ? 'numeric' : undefined;
  if (isHeader) {
    return (
      <th scope="row" className={className}>
        {cellText(cell)}
      </th>
    );
  }
  return <td className={className}>{cellText(cell)}</td>;
}
