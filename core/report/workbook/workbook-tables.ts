import { contextItems } from '../document/context-items.ts';
import { lookingAt } from '../document/finding-section.ts';
import { fileSlug } from '../document/file-slug.ts';
import type { NumberedFinding } from '../document/numbered-finding.ts';
import {
  line,
  type NumberFormat,
  type Sheet,
  type SheetCell,
  type SheetTable,
  textCell,
} from './workbook.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import { columnUnits } from '../../results/units.ts';
import { type FigureUnit, figureUnits, isOfFigures } from '../../words/figure-units.ts';
import { cellText } from '../../results/cell-text.ts';
import { markers, roundTo } from '../../words/figure-text.ts';

type Note = { readonly number: number; readonly text: string };

/** A table with its sheet. */
export type PlacedTable = {
  /** Sheet name such as "Table 2a". */
  readonly sheetName: string;
  readonly caption: string;
  readonly finding: NumberedFinding;
  readonly table: ResultTable;
  readonly notes: readonly Note[];
};

/** Numbers distinct notes across all tables. */
export function placeTables(findings: readonly NumberedFinding[]): {
  readonly tables: readonly PlacedTable[];
  readonly notes: readonly Note[];
} {
  const texts = [...new Set(findings.flatMap(({ result }) => result.tables.flatMap((table) => table.notes)))];
  const notes = texts.map((text, index) => ({ number: index + 1, text }));
  const tables = findings.flatMap((finding) =>
    finding.result.tables.map((table, index) => ({
      sheetName: `Table ${finding.number}${letters(index)}`,
      caption: finding.scope === '' ? table.title : `${table.title} (${finding.scope})`,
      finding,
      table,
      notes: notes.filter(({ text }) => table.notes.includes(text)),
    })),
  );
  return { tables, notes };
}

/** a to z, then aa. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

export function tableSheet({ sheetName, caption, finding, table, notes }: PlacedTable): Sheet {
  const { result } = finding;
  const marks = notes.map(({ number }) => ` [note ${number}]`).join('');
  const headline = result.sentences[0];
  return {
    name: sheetName,
    title: `${sheetName}: ${caption}${marks}`,
    lines: [
      line('This worksheet contains one table.'),
      ...(notes.length > 0 ? [line('Notes are on the worksheet Notes', 'Notes')] : []),
      line(`Looking at: ${lookingAt(result)}`),
      ...(headline === undefined
        ? []
        : [line(`Finding: ${headline}${result.strength === null ? '' : ` ${result.strength.label}.`}`)]),
      line(sourceText(finding)),
      ...marksIn(table).map((kind) => line(`${markers[kind].mark}: ${markers[kind].meaning}`)),
    ],
    table: sheetTable(
      table,
      `table_${fileSlug(sheetName.slice(6))}_${fileSlug(table.id)}`.replaceAll('-', '_'),
    ),
    firstWidth: 50,
  };
}

function sourceText({ result }: NumberedFinding): string {
  const items = contextItems(result.context);
  const of = (term: string): string => items.find((item) => item.term === term)?.description ?? '';
  const comparison = result.context.benchmark ? ` Comparison: ${of('Source')}.` : '';
  return `Source: ${of('Data')}, ${of('Wave')}.${comparison}`;
}

type MarkKind = keyof typeof markers;

function marksIn({ rows }: ResultTable): readonly MarkKind[] {
  const kinds = new Set<string>(rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  return (Object.keys(markers) as MarkKind[]).filter((kind) => kinds.has(kind));
}

/** An interval becomes two columns, so that each number has its own cell. */
function sheetTable(table: ResultTable, name: string): SheetTable {
  const ranges = table.columns.map((_, index) => table.rows.some(({ cells }) => isRange(cells[index])));
  const labels = uniqueLabels(
    table.columns.flatMap(({ label }, index) => {
      const unit = headingUnit(table, index);
      return ranges[index]
        ? [`${label}, lower end${unit}`, `${label}, upper end${unit}`]
        : [`${label}${unit}`];
    }),
  );
  const isNumeric = table.columns.flatMap((column, index) =>
    ranges[index] ? [true, true] : [column.numeric],
  );
  const texts = table.rows.map(({ cells }) =>
    cells.flatMap((cell, index) => (ranges[index] ? [cellText(cell), cellText(cell)] : [cellText(cell)])),
  );
  const rows = table.rows.map(({ cells }) =>
    cells.flatMap((cell, index) => (ranges[index] ? endsOf(cell) : [sheetCell(cell)])),
  );
  return {
    name,
    columns: labels.map((label, index) => ({
      label,
      isNumeric: isNumeric[index] ?? false,
      width: widthOf(
        label,
        texts.map((row) => row[index] ?? ''),
      ),
    })),
    rows: rows.length > 0 ? rows : [labels.map((_, index) => textCell(index === 0 ? 'None' : '[z]'))],
  };
}

/** Unit of a heading; none for shares, shown as percentages, nor where the label has it. */
function headingUnit(table: ResultTable, column: number): string {
  const [unit] = columnUnits(table, column);
  if (unit === 'proportion') return ' (%)';
  const { unit: own, label } = table.columns[column] ?? {};
  const isSaid = unit !== undefined && (unit === own || isOfFigures(unit));
  return isSaid && label?.includes(unit) !== true ? ` (${unit})` : '';
}

function isRange(
  cell: Cell | undefined,
): cell is Extract<Cell, { kind: 'interval' | 'range' | 'figure-range' }> {
  return cell?.kind === 'interval' || cell?.kind === 'range' || cell?.kind === 'figure-range';
}

function endsOf(cell: Cell): readonly [SheetCell, SheetCell] {
  if (!isRange(cell)) return [sheetCell(cell), sheetCell(cell)];
  if (cell.kind === 'figure-range') {
    return [unitFigure(cell.low, cell.unit, cell.decimals), unitFigure(cell.high, cell.unit, cell.decimals)];
  }
  const kind = cell.kind === 'interval' ? 'percent' : 'plain';
  return [
    figure(cell.low, { kind, decimals: cell.decimals }),
    figure(cell.high, { kind, decimals: cell.decimals }),
  ];
}

function sheetCell(cell: Cell): SheetCell {
  switch (cell.kind) {
    case 'count':
      return figure(cell.value, { kind: 'plain', decimals: 0 });
    case 'share':
      return figure(cell.value, { kind: 'percent', decimals: cell.decimals });
    case 'ratio':
      return figure(cell.value, { kind: 'plain', decimals: 2 });
    case 'number':
      return figure(cell.value, { kind: 'plain', decimals: cell.decimals });
    case 'figure':
      return unitFigure(cell.value, cell.unit, cell.decimals);
    case 'p':
      return figure(cell.value, { kind: 'p' });
    default:
      return textCell(cellText(cell));
  }
}

function unitFigure(value: number, unit: FigureUnit, decimals: number): SheetCell {
  const kind = unit === 'share' ? 'percent' : 'plain';
  return figure(value * figureUnits[unit].factor, { kind, decimals });
}

/** Rounded to printed precision, so that the cell holds no more digits than the print. */
function figure(value: number, format: NumberFormat): SheetCell {
  if (!Number.isFinite(value)) return textCell(markers.unavailable.mark);
  switch (format.kind) {
    case 'p':
      return { kind: 'number', value: Number(value.toPrecision(3)), format };
    case 'percent':
      return { kind: 'number', value: roundTo(value, format.decimals + 2), format };
    case 'plain':
      return { kind: 'number', value: roundTo(value, format.decimals), format };
  }
}

/** Unique ignoring case, as spreadsheets compare column names. */
function uniqueLabels(labels: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const plain = label.replace(/\s+/g, ' ').trim() || 'Column';
    const count = (seen.get(plain.toLowerCase()) ?? 0) + 1;
    seen.set(plain.toLowerCase(), count);
    return count === 1 ? plain : `${plain} (${count})`;
  });
}

function widthOf(label: string, texts: readonly string[]): number {
  const longestWord = Math.max(...label.split(' ').map((word) => word.length));
  const longest = Math.max(longestWord, ...texts.map((text) => text.length));
  return Math.min(40, Math.max(12, longest + 3));
}
