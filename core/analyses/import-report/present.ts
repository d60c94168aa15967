import { fieldOf } from '../../intake/fields.ts';
import type { Cell, Estimate, ResultTable } from '../result.ts';
import { countCell } from '../share.ts';
import { NO_ANSWER } from './compute.ts';
import type { CategoryInUse, ImportReport } from './derive.ts';

export function importTables({ rowsIn, setAside, names, fields }: ImportReport): readonly ResultTable[] {
  return [
    {
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
    },
    {
      id: 'columns',
      title: 'Columns of the file',
      columns: [
        { id: 'column', label: 'Column', numeric: false },
        { id: 'meaning', label: 'Meaning', numeric: false },
      ],
      rows: [
        ...names.columns.map(({ column, field }) => ({ cells: [text(column), text(fieldOf(field).label)] })),
        ...names.columnsLeftOut.map((column) => ({ cells: [text(column), text('Left out')] })),
      ],
      notes: ['Columns that are left out are not read into the project.'],
    },
    ...fields.map((field): ResultTable => ({
      id: `answers-${field.field}`,
      title: `Answers in use: ${field.label}`,
      columns: [
        { id: 'category', label: 'Counted as', numeric: false },
        { id: 'people', label: 'People', numeric: true },
        { id: 'answers', label: 'Answers taken together', numeric: false },
      ],
      rows: field.categories.map((category) => ({
        cells: [text(category.label), countCell(category.people), text(answersText(category))],
      })),
      notes: [
        ...(field.unnamed === 0
          ? []
          : [`Answers that stand as they are written and are not named: ${field.unnamed}.`]),
        'Answers of few people are not named. Spellings that differ in case and punctuation alone are one answer.',
      ],
    })),
  ];
}

const LONGEST_ANSWER = 90;

function answersText({ label, isRaw, named, unnamed }: CategoryInUse): string {
  if (label === NO_ANSWER) return 'blank';
  if (isRaw) return 'as it is written';
  const further = unnamed === 0 ? [] : [`${unnamed} not named`];
  const beginnings = new Set(named.map((answer) => `“${beginningOf(answer)}”`));
  return [...beginnings, ...further].join('; ');
}

function beginningOf(answer: string): string {
  return answer.length > LONGEST_ANSWER ? `${answer.slice(0, LONGEST_ANSWER).trimEnd()} …` : answer;
}

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

export function importEstimates({ rowsIn, fields }: ImportReport): readonly Estimate[] {
  return [
    ...(rowsIn === 0 ? [] : [count('rows', { of: 'in' }, rowsIn, rowsIn)]),
    ...fields.flatMap(({ field, everyone, categories }) =>
      categories.map(({ label, people }) => count('people', { [field]: label }, people, everyone)),
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
