import { fieldOf } from '../../table/fields.ts';
import type { Surroundings } from '../parts/analysis.ts';
import { countText } from '../parts/words.ts';
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
      `${rowsText(rowsIn)} came in with ${used} in use and ${left} left out.`,
      asideSentence(report),
      ...correctionSentence(report),
      ...fields.flatMap(ungroupedSentence),
      ...(policy.id === 'none' || fields.length === 0 ? [] : ['Answers of few people are not named.']),
    ],
    chips: [`${rowsText(rowsIn)} in`, `${plural(left, 'column')} left out`],
    asides: [],
  };
}

function asideSentence({ setAside }: ImportReport): string {
  const reasons = setAside.filter(({ rows }) => rows !== 0).length;
  if (reasons === 0) return 'No row was set aside.';
  return `Rows were set aside, for ${plural(reasons, 'reason')} that ${reasons === 1 ? 'stands' : 'stand'} in the table.`;
}

/** By meaning: headings stand in the table. */
function correctionSentence({ corrections, names }: ImportReport): readonly string[] {
  const corrected = new Set(corrections.map(({ column }) => column));
  if (corrected.size === 0) return ['No cell was corrected.'];
  const fields = names.columns.filter(({ column }) => corrected.has(column));
  return [`Cells were corrected in ${listText(fields.map(({ field }) => fieldOf(field).label))}.`];
}

/** Whether there are any is known from the published count alone. */
function ungroupedSentence({ field, categories }: FieldInUse): readonly string[] {
  const ungrouped = categories.find(({ label }) => field === KEY_QUESTION && label === NO_GROUP_YET);
  if (!ungrouped) return [];
  const { people } = ungrouped;
  return [
    people === null
      ? 'How many people gave an answer to the key question that has no group yet is hidden.'
      : `${people === 1 ? '1 person' : `${countText(people)} people`} gave an answer to the key question that has no group yet.`,
  ];
}

function rowsText(rows: number | null): string {
  return `${countText(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
