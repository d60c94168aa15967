import type { Cell, Result, ResultTable } from '../results/result.ts';
import { markers, roundTo } from '../words/figure-text.ts';
import type { Protected } from '../disclosure/protected.ts';
import { columnUnits } from '../results/units.ts';
import { fileNumber } from '../words/figure-units.ts';
import { contextItems } from './document/context-items.ts';
import { fileSlug } from './document/file-slug.ts';

export type TextFile = { readonly name: string; readonly text: string };

/**
 * One file per table, and one that describes them, so that a table file holds its table only. UTF-8 with a byte order
 * mark, since Excel reads files without one as Windows-1252; line ends as in RFC 4180. Published figures without signs
 * and separators: shares are proportions, 46% is 0.46.
 */
export function csvFiles(
  result: Protected<Result>,
  runName: string,
  stale: string | null = null,
): readonly TextFile[] {
  const { value } = result;
  const slug = fileSlug(runName);
  const tables = value.tables.map((table) => ({
    name: `${slug}-${fileSlug(table.id)}.csv`,
    text: tableCsv(table),
  }));
  return [...tables, { name: `${slug}-about.csv`, text: csvText(aboutRows(value, slug, stale)) }];
}

type Field = string | number;

function tableCsv(table: ResultTable): string {
  const hasInterval = table.columns.map((_, index) =>
    table.rows.some(({ cells }) => isInterval(cells[index])),
  );
  const header = table.columns.flatMap(({ id }, index) => {
    const unit = headingUnit(table, index);
    return hasInterval[index] ? [`${id}-low${unit}`, `${id}-high${unit}`] : [`${id}${unit}`];
  });
  const rows = table.rows.map(({ cells }) =>
    cells.flatMap((cell, index) => (hasInterval[index] ? intervalFields(cell) : [cellField(cell)])),
  );
  return csvText([header, ...rows]);
}

/** Units that are part of the column's name. */
const saidAnyway: ReadonlySet<string> = new Set(['people', 'ratio', 'p value', 'number']);

/**
 * Unit for a heading: " (proportion)" or " (percentage points)"; '' for counts, ratios and p values, whose names say
 * it.
 */
function headingUnit(table: ResultTable, column: number): string {
  const [unit] = columnUnits(table, column);
  if (unit === undefined) return '';
  const isSaid = unit === table.columns[column]?.unit || !saidAnyway.has(unit);
  return isSaid ? ` (${unit})` : '';
}

function intervalFields(cell: Cell): readonly [Field, Field] {
  if (!isInterval(cell)) return [cellField(cell), cellField(cell)];
  if (cell.kind === 'figure-range') {
    return [fileNumber(cell.low, cell.unit, cell.decimals), fileNumber(cell.high, cell.unit, cell.decimals)];
  }
  const places = cell.kind === 'interval' ? cell.decimals + 2 : cell.decimals;
  return [roundTo(cell.low, places), roundTo(cell.high, places)];
}

function isInterval(
  cell: Cell | undefined,
): cell is Extract<Cell, { kind: 'interval' | 'range' | 'figure-range' }> {
  return cell?.kind === 'interval' || cell?.kind === 'range' || cell?.kind === 'figure-range';
}

/** A figure at printed precision. */
function cellField(cell: Cell): Field {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return cell.value;
    case 'share':
      return roundTo(cell.value, cell.decimals + 2);
    case 'ratio':
      return roundTo(cell.value, 2);
    case 'number':
      return roundTo(cell.value, cell.decimals);
    case 'figure':
      return fileNumber(cell.value, cell.unit, cell.decimals);
    case 'p':
      return Number(cell.value.toPrecision(3));
    case 'interval':
    case 'range':
    case 'figure-range':
      return intervalFields(cell).join(' to ');
    default:
      return markers[cell.kind].mark;
  }
}

function aboutRows(result: Result, slug: string, stale: string | null): readonly (readonly Field[])[] {
  return [
    ['item', 'value'],
    ['Question', result.analysis.question],
    ['Analysis', `${result.analysis.title}, version ${result.analysis.version}`],
    ...(stale === null ? [] : [['Changed since', stale]]),
    ['Finding', result.sentences.join(' ')],
    ...(result.strength === null
      ? []
      : [['Strength', `${result.strength.label}: ${result.strength.reason}`]]),
    ...contextItems(result.context).map(({ term, description }) => [term, description]),
    ...(result.context.benchmark?.cautions ?? []).map((caution) => ['Take care when comparing', caution]),
    ...result.method.map((paragraph) => ['Method', paragraph]),
    ...Object.values(markers).map(({ mark, meaning }) => [`Mark ${mark}`, meaning]),
    ['Shares and their intervals', 'Proportions from 0 to 1'],
    ...result.tables.flatMap((table) => tableRows(table, `${slug}-${fileSlug(table.id)}.csv`)),
  ];
}

function tableRows(table: ResultTable, fileName: string): readonly (readonly Field[])[] {
  return [
    [`File ${fileName}`, table.title],
    ...table.columns.map(({ id, label }) => [`Column ${id} of ${fileName}`, label]),
    ...table.notes.map((note) => [`Note on ${fileName}`, note]),
  ];
}

function csvText(rows: readonly (readonly Field[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(fieldText).join(',')}\r\n`).join('')}`;
}

function fieldText(field: Field): string {
  if (typeof field === 'number') return Number.isFinite(field) ? String(field) : markers.unavailable.mark;
  const safe = startsLikeFormula(field) ? `'${field}` : field;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Characters that start a formula (OWASP, CSV injection); some spreadsheets read full-width signs so too. */
function startsLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text);
}
