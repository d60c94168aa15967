import { reasons } from '../../background/background.ts';
import type { Dimension } from '../../disclosure/draft.ts';
import { BACKGROUND } from '../../disclosure/people.ts';
import { ALL, groupMembers, ofBackgrounds, usableMember } from '../../cohort/background-dimension.ts';
import type { OutcomeTab } from './outcome-tab.ts';

export const OUTCOME = 'happened';
export const STRATUM = 'stratum';
export const NO_OUTCOME = 'no-outcome';

/**
 * Groups, and the non-respondents with a known outcome, who show what they could change. Sums over backgrounds stand in
 * the overall table only, since each further sum would have to be protected.
 */
export const strataBackgrounds: Dimension = {
  id: BACKGROUND,
  label: 'Background',
  categories: [...groupMembers, ofBackgrounds('unclassified', 'Not classified', reasons)],
  subtotals: [],
  total: null,
  // Whether a person answered is as revealing as the answer.
  revealing: [0, 1, 2, 3],
  unpublishedSums: [
    [0, 1, 2],
    [0, 1, 2, 3],
  ],
};

export const everyoneDimension: Dimension = {
  ...strataBackgrounds,
  subtotals: [{ ...usableMember, of: [0, 1, 2] }],
  unpublishedSums: [[0, 1, 2, 3]],
};

/** Dimension of the outcome; its labels name the answers that count as yes and as no. */
export function outcomeDimension({
  yesLabel,
  noLabel,
  where,
}: Pick<OutcomeTab, 'yesLabel' | 'noLabel' | 'where'>): Dimension {
  return {
    id: OUTCOME,
    label: 'Outcome',
    categories: [
      { id: 'yes', label: yesLabel, where: where.yes },
      { id: 'no', label: noLabel, where: where.no },
    ],
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
    hasSecretZeros: true,
  };
}
