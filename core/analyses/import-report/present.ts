import { chooserWords, type ColumnLeftOut, leftOutWords } from '../../intake/mapping/column-choice.ts';
import { fieldOf } from '../../table/fields.ts';
import { headingText, printedText } from '../../intake/mapping/heading-text.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Cell, Estimate, ResultTable } from '../../results/result.ts';
import { countCell } from '../parts/share.ts';
import { KEY_QUESTION, NO_ANSWER, NO_GROUP_YET, NOT_ASKED } from './compute.ts';
import type { CategoryInUse, FieldInUse, ImportReport } from './derive.ts';

/** A longer list is not read; it says how many columns it does not name. */
const MOST_COLUMNS = 500;

export function importTables(
  report: ImportReport,
  { policy }: Pick<Surroundings, 'policy'>,
): readonly ResultTable[] {
  const { names, corrections, fields } = report;
  return [
    rowsTable(report),
    columnsTable(report),
    ...(names.columnsLeftOut.length === 0 ? [] : [leftOutTable(names.columnsLeftOut)]),
    ...(corrections.length === 0 ? [] : [correctionsTable(report, policy.id !== 'none')]),
    ...fields.map((field) => answersTable(field, policy.id !== 'none')),
  ];
}

function rowsTable({ rowsIn, setAside }: ImportReport): ResultTable {
  return {
    id: 'rows',
    title: 'Rows of the file',
    columns: [
      { id: 'row', label: 'Rows', numeric: false },
      { id: 'count', label: 'Number', numeric: true },
    ],
    rows: [
      { cells: [text('In'), countCell(rowsIn)] },
      ...setAside.map(({ reason, rows }) => ({
        cells: [text(`Set aside: ${reason.replace(/\.$/, '')}`), countCell(rows)],
      })),
    ],
    notes: ['Rows are those of the whole file, whatever is filtered.'],
  };
}

function columnsTable({ names: { columns } }: ImportReport): ResultTable {
  return {
    id: 'columns',
    title: 'Columns in use',
    columns: [
      { id: 'column', label: 'Column', numeric: false },
      { id: 'meaning', label: 'Meaning', numeric: false },
      { id: 'chosen-by', label: 'Chosen by', numeric: false },
    ],
    rows: columns.map(({ column, field, chosenBy, isConfirmed = false }) => ({
      cells: [
        text(headingText(column)),
        text(fieldOf(field).label),
        isConfirmed
          ? text('Confirmed, though it may point at people')
          : chosenBy === null
            ? { kind: 'unavailable' }
            : text(chooserWords[chosenBy]),
      ],
    })),
    notes: ['“Sure” and “Check” say how well the heading and the values of a column fitted its meaning.'],
  };
}

function leftOutTable(columns: readonly ColumnLeftOut[]): ResultTable {
  const unlisted = columns.length - MOST_COLUMNS;
  return {
    id: 'columns-left-out',
    title: 'Columns left out',
    columns: [
      { id: 'column', label: 'Column', numeric: false },
      { id: 'looked-like', label: 'Looked like', numeric: false },
      { id: 'why', label: 'Why it was left out', numeric: false },
    ],
    rows: columns.slice(0, MOST_COLUMNS).map(({ column, looksLike, why }) => ({
      cells: [
        text(headingText(column)),
        looksLike === null ? { kind: 'inapplicable' } : text(fieldOf(looksLike).label),
        why === null ? { kind: 'unavailable' } : text(leftOutWords[why]),
      ],
    })),
    notes: [
      'Columns that are left out are not read into the project.',
      ...(unlisted > 0 ? [`Left out and not listed here: ${unlisted} more columns.`] : []),
    ],
  };
}

function correctionsTable({ corrections }: ImportReport, isProtected: boolean): ResultTable {
  return {
    id: 'corrections',
    title: 'Cells corrected',
    columns: [
      { id: 'column', label: 'Column', numeric: false },
      { id: 'what', label: 'What was done', numeric: false },
      { id: 'cells', label: 'Cells', numeric: true },
    ],
    rows: corrections.map(({ column, what, cells }) => ({
      cells: [text(headingText(column)), text(what), countCell(cells)],
    })),
    notes: [
      ...(isProtected ? ['Columns in which few cells were corrected are not named.'] : []),
      'Cells that hold no number or date where their column holds them count as missing; these are counted among all rows that came in. What a check corrected is counted among rows in use, and can be undone. The file itself stays as it is.',
    ],
  };
}

function answersTable({ field, label, categories }: FieldInUse, isProtected: boolean): ResultTable {
  return {
    id: `answers-${field}`,
    title: `Answers in use: ${label}`,
    columns: [
      { id: 'category', label: 'Counted as', numeric: false },
      { id: 'people', label: 'People', numeric: true },
      { id: 'answers', label: 'Answers taken together', numeric: false },
    ],
    rows: categories.map((category) => ({
      cells: [text(printedText(category.label)), countCell(category.people), answersCell(category)],
    })),
    notes: [
      ...(isProtected ? ['Answers of few people are not named, nor how many there are.'] : []),
      'Answers taken together that differ in case and punctuation alone are named once.',
      ...(field === KEY_QUESTION
        ? ['Where all four questions decide, a kind of work has no group by itself and is not named.']
        : []),
      ...(field === KEY_QUESTION && categories.some((category) => category.label === NO_GROUP_YET)
        ? ['Answers with no group yet are given one, or set aside, before any background is analysed.']
        : []),
    ],
  };
}

/** A further answer that few people gave may not show: the cell depends on the answers that may be named alone. */
function answersCell({ label, named }: CategoryInUse): Cell {
  if (label === NOT_ASKED) return { kind: 'inapplicable' };
  if (label === NO_ANSWER) return text('blank');
  if (named.length === 1 && named[0] === label) return text('as it is written');
  const answers = new Set(named.map((answer) => `“${printedText(answer)}”`));
  return text(answers.size === 0 ? 'not named' : [...answers].join('; '));
}

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

export function importEstimates({ rowsIn, corrections, fields }: ImportReport): readonly Estimate[] {
  return [
    ...(rowsIn === 0 ? [] : [count('rows', { of: 'in' }, rowsIn, rowsIn)]),
    ...corrections
      .filter(({ cells }) => cells !== 0)
      .map(({ column, what, cells, isOfRowsIn }) =>
        // How many rows came in is not printed: those that were set aside since would follow.
        count('cells-corrected', { column: headingText(column), what }, cells, isOfRowsIn ? rowsIn : null),
      ),
    ...fields.flatMap(({ field, everyone, categories }) =>
      categories.map(({ label, people }) =>
        count('people', { [field]: printedText(label) }, people, everyone),
      ),
    ),
  ];
}

function count(
  measure: string,
  of: Readonly<Record<string, string>>,
  value: number | null,
  base: number | null,
): Estimate {
  const why = value === null ? 'hidden' : 'shown';
  return { measure, of, value, low: null, high: null, level: null, base, method: 'Count', why };
}
