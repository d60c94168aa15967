import { type Background, groups } from '../../background/background.ts';
import { type Dimension, draftTable, type DraftTable } from '../../disclosure/draft.ts';
import { AppError } from '../../errors.ts';
import type { TabDimension } from '../../table/cross-tab.ts';
import { ALL } from '../background-dimension.ts';
import { byBackground, byField, type Cohort, tabulate } from '../cohort.ts';

export const OUTCOME = 'happened';

/** Groups, and everybody else whose outcome is known: they say what those who did not answer could change. */
const backgroundDimension: Dimension = {
  id: 'background',
  label: 'Background',
  categories: [
    { id: 'professional', label: 'Professional' },
    { id: 'intermediate', label: 'Intermediate' },
    { id: 'working-class', label: 'Working class' },
    { id: 'unclassified', label: 'Not classified' },
  ],
  subtotals: [{ id: 'usable', label: 'Usable', of: [0, 1, 2] }],
  total: { id: ALL, label: 'All' },
  revealing: [0, 1, 2],
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

/** People whose outcome is recorded, by background, up to three fields, and outcome. */
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
  const splits = fields.map((name) => splitDimension(cohort, name));
  const background = byBackground(cohort, backgroundDimension.categories.length, backgroundSlot);
  const tabs = [...splits.map(({ tab }) => tab), background, outcomes];
  const dimensions = [...splits.map(({ dimension }) => dimension), backgroundDimension, outcomeDimension];
  const population = `${cohort.population}|${field} recorded as ${yes ?? 'yes or no'}`;
  return [draftTable('outcomes', 'Outcome by background', population, dimensions, tabulate(cohort, tabs))];
}

function backgroundSlot(background: Background): number | null {
  if (background === 'not-asked') return groups.length;
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

function splitDimension(
  cohort: Cohort,
  name: string,
): { readonly dimension: Dimension; readonly tab: TabDimension } {
  const { field, label, column } = cohort.split(name);
  const { dimension: tab, labels } = byField(column);
  return {
    tab,
    dimension: {
      id: field,
      label,
      categories: labels.map((each) => ({ id: each === ALL ? `${ALL} as an answer` : each, label: each })),
      subtotals: [],
      total: { id: ALL, label: 'All' },
      revealing: [],
    },
  };
}
