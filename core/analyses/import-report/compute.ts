import { plainText } from '../../background/plain-text.ts';
import { AppError } from '../../errors.ts';
import { type Dimension, draftTable, type DraftTable, type Member } from '../../disclosure/draft.ts';
import { fieldOf } from '../../intake/fields.ts';
import { ALL } from '../background-dimension.ts';
import { type Cohort, tabulate } from '../cohort.ts';
import type { AnswersInUse } from '../import-facts.ts';

export const ROWS_IN_TABLE = 'rows-in';
export const SET_ASIDE_TABLE = 'set-aside';
export const NO_ANSWER = 'No answer';
const GROUPED = 'grouped:';
const RAW = 'raw:';

/** Nobody reads a longer table, and protecting it takes long: its time grows with the square of the categories. */
export const MOST_CATEGORIES = 1_000;

export const groupedTableOf = (field: string): string => `${GROUPED}${field}`;
export const rawTableOf = (field: string, category: string): string => `${RAW}${field}:${category}`;

/** Rows in and set aside; people in each category; and raw answers, which are counted to know which may be named. */
export function countImport(cohort: Cohort): readonly DraftTable[] {
  const { file, population } = cohort;
  if (!file) throw noFile();
  const everyone = tabulate(cohort, [])[0] ?? 0;
  // Where each row is a person, the rows are everyone that answers are counted among: one cell.
  const rowsIn = everyone === file.rows ? population : `${population}|in`;
  const reasons = file.setAside.map(({ reason }) => memberOf(reason));
  return [
    draftTable(ROWS_IN_TABLE, 'Rows in', rowsIn, [], Float64Array.of(file.rows)),
    draftTable(
      SET_ASIDE_TABLE,
      'Rows set aside',
      // These rows are in no other table, so nothing else follows from them.
      `${population}|set-aside`,
      [listed('reason', 'Reason', reasons, null)],
      Float64Array.from(file.setAside, ({ rows }) => rows),
    ),
    ...file.answers
      .filter(({ categories }) => categories.length <= MOST_CATEGORIES)
      .flatMap((answers) => countAnswers(cohort, answers)),
  ];
}

function countAnswers(
  cohort: Cohort,
  { field, column, countedAs, categories }: AnswersInUse,
): readonly DraftTable[] {
  const { label } = fieldOf(field);
  const names = [...new Set([...categories, NO_ANSWER])];
  const slots = Int32Array.from(countedAs, (category) =>
    names.indexOf(category === '' ? NO_ANSWER : category),
  );
  const counts = tabulate(cohort, [{ codes: column.codes, slotOf: slots, size: names.length }]);
  const grouped = draftTable(
    groupedTableOf(field),
    label,
    cohort.population,
    [listed(field, label, names.map(memberOf), { id: ALL, label: 'Everyone' })],
    counts,
  );
  const tables = categories.flatMap((category) => {
    const codes = countedAs.flatMap((each, code) => (code > 0 && each === category ? [code] : []));
    const isItself = codes.length === 1 && column.labels[codes[0] ?? 0] === category;
    return codes.length === 0 || isItself ? [] : [countSpellings(cohort, { field, column }, category, codes)];
  });
  return [grouped, ...tables];
}

/** The raw answers of one category. What differs in case and punctuation alone is one answer, in its usual spelling. */
function countSpellings(
  cohort: Cohort,
  { field, column: { codes, labels } }: Pick<AnswersInUse, 'field' | 'column'>,
  category: string,
  answers: readonly number[],
): DraftTable {
  const slotOf = new Int32Array(labels.length).fill(-1);
  for (const [slot, code] of answers.entries()) slotOf[code] = slot;
  const people = tabulate(cohort, [{ codes, slotOf, size: answers.length }]);
  const spellings = answers.map((code, slot) => ({ answer: labels[code] ?? '', people: people[slot] ?? 0 }));
  const alike = [...Map.groupBy(spellings, ({ answer }) => plainText(answer)).values()].map((each) => ({
    label: each.reduce((usual, next) => (next.people > usual.people ? next : usual)).answer,
    people: each.reduce((sum, next) => sum + next.people, 0),
  }));
  return draftTable(
    rawTableOf(field, category),
    category,
    // No count of these is published, only which of them may be named: nothing can be taken from their category.
    `${cohort.population}|raw:${field}:${category}`,
    [
      listed(
        'answer',
        'Answer',
        alike.map(({ label }) => memberOf(label)),
        null,
      ),
    ],
    Float64Array.from(alike, (each) => each.people),
  );
}

function memberOf(label: string): Member {
  return { id: label, label };
}

function listed(id: string, label: string, categories: readonly Member[], total: Member | null): Dimension {
  return {
    id,
    label,
    categories: categories.map((each) => ({ id: each.id, label: each.label })),
    subtotals: [],
    total,
    revealing: [],
  };
}

const noFile = (): AppError =>
  new AppError(
    'analysis/no-import',
    'Nothing is known of how these people came in.',
    'Choose a dataset that was imported.',
  );
