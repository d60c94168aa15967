import { type Background, groups } from '../../background/background.ts';
import { type Dimension, draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { AppError } from '../../errors.ts';
import type { TabDimension } from '../../table/cross-tab.ts';
import { ALL, splitDimension } from '../background-dimension.ts';
import { byBackground, type Cohort, tabulate } from '../cohort.ts';

export const OUTCOME = 'happened';
export const STRATUM = 'stratum';

/**
 * Groups, and everybody else whose outcome is known: they say what those who did not answer could change.
 * Sums over backgrounds stand only in the table of everybody: each further one would have to be protected.
 */
const backgroundDimension: Dimension = {
  id: 'background',
  label: 'Background',
  categories: [
    { id: 'professional', label: 'Professional' },
    { id: 'intermediate', label: 'Intermediate' },
    { id: 'working-class', label: 'Working class' },
    { id: 'unclassified', label: 'Not classified' },
  ],
  subtotals: [],
  total: null,
  revealing: [0, 1, 2],
};

const everyoneDimension: Dimension = {
  ...backgroundDimension,
  subtotals: [{ id: 'usable', label: 'Usable', of: [0, 1, 2] }],
};

const outcomeDimension: Dimension = {
  id: OUTCOME,
  label: 'Outcome',
  categories: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  subtotals: [],
  total: { id: ALL, label: 'All' },
  revealing: [],
};

const READS_AS_YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'promoted',
  'completed',
  'admitted',
  'hired',
  'accepted',
]);

/** People whose outcome is recorded, by background and outcome: everybody, and where up to three fields combine. */
export function countOutcomes(
  cohort: Cohort,
  outcome: string | null,
  yes: string | null,
  fields: readonly string[],
): readonly DraftTable[] {
  const { dimension: outcomes, field } = outcomeTab(cohort, outcome, yes);
  if (fields.includes(field)) {
    throw new AppError(
      'analysis/outcome-twice',
      'The outcome cannot be one of the fields it is split by.',
      'Take it out of the fields, or choose another outcome.',
    );
  }
  const background = byBackground(cohort, backgroundDimension.categories.length, backgroundSlot);
  const population = `${cohort.population}|${field} recorded as ${yes ?? 'yes or no'}`;
  const everyone = draftTable(
    'everyone',
    'Outcome by background',
    population,
    [everyoneDimension, outcomeDimension],
    tabulate(cohort, [background, outcomes]),
  );
  if (fields.length === 0) return [everyone];
  const splits = fields.map((name) => splitDimension(cohort, name, [background, outcomes]));
  const strata = draftTable(
    'strata',
    'Outcome where characteristics combine',
    population,
    [stratumDimension(splits.map(({ dimension }) => dimension)), backgroundDimension, outcomeDimension],
    tabulate(cohort, [...splits.map(({ tab }) => tab), background, outcomes]),
  );
  return [everyone, strata];
}

/** Every combination of answers, in row-major order; answers of the first field are subtotals. */
function stratumDimension(fields: readonly Dimension[]): Dimension {
  const categories = fields.reduce<readonly (readonly string[])[]>(
    (before, field) => before.flatMap((answers) => field.categories.map(({ label }) => [...answers, label])),
    [[]],
  );
  const [first] = fields;
  const perAnswer = categories.length / (first?.categories.length ?? 1);
  return {
    id: STRATUM,
    label: fields.map(({ label }) => label).join(', '),
    categories: categories.map((answers) => ({
      id: JSON.stringify(answers),
      label: JSON.stringify(answers),
    })),
    subtotals:
      fields.length < 2
        ? []
        : (first?.categories ?? []).map(({ label }, answer) => ({
            id: answerId(label),
            label,
            of: Array.from({ length: perAnswer }, (_, index) => answer * perAnswer + index),
          })),
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
}

/** Where everybody with one answer to the first field stands. */
export function answerId(label: string): string {
  return JSON.stringify([label]);
}

function backgroundSlot(background: Background): number | null {
  const group = groups.findIndex((each) => each === background);
  return group < 0 ? groups.length : group;
}

/** Yes and no by the answer that counts as yes; people without a recorded outcome are not counted. */
function outcomeTab(
  cohort: Cohort,
  outcome: string | null,
  yes: string | null,
): { readonly dimension: TabDimension; readonly field: string } {
  if (outcome === null) {
    throw new AppError('analysis/no-outcome', 'No outcome is chosen.', 'Choose a field with a yes and a no.');
  }
  const { column, label, field } = cohort.split(outcome);
  const isYes = (answer: string): boolean =>
    yes === null ? READS_AS_YES.has(answer.trim().toLowerCase()) : answer === yes;
  if (!column.labels.slice(1).some(isYes)) {
    throw new AppError(
      'analysis/no-yes-answer',
      `None of the answers to ${label} reads as yes.`,
      'Choose the answer that counts as yes.',
    );
  }
  const slotOf = Int32Array.from(column.labels, (answer, code) => (code === 0 ? -1 : isYes(answer) ? 0 : 1));
  return { dimension: { codes: column.codes, slotOf, size: 2 }, field };
}
