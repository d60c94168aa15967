import { backgroundLabels, type Group, groups } from './background.ts';

/** Places of an answer in a grouping of the organisation's own. */
export const ownPlaces = [...groups, 'no-class'] as const;
export type OwnPlace = Group | 'no-class';

export function placeLabel(place: OwnPlace): string {
  return place === 'no-class' ? 'Not classified' : backgroundLabels[place];
}

export const LONGEST_OWN_NAME = 80;
export const MOST_OWN_SCHEMES = 50;
