export const policyIds = ['10-5', 'none'] as const;
type PolicyId = (typeof policyIds)[number];

/** Disclosure rules of a project, fixed at its creation. */
export type Policy = {
  readonly id: PolicyId;
  readonly label: string;
  /** Sentence printed on every output. */
  readonly sentence: string;
  /** How it is chosen where a project is made. */
  readonly choice: { readonly label: string; readonly help: string };
  /** Counts from 1 to threshold - 1 are hidden. 0: nothing is hidden. */
  readonly threshold: number;
  /** All other counts, totals included, are rounded to a multiple of this. 1: no rounding. */
  readonly roundTo: number;
  /** Smallest width of the range that a reader can infer for a small count. */
  readonly minimumWidth: number;
  /** Width that suffices for any range; a narrower one suffices only if it starts at 1. */
  readonly ampleWidth: number;
  /** Whether a group that shares one background is hidden, since that discloses it for each person. */
  readonly hidesWholeGroups: boolean;
  /** Decimals of percentages on screen and in reports. */
  readonly percentDecimals: 0 | 1;
};

/**
 * Rungs' default: hide below 10, round to 5. Guaranteed of every result by itself, and of every small count in it: for
 * an outsider, for one who knows these rules, and for one who is told which hidden counts are small, all values that
 * fit everything published lie at least six apart, or as far as they would with everything hidden. Measured only: what
 * is left to an insider who knows head counts, and to a reader who runs the rules again on every organisation that it
 * might be. Widths of 6 and 7 are chosen by those measurements (test/bench/sight-and-safety): beside rounded figures
 * with less than seven, help would be given in the extremes alone, which tells such a reader the count.
 * Sources: Hundepool et al., Statistical Disclosure Control (Wiley 2012), sections 4.2 to 4.5 and 5.4.
 */
const tenFive: Policy = {
  id: '10-5',
  label: '10-5',
  sentence:
    'Counts under 10 are not shown and the others are rounded to the nearest 5, to protect individuals. Percentages come from the rounded counts.',
  choice: {
    label: 'Protect individuals',
    help: 'Counts under 10 are not shown and the others are rounded to the nearest 5. Right for any data about real people.',
  },
  threshold: 10,
  roundTo: 5,
  minimumWidth: 6,
  ampleWidth: 7,
  hidesWholeGroups: true,
  percentDecimals: 0,
};

/** For published or made-up data only; chosen at creation, never later, and marked on every output. */
const none: Policy = {
  id: 'none',
  label: 'None',
  sentence:
    'No disclosure control: for published or made-up data only. Do not share figures about real staff.',
  choice: {
    label: 'No protection',
    help: 'Only for published or made-up data. Every screen and export says so.',
  },
  threshold: 0,
  roundTo: 1,
  minimumWidth: 0,
  ampleWidth: 0,
  hidesWholeGroups: false,
  percentDecimals: 1,
};

/** By id, the one that is chosen where nobody chooses another first. */
export const policies: Readonly<Record<PolicyId, Policy>> = { '10-5': tenFive, none };

export const DEFAULT_POLICY: PolicyId = '10-5';
