import type { Cell, ResultTable } from '../../../core/analyses/result.ts';
import { ScrollFrame } from '../../components/scroll-frame.tsx';
import { cellText } from './cell-text.ts';

/** Markers that a table explains under itself. Source: Government Analysis Function, symbols in tables. */
const markers = [
  { kind: 'hidden', text: '[c] not shown, to protect individuals' },
  { kind: 'unavailable', text: '[x] not available' },
  { kind: 'inapplicable', text: '[z] does not apply' },
] as const satisfies readonly { kind: Cell['kind']; text: string }[];

export function ResultTableView({ table }: { table: ResultTable }) {
  const used = markers.filter(({ kind }) =>
    table.rows.some((row) => row.cells.some((cell) => cell.kind === kind)),
  );
  return (
    <div className="result-table">
      <ScrollFrame label={table.title}>
        <table className="table">
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
      {[...used.map((marker) => marker.text), ...table.notes].map((note) => (
        <p className="small" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
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
