/** The disclosure rules of a project. Fixed when the project is created. */
export type Policy = {
  readonly id: '10-5' | 'none';
  readonly label: string;
  /** One sentence that stands on every output. */
  readonly sentence: string;
  /** A count from 1 to threshold - 1 is hidden. 0: nothing is hidden. */
  readonly threshold: number;
  /** Every other count, totals too, is rounded to a multiple of this. 1: not rounded. */
  readonly roundTo: number;
  /** What a reader could work out about a hidden count must stay at least this wide (greatest minus least). */
  readonly minimumWidth: number;
  /** Whether a group whose people all share one background is hidden, since it says so of each of them. */
  readonly hidesWholeGroups: boolean;
  /** Decimals of a percentage on screen and in reports. */
  readonly percentDecimals: 0 | 1;
};

/**
 * Rungs' default. Source: reference "disclosure", section 2 (hide below 10, round to 5). Its intervals of at least 5 are
 * not enough for a reader who runs the rules again: that a companion was needed narrows a range by up to one step of
 * rounding. With 7 such a reader is left with three values or more where a table of one line is seen.
 */
const tenFive: Policy = {
  id: '10-5',
  label: '10-5',
  sentence:
    'Counts under 10 are not shown and the others are rounded to the nearest 5, to protect individuals. Percentages come from the rounded counts.',
  threshold: 10,
  roundTo: 5,
  minimumWidth: 7,
  hidesWholeGroups: true,
  percentDecimals: 0,
};

/** For published or made-up data only; chosen when a project is created, never later, and marked on every output. */
const none: Policy = {
  id: 'none',
  label: 'None',
  sentence:
    'No disclosure control: for published or made-up data only. Do not share figures about real staff.',
  threshold: 0,
  roundTo: 1,
  minimumWidth: 0,
  hidesWholeGroups: false,
  percentDecimals: 1,
};

export const policies: Readonly<Record<Policy['id'], Policy>> = { '10-5': tenFive, none };
