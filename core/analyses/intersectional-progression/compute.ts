import { type Background, groups } from '../../background/background.ts';
import { type Dimension, draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { among, BACKGROUND, type People } from '../../disclosure/people.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { AppError } from '../../errors.ts';
import { ALL, OTHERS, splitDimension } from '../../cohort/background-dimension.ts';
import { byBackground, type Cohort, tabulate } from '../../cohort/cohort.ts';
import { foldReasons, OTHER_REASONS } from '../../cohort/few-reasons.ts';
import { outcomeReasons } from '../../cohort/outcome-answers.ts';
import { firstFewText } from '../../words/list-text.ts';
import { everyoneDimension, NO_OUTCOME, strataBackgrounds, outcomeDimension } from './dimensions.ts';
import { type OutcomeTab, outcomeTab } from './outcome-tab.ts';
import {
  MOST_CELLS_BESIDE,
  MOST_UNASKED_ANSWERS,
  triedOf,
  UNASKED,
  unaskedFields,
} from './unasked-fields.ts';
import { strataDimension } from './strata-dimension.ts';

export type ProgressionFields = {
  readonly outcome: string | null;
  readonly yes: string | null;
  readonly with: readonly string[];
  readonly within: string | null;
  readonly referenceAnswer: string | null;
};

/** Most strata of a field that nobody chose; a person's choice has no limit here. */
const MOST_UNASKED_STRATA = 30;

/**
 * Draft tables of people with a recorded outcome, by background and outcome: overall, combined with up to three fields,
 * and within one more; and the reasons for no outcome.
 */
export function countOutcomes(
  cohort: Cohort,
  fields: ProgressionFields,
  isWithinChosen: boolean,
  policy: Policy,
): readonly DraftTable[] {
  const outcome = outcomeTab(cohort, fields.outcome, fields.yes, policy);
  if (fields.with.includes(outcome.field) || (isWithinChosen && fields.within === outcome.field)) {
    throw new AppError(
      'analysis/outcome-twice',
      'The outcome cannot be one of the fields it is split by.',
      'Take it out of the fields, or choose another outcome.',
    );
  }
  const people = among(cohort.who, outcome.where.recorded);
  const background = byBackground(cohort, strataBackgrounds.categories.length, backgroundSlot);
  const everyone = draftTable(
    'everyone',
    'Outcome by background',
    people,
    [everyoneDimension, outcomeDimension(outcome)],
    tabulate(cohort, [background, outcome.tab]),
  );
  const asked = [
    everyone,
    ...unrecorded(cohort, outcome),
    ...strata(cohort, outcome, people, fields),
    ...within(cohort, outcome, people, fields, isWithinChosen),
  ];
  return [...asked, ...unasked(cohort, outcome, people, fields, asked)];
}

/** Stratifiers tried where none is chosen: fields of few answers, while the tables stay small. */
function unasked(
  cohort: Cohort,
  outcome: OutcomeTab,
  people: People,
  fields: ProgressionFields,
  asked: readonly DraftTable[],
): readonly DraftTable[] {
  if (asked.some(({ counts }) => counts.length > MOST_CELLS_BESIDE)) return [];
  const free = unaskedFields({ ...fields, outcome: outcome.field }, [...cohort.fields.keys()]);
  const tables = new Map(
    free.flatMap((field) => {
      const { column } = cohort.split(field);
      if (column.labels.length > MOST_UNASKED_ANSWERS + 1) return [];
      const table = withinTable(`${UNASKED}${field}`, cohort, outcome, people, field);
      return (table.dimensions[0]?.categories.length ?? 0) < 2 ? [] : [[field, table] as const];
    }),
  );
  return triedOf(free, (field) => tables.has(field)).flatMap((field) => tables.get(field) ?? []);
}

function backgroundSlot(background: Background): number | null {
  const group = groups.findIndex((each) => each === background);
  return group < 0 ? groups.length : group;
}

/** Usable answers without an outcome, by reason; reasons without people are no rows. */
function unrecorded(cohort: Cohort, { reasons, where }: OutcomeTab): readonly DraftTable[] {
  const usable = byBackground(cohort, 1, (background) =>
    groups.some((each) => each === background) ? 0 : null,
  );
  const counts = tabulate(cohort, [usable, reasons.tab]);
  const counted = outcomeReasons
    .map((reason, index) => ({ reason, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return [];
  const { named, few, together } = foldReasons(counted, cohort.folding.threshold);
  const others = { id: OTHERS, label: OTHER_REASONS, where: reasons.whereOf(few) };
  const dimension: Dimension = {
    id: NO_OUTCOME,
    label: 'No outcome',
    categories: [
      ...named.map(({ reason }) => ({ ...reason, where: reasons.whereOf([reason]) })),
      ...(few.length === 0 ? [] : [others]),
    ],
    subtotals: [],
    total: { id: ALL, label: 'No outcome' },
    revealing: [],
  };
  return [
    draftTable(
      'no-outcome',
      'Without an outcome',
      among(cohort.who, { ...where.unrecorded, [BACKGROUND]: groups }),
      [dimension],
      Float64Array.from([...named.map(({ count }) => count), ...(few.length === 0 ? [] : [together])]),
    ),
  ];
}

function strata(
  cohort: Cohort,
  outcome: OutcomeTab,
  people: People,
  { with: fields, referenceAnswer }: ProgressionFields,
): readonly DraftTable[] {
  if (fields.length === 0) return [];
  const background = byBackground(cohort, strataBackgrounds.categories.length, backgroundSlot);
  const splits = fields.map((name) => splitDimension(cohort, name, [background, outcome.tab]));
  refuseUnknownAnswer(splits[0]?.dimension, referenceAnswer);
  const counts = tabulate(cohort, [...splits.map(({ tab }) => tab), background, outcome.tab]);
  const everybody = tabulate(
    cohort,
    splits.map(({ tab }) => tab),
  );
  const { dimension, kept } = strataDimension(
    splits.map((split) => split.dimension),
    counts,
    (stratum) => everybody[stratum]! > 0 && everybody[stratum]! < cohort.folding.threshold,
  );
  const table = draftTable(
    'strata',
    'Outcome where characteristics combine',
    people,
    [dimension, strataBackgrounds, outcomeDimension(outcome)],
    kept,
  );
  return [{ ...table, leavesSomeOut: true }];
}

function refuseUnknownAnswer(field: Dimension | undefined, answer: string | null): void {
  if (!field || answer === null) return;
  const named = field.categories.filter(({ id }) => id !== OTHERS).map(({ label }) => label);
  if (named.includes(answer)) return;
  throw new AppError(
    'analysis/no-reference-answer',
    `The reference answer is not among the answers to ${field.label} of these people, or too few of them gave it.`,
    `Choose among: ${firstFewText(named)}. Or leave it to the analysis.`,
  );
}

/** The stratifier. One tried unasked is dropped where it is uninformative and never refuses the run. */
function within(
  cohort: Cohort,
  outcome: OutcomeTab,
  people: People,
  fields: ProgressionFields,
  isChosen: boolean,
): readonly DraftTable[] {
  const field = fields.within;
  if (field === null || fields.with.includes(field) || field === outcome.field) return [];
  const isThere = [...cohort.fields.keys()].some((each) => each === field);
  if (!isThere && !isChosen) return [];
  const table = withinTable('within', cohort, outcome, people, field);
  const size = table.dimensions[0]?.categories.length ?? 0;
  return size < 2 || (!isChosen && size > MOST_UNASKED_STRATA) ? [] : [table];
}

function withinTable(
  id: string,
  cohort: Cohort,
  outcome: OutcomeTab,
  people: People,
  field: string,
): DraftTable {
  const background = byBackground(cohort, strataBackgrounds.categories.length, backgroundSlot);
  const split = splitDimension(cohort, field, [background, outcome.tab]);
  const table = draftTable(
    id,
    'Outcome within one field',
    people,
    [split.dimension, strataBackgrounds, outcomeDimension(outcome)],
    tabulate(cohort, [split.tab, background, outcome.tab]),
  );
  return { ...table, leavesSomeOut: true };
}
