import { fieldOf } from '../../table/fields.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { countText, peopleText } from '../parts/words.ts';
import { listText } from '../../words/list-text.ts';
import { KEY_QUESTION, NO_GROUP_YET } from './compute.ts';
import type { FieldInUse, ImportReport } from './derive.ts';

export function readImport(report: ImportReport, { policy }: Surroundings) {
  const { rowsIn, names, fields } = report;
  const used = plural(names.columns.length, 'column');
  const left = names.columnsLeftOut.length;
  return {
    strength: null,
    sentences: [
      rowsIn === null
        ? `How many rows came in is not shown, to protect individuals; ${used} ${names.columns.length === 1 ? 'is' : 'are'} in use and ${left} left out.`
        : `${rowsText(rowsIn)} came in with ${used} in use and ${left} left out.`,
      asideSentence(report),
      ...correctionSentence(report, policy.id !== 'none'),
      ...fields.flatMap(ungroupedSentence),
      ...(policy.id === 'none' || fields.length === 0 ? [] : ['Answers of few people are not named.']),
    ],
    chips: [`${rowsText(rowsIn)} in`, `${plural(left, 'column')} left out`],
    split: [],
    asides: [],
  };
}

function asideSentence({ setAside }: ImportReport): string {
  const some = setAside.filter(({ rows }) => rows !== 0);
  const [only] = some;
  if (!only) return 'No row was set aside.';
  return some.length > 1 || only.rows === null
    ? 'Rows were set aside, as the table of rows says.'
    : `${rowsText(only.rows)} ${only.rows === 1 ? 'was' : 'were'} set aside. Reason: ${only.reason}`;
}

/** By meaning: headings stand in the table. */
function correctionSentence({ corrections, names }: ImportReport, isProtected: boolean): readonly string[] {
  const corrected = new Set(corrections.map(({ column }) => column));
  if (corrected.size === 0)
    return [
      isProtected ? 'No cell was corrected, or too few of any column to say.' : 'No cell was corrected.',
    ];
  const fields = names.columns.filter(({ column }) => corrected.has(column));
  return [`Cells were corrected in ${listText(fields.map(({ field }) => fieldOf(field).label))}.`];
}

/** Nothing where few people gave one: they are among the other reasons. */
function ungroupedSentence({ field, categories }: FieldInUse): readonly string[] {
  const ungrouped = categories.find(({ label }) => field === KEY_QUESTION && label === NO_GROUP_YET);
  if (!ungrouped) return [];
  return [`${peopleText(ungrouped.people)} gave an answer to the key question that has no group yet.`];
}

function rowsText(rows: number | null): string {
  return `${countText(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
