import { cellText } from '../../results/cell-text.ts';
import { markers } from '../../words/figure-text.ts';
import { escapeXml as escape } from '../../charts/xml.ts';
import type { ResultTable } from '../../results/result.ts';

export function tableHtml(table: ResultTable, id: string): string {
  const classes = columnClasses(table);
  const head = table.columns.map(
    (column, index) => `<th scope="col"${classes[index] ?? ''}>${escape(column.label)}</th>`,
  );
  const rows = table.rows.map(({ cells }) => {
    const texts = cells.map((cell, index) => {
      const text = escape(cellText(cell));
      const columnClass = classes[index] ?? '';
      return index === 0 ? `<th scope="row"${columnClass}>${text}</th>` : `<td${columnClass}>${text}</td>`;
    });
    return `<tr>${texts.join('')}</tr>`;
  });
  const notes = [...table.notes, ...markNotes(table)];
  return `<div class="table" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table${table.rows.length > MOST_UNBROKEN_ROWS ? ' class="long"' : ''}>
<caption id="${id}-caption">${escape(table.title)}</caption>
<thead>
<tr>${head.join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>${notes.length === 0 ? '' : `\n<p class="note">${notes.map(escape).join(' ')}</p>`}
</div>`;
}

/** Longer tables may break between rows and repeat their header; kept whole they would leave pages nearly empty. */
const MOST_UNBROKEN_ROWS = 14;

/** Characters of text columns that fit on one line beside seven numeric columns on A4. */
const ROOM_FOR_NAMES = 48;

function columnClasses(table: ResultTable): readonly string[] {
  let room = ROOM_FOR_NAMES;
  return table.columns.map(({ numeric }, index) => {
    if (numeric) return ' class="number"';
    const longest = Math.max(
      0,
      ...table.rows.map(({ cells }) => (cells[index] ? cellText(cells[index]).length : 0)),
    );
    if (longest > room) return '';
    room -= longest;
    return ' class="name"';
  });
}

/** Notes on the markers in a table. */
function markNotes({ rows }: ResultTable): readonly string[] {
  const kinds = new Set(rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  return (['hidden', 'unavailable', 'inapplicable'] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => `${markers[kind].mark}: ${markers[kind].meaning}`);
}
