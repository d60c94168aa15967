import {
  type Background,
  backgroundLabels,
  backgrounds,
  groups,
  reasons,
} from '../../background/background.ts';
import { AppError } from '../../errors.ts';
import { type Dimension, draftTable, type DraftTable, type Member } from '../../disclosure/draft.ts';
import { among, BACKGROUND, type People } from '../../disclosure/people.ts';
import { fieldOf } from '../../table/fields.ts';
import { ALL, askedMember, ofBackgrounds, OTHERS, responses } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, foldedIn, tabulate } from '../../cohort/cohort.ts';
import { foldReasons, OTHER_REASONS } from '../../cohort/few-reasons.ts';
import { countAnswers } from '../completion-funnel/compute.ts';
import type { AnswersInUse, Correction, ImportFacts } from '../../cohort/import-facts.ts';
import { writtenBySlot } from '../../table/written-answers.ts';
import { inReadingOrder, listed, membersOf } from './listed.ts';
import { countSpellings } from './spellings.ts';

export const ROWS_IN_TABLE = 'rows-in';
export const SET_ASIDE_TABLE = 'set-aside';
export const ASKED_TABLE = 'asked';
export const NO_ANSWER = 'No answer';
export const NOT_ASKED = 'Not asked';
/** Answers to the key question that nobody has given a place; every other analysis waits until there are none. */
export const NO_GROUP_YET = backgroundLabels.unrecognised;
export const CORRECTED = 'corrected';
const OTHER_ASIDE = 'For reasons of few rows each.';
const CAME_IN = 'came-in';
/** Of a table that counts rows of the file, where those are not its people. */
const ROWS = 'rows';
export const CORRECTION = 'correction:';
export const KEY_QUESTION = 'seb-occupation';

/** Nobody reads a longer table, and protecting it takes long: its time grows with the square of the categories. */
export const MOST_CATEGORIES = 1_000;

export const groupedTableOf = (field: string): string => `grouped:${field}`;

/** Rows in and set aside; cells corrected; people in each category; and raw answers, to know which may be named. */
export function countImport(cohort: Cohort): readonly DraftTable[] {
  const { file, who } = cohort;
  if (!file) throw noFile();
  const everyone = tabulate(cohort, [])[0] ?? 0;
  // Where each row is a person, the rows are everyone that answers are counted among: one cell.
  const rowsIn = everyone === file.rows ? who : among(who, { [ROWS]: ['in'] });
  return [
    draftTable(ROWS_IN_TABLE, 'Rows in', rowsIn, [], Float64Array.of(file.rows)),
    setAsideTable(file, cohort),
    ...toldCorrections(file, cohort).map((correction, position) => {
      // Rows that were set aside since are in no other table.
      const isOfRowsIn = correction.rows === file.rows;
      const total = isOfRowsIn ? { id: ALL, label: 'Rows' } : { id: CAME_IN, label: 'Rows that came in' };
      return correctionTable(
        correction,
        position,
        isOfRowsIn ? rowsIn : among(who, { [ROWS]: [CAME_IN, `${correction.rows}`] }),
        total,
      );
    }),
    ...file.answers
      .filter(({ categories }) => categories.length <= MOST_CATEGORIES)
      .flatMap((answers) => [
        ...(answers.field === KEY_QUESTION ? countKeyQuestion(cohort) : [countCategories(cohort, answers)]),
        ...countSpellings(cohort, answers),
      ]),
  ];
}

/**
 * These rows are in no other table, so nothing else follows from them. They stand by name: the file has its own order.
 * Reasons of few rows have none, nor is it told how many such reasons there are.
 */
function setAsideTable({ setAside }: ImportFacts, { who, folding }: Cohort): DraftTable {
  const sorted = setAside.toSorted((left, right) => inReadingOrder.compare(left.reason, right.reason));
  const byReason = [...Map.groupBy(sorted, ({ reason }) => reason)].map(([reason, each]) => ({
    reason,
    rows: each.reduce((sum, { rows }) => sum + rows, 0),
  }));
  const isFew = ({ rows }: { readonly rows: number }): boolean => rows > 0 && rows < folding.threshold;
  const named = byReason.filter((each) => !isFew(each));
  const others = byReason.filter(isFew).reduce((sum, { rows }) => sum + rows, 0);
  const told = others === 0 ? named : [...named, { reason: OTHER_ASIDE, rows: others }];
  const reasons = listed('reason', 'Reason', membersOf(told.map(({ reason }) => reason)), null);
  const rows = Float64Array.from(told, (each) => each.rows);
  const people = among(who, { [ROWS]: ['set aside'] });
  return draftTable(SET_ASIDE_TABLE, 'Rows set aside', people, [reasons], rows);
}

/** Nothing tells a column in which few cells were corrected from one in which none were. */
function toldCorrections({ corrections }: ImportFacts, { folding }: Cohort): readonly Correction[] {
  return corrections.filter(({ cells }) => cells === 0 || cells >= folding.threshold);
}

/** Rows that were not corrected are never printed; they are counted so that a few of them cannot be worked out. */
function correctionTable(
  { column, what, cells, rows }: Correction,
  position: number,
  people: People,
  total: Member,
): DraftTable {
  const members = [
    { id: CORRECTED, label: 'Corrected' },
    { id: 'as-they-were', label: 'As they were' },
  ];
  const id = `${CORRECTION}${position}`;
  const dimension = listed(id, column, members, total);
  return draftTable(id, what, people, [dimension], Float64Array.of(cells, rows - cells));
}

/** The same cells as in the completion funnel, so that no companion is hidden here and shown there. */
function countKeyQuestion(cohort: Cohort): readonly DraftTable[] {
  const everyone = tabulate(cohort, [])[0] ?? 0;
  const answers = countAnswers(cohort, null);
  const asked = answers[0]?.counts.at(-1) ?? 0;
  // Where everybody counts as asked, everybody knows that nobody was left out: a zero that hides nothing when hidden.
  const isAnyoneLeftOut = cohort.provenance?.isAskedKnown !== false || asked < everyone;
  const notAsked = isAnyoneLeftOut ? [ofBackgrounds('no', NOT_ASKED, ['not-asked'])] : [];
  const members = [{ ...askedMember, id: 'yes' }, ...notAsked];
  const dimension = listed(ASKED_TABLE, 'Asked', members, { id: ALL, label: 'Everyone' });
  const counts = Float64Array.from([asked, everyone - asked].slice(0, members.length));
  const askedTable = draftTable(ASKED_TABLE, 'Asked', cohort.who, [dimension], counts);
  return [askedTable, ...answers, ...countFew(cohort)];
}

/**
 * The report takes all reasons of few people, no answer and not asked among them, together in one line: how many people
 * stand in that line follows from the lines beside it, so that it is protected as a count of its own.
 */
function countFew(cohort: Cohort): readonly DraftTable[] {
  const people = tabulate(cohort, [
    byBackground(cohort, backgrounds.length, (background) => backgrounds.indexOf(background)),
  ]);
  const countOf = (held: readonly Background[]): number =>
    held.reduce((sum, background) => sum + (people[backgrounds.indexOf(background)] ?? 0), 0);
  const { few } = foldReasons(
    reasons.map((reason) => ({ reason, count: countOf([reason]) })),
    cohort.folding.threshold,
  );
  const answered = responses.filter((reason) => few.includes(reason));
  const unanswered = (['blank', 'not-asked'] as const).filter((reason) => few.includes(reason));
  const parts = [...(answered.length === 0 ? [] : [answered]), ...unanswered.map((reason) => [reason])];
  if (parts.length < 2) return [];
  const shown = [...groups, ...reasons.filter((reason) => !few.includes(reason))];
  const lines = [...shown.filter((each) => countOf([each]) > 0).map((each) => [each]), few];
  const listOf = (held: readonly (readonly Background[])[]): Dimension => {
    const members = held.map((each, slot) => ofBackgrounds(`${slot}`, OTHER_REASONS, each));
    return listed(BACKGROUND, 'Answer', members, { id: ALL, label: 'Everyone' });
  };
  const who = among(cohort.who, { [BACKGROUND]: few });
  return [
    draftTable(
      'lines',
      'Lines of the report',
      cohort.who,
      [listOf(lines)],
      Float64Array.from(lines, countOf),
    ),
    draftTable('few', OTHER_REASONS, who, [listOf(parts)], Float64Array.from(parts, countOf)),
  ];
}

/** Categories of few people stand together without their names. */
function countCategories(cohort: Cohort, { field, column, countedAs, categories }: AnswersInUse): DraftTable {
  const { label } = fieldOf(field);
  const names = [...new Set([...categories, NO_ANSWER])];
  const slotOf = new Map(names.map((name, slot) => [name, slot]));
  const slots = Int32Array.from(countedAs, (category) => slotOf.get(category || NO_ANSWER) ?? -1);
  const raw = { codes: column.codes, slotOf: slots, size: names.length };
  const how = { isOrdered: false, rule: { ...cohort.folding, joinsBelow: 0 } };
  const { dimension: tab, labels, others } = foldedIn(cohort, { dimension: raw, labels: names }, [], how);
  const written = writtenBySlot(column, tab.slotOf, tab.size);
  const members = membersOf(labels).map((member, slot) => ({
    ...member,
    ...(slot === others ? { id: OTHERS } : {}),
    where: { [field]: written[slot] ?? [] },
  }));
  const dimension = listed(field, label, members, { id: ALL, label: 'Everyone' });
  return draftTable(groupedTableOf(field), label, cohort.who, [dimension], tabulate(cohort, [tab]));
}

const noFile = (): AppError =>
  new AppError(
    'analysis/no-import',
    'Nothing is known of how these people came in.',
    'Choose a dataset that was imported.',
  );
