/** Socio-economic background of a person: one of three groups, or a reason for having none. */

export const groups = ['professional', 'intermediate', 'working-class'] as const;
export type Group = (typeof groups)[number];

/**
 * Reasons for no group. `blank` is asked and not answered; every reason but `not-asked` and `blank` is a response.
 * Source: reference instrument, section 3 (exclusion reasons).
 */
export const reasons = [
  'retired',
  'not-applicable',
  'dont-know',
  'prefer-not-to-say',
  'other-combined',
  'no-class',
  'unrecognised',
  'blank',
  'not-asked',
] as const;
export type Reason = (typeof reasons)[number];

/** Codes of background: groups first, then reasons; a person's code is a position in this list. */
export const backgrounds = [...groups, ...reasons] as const;
export type Background = (typeof backgrounds)[number];

export const backgroundLabels: Readonly<Record<Background, string>> = {
  professional: 'Professional',
  intermediate: 'Intermediate',
  'working-class': 'Working class',
  retired: 'Retired',
  'not-applicable': 'Not applicable',
  'dont-know': 'Don’t know',
  'prefer-not-to-say': 'Prefer not to say',
  'other-combined': 'Other (retired, not applicable or don’t know)',
  'no-class': 'Answered, but gives no group',
  unrecognised: 'No group yet',
  blank: 'No answer',
  'not-asked': 'Not asked',
};
