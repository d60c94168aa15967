import { type Background, backgrounds, groups, reasons } from '../background/background.ts';
import type { Dimension, Member } from '../disclosure/draft.ts';
import { BACKGROUND } from '../disclosure/people.ts';
import { byField, type Cohort, foldedIn, tabulate } from './cohort.ts';
import { writtenBySlot } from '../table/written-answers.ts';
import type { TabDimension } from '../table/dimension.ts';

/** Fields required by every analysis of background. */
export const keyQuestion = {
  field: 'seb-occupation',
  need: 'required',
  whenMissing: 'Map the column with the answers to the key question on the Import screen.',
} as const;

/** Id of the total of a split. */
export const ALL = '(all)';
/** Id of the folded category of few people. */
export const OTHERS = '(others)';

/** Reasons that count as a response: all but blank and not asked. */
export const responses = reasons.filter((reason) => reason !== 'blank' && reason !== 'not-asked');

/** A member of a background dimension that sums the given backgrounds. */
export function ofBackgrounds(id: string, label: string, held: readonly Background[]): Member {
  return { id, label, where: { [BACKGROUND]: held } };
}

export const groupMembers: readonly Member[] = [
  ofBackgrounds('professional', 'Professional', ['professional']),
  ofBackgrounds('intermediate', 'Intermediate', ['intermediate']),
  ofBackgrounds('working-class', 'Working class', ['working-class']),
];
export const usableMember: Member = ofBackgrounds('usable', 'Usable', groups);
const unusableMember = ofBackgrounds('unusable', 'Answered, gives no group', responses);
const blankMember = ofBackgrounds('blank', 'No answer', ['blank']);
const responded = ofBackgrounds('responded', 'Responded', [...groups, ...responses]);
export const askedMember = ofBackgrounds(
  'asked',
  'Asked',
  backgrounds.filter((each) => each !== 'not-asked'),
);

/**
 * Everybody asked, by background. Each variant holds only the counts its analysis shows, since each further count would
 * need protection and so hide others.
 */
export const groupsDimension: Dimension = {
  id: BACKGROUND,
  label: 'Background',
  categories: [...groupMembers, ofBackgrounds('not-usable', 'No usable answer', [...responses, 'blank'])],
  subtotals: [{ ...usableMember, of: [0, 1, 2] }],
  total: askedMember,
  // Whether a person answered is as revealing as the answer.
  revealing: [0, 1, 2, 3],
};

export const answersDimension: Dimension = {
  ...groupsDimension,
  categories: [...groupMembers, unusableMember, blankMember],
  subtotals: [...groupsDimension.subtotals, { ...responded, of: [0, 1, 2, 3] }],
  revealing: [0, 1, 2, 3, 4],
};

export const usableDimension: Dimension = {
  id: BACKGROUND,
  label: 'Answer',
  categories: [usableMember, unusableMember, blankMember],
  subtotals: [{ ...responded, of: [0, 1] }],
  total: askedMember,
  revealing: [1, 2],
};

export function answersSlot(background: Background): number | null {
  const group = groups.findIndex((each) => each === background);
  if (group >= 0) return group;
  if (background === 'not-asked') return null;
  return background === 'blank' ? 4 : 3;
}

export function groupsSlot(background: Background): number | null {
  const slot = answersSlot(background);
  return slot === null ? null : Math.min(slot, groups.length);
}

export function usableSlot(background: Background): number | null {
  const slot = answersSlot(background);
  return slot === null ? null : Math.max(0, slot - 2);
}

/** A field as a dimension of a draft: its non-empty categories, counted over `among`, those of few people folded. */
export function splitDimension(
  cohort: Cohort,
  by: string,
  among: readonly TabDimension[],
): { readonly dimension: Dimension; readonly tab: TabDimension } {
  const { field, label, column } = cohort.split(by);
  const how = { isOrdered: column.isOrdered === true, rule: cohort.folding };
  const { dimension: tab, labels, others } = foldedIn(cohort, byField(column), among, how);
  const written = writtenBySlot(column, tab.slotOf, tab.size);
  const idOf = (name: string): string => (name === ALL || name === OTHERS ? `${name} as an answer` : name);
  const dimension: Dimension = {
    id: field,
    label,
    categories: labels.map((each, place) => ({
      id: place === others ? OTHERS : idOf(each),
      label: each,
      where: { [field]: written[place] ?? [] },
    })),
    subtotals: [],
    total: { id: ALL, label: 'All' },
    revealing: [],
  };
  return { dimension, tab };
}

/** Counts by background, optionally split by a field. */
export function tabulateBackground(
  cohort: Cohort,
  background: { readonly dimension: Dimension; readonly tab: TabDimension },
  by: string | null,
): { readonly dimensions: readonly Dimension[]; readonly inner: Float64Array } {
  if (by === null) return { dimensions: [background.dimension], inner: tabulate(cohort, [background.tab]) };
  const { dimension, tab } = splitDimension(cohort, by, [background.tab]);
  return {
    dimensions: [dimension, background.dimension],
    inner: tabulate(cohort, [tab, background.tab]),
  };
}
