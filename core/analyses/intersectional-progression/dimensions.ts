import type { Dimension } from '../../disclosure/draft.ts';
import { ALL } from '../../cohort/background-dimension.ts';

export const OUTCOME = 'happened';
export const STRATUM = 'stratum';
export const NO_OUTCOME = 'no-outcome';

/**
 * Groups, and everybody else whose outcome is known: they say what those who did not answer could change.
 * Sums over backgrounds stand only in the table of everybody: each further one would have to be protected.
 */
export const strataBackgrounds: Dimension = {
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
  // Whether somebody answered is as revealing as the answer.
  revealing: [0, 1, 2, 3],
  unpublishedSums: [
    [0, 1, 2],
    [0, 1, 2, 3],
  ],
};

export const everyoneDimension: Dimension = {
  ...strataBackgrounds,
  subtotals: [{ id: 'usable', label: 'Usable', of: [0, 1, 2] }],
  unpublishedSums: [[0, 1, 2, 3]],
};

/** Its labels say which answers count as yes and which as no. */
export function outcomeDimension({
  yesLabel,
  noLabel,
}: {
  readonly yesLabel: string;
  readonly noLabel: string;
}): Dimension {
  return {
    id: OUTCOME,
    label: 'Outcome',
    categories: [
      { id: 'yes', label: yesLabel },
      { id: 'no', label: noLabel },
    ],
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
}
