import type { Group } from '../../background/background.ts';
import { numberText } from '../../results/figure-text.ts';
import { newcombe } from '../../stats/difference.ts';
import type { Contrast, EstimatedInterval } from '../../stats/interval.ts';
import { type Assumed, NON_RESPONSE_FACTORS, type Others } from './non-response.ts';
import { printedEstimate } from './printed-counts.ts';
import type { Strength } from '../../results/result.ts';
import { LEVEL, type Share, type ShownShare } from './share.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import {
  clear,
  NOBODY_MISSING,
  NON_RESPONSE_HIDDEN,
  NOT_ROBUST_TO_NON_RESPONSE,
  notShown,
  ROBUST_TO_NON_RESPONSE,
  sideOf,
  tooFew,
  uncertain,
} from '../../results/strength.ts';
import { shareText } from './words.ts';

/** Rows of a split side by side: each against the largest, by the difference of their shares. */
export type SplitRow = {
  readonly label: string;
  readonly share: Share;
  /** Of a weighted share: over all that would be printed so; null where each answer counts once. */
  readonly reach: SplitReach | null;
  /** Null where a share says nothing about those without an answer. */
  readonly others: { readonly group: Group; readonly of: Others } | null;
};

/** The least and the greatest share, and the fewest answers given at random that would tell as much. */
export type SplitReach = { readonly least: number; readonly greatest: number; readonly leastSize: number };

type ShownRow = SplitRow & { readonly share: ShownShare };

export type SplitDifference = {
  readonly row: ShownRow;
  readonly reference: ShownRow;
  /** As a proportion, with its interval at 95%. */
  readonly difference: EstimatedInterval;
  /** 1 or −1 where the interval that holds for all rows together (Bonferroni) lies above or below 0. */
  readonly side: number;
};

export type SplitComparison = {
  readonly rows: readonly SplitRow[];
  /** The row with the largest base that is shown; null where no two rows can be compared. */
  readonly reference: ShownRow | null;
  readonly differences: readonly SplitDifference[];
  /** The greatest difference that is shown, else the greatest. */
  readonly leading: SplitDifference | null;
  readonly strength: Strength;
};

export function compareSplit(rows: readonly SplitRow[]): SplitComparison {
  const usable = rows.flatMap((row) => {
    const { share } = row;
    return share.why === 'shown' && isEnough(share, row.reach) ? [{ ...row, share }] : [];
  });
  const reference = usable.toSorted((left, right) => right.share.base - left.share.base)[0];
  if (!reference || usable.length < 2) {
    return { rows, reference: null, differences: [], leading: null, strength: strengthWithout(rows) };
  }
  const others = usable.filter(({ label }) => label !== reference.label);
  const differences = others.map((row) => differenceOf(row, reference, others.length));
  const leading =
    differences.toSorted(
      (left, right) => Math.abs(right.side) - Math.abs(left.side) || sizeOf(right) - sizeOf(left),
    )[0] ?? null;
  return { rows, reference, differences, leading, strength: strengthOf(leading, others.length) };
}

const sizeOf = ({ difference }: SplitDifference): number => Math.abs(difference.estimate);

function isEnough({ leastBase }: ShownShare, reach: SplitReach | null): boolean {
  return Math.min(leastBase, reach?.leastSize ?? leastBase) >= SMALLEST_BASE;
}

function differenceOf(row: ShownRow, reference: ShownRow, comparisons: number): SplitDifference {
  const together = intervalOf(row, reference, 1 - (1 - LEVEL) / comparisons);
  return { row, reference, difference: intervalOf(row, reference, LEVEL), side: sideOf(together, 0) };
}

/** Newcombe's hybrid score interval, over all tables printed so. */
function intervalOf(row: ShownRow, reference: ShownRow, level: number): EstimatedInterval {
  if (row.reach === null || reference.reach === null) {
    const strata = [{ first: row.share.group, second: reference.share.group }];
    const measure = ([only]: readonly Contrast[]) => (only ? newcombe(only, level) : null);
    const found = printedEstimate(measure, strata);
    if (found) return found;
  }
  const [first, second] = [endsOf(row), endsOf(reference)];
  return {
    estimate: row.share.value - reference.share.value,
    low: newcombe(contrastOf(first.least, second.most), level).low,
    high: newcombe(contrastOf(first.most, second.least), level).high,
  };
}

function strengthOf(leading: SplitDifference | null, comparisons: number): Strength {
  if (!leading || leading.side === 0) {
    return uncertain(
      comparisons === 1
        ? 'The range includes no difference; this data cannot tell the two apart.'
        : 'Each range, widened since there are several, includes no difference; this data cannot tell.',
    );
  }
  const { row, reference, side } = leading;
  if (!row.others || !reference.others) return clear(APART);
  const [first, second] = [row.others, reference.others];
  if (first.of.why === 'nobody' && second.of.why === 'nobody') return clear(`${APART} ${NOBODY_MISSING}`);
  if (first.of.why === 'hidden' || second.of.why === 'hidden') return uncertain(NON_RESPONSE_HIDDEN);
  const isRobust = NON_RESPONSE_FACTORS.every((factor) => {
    const [one, other] = [assumedEnds(row, factor), assumedEnds(reference, factor)];
    const low = newcombe(contrastOf(one.least, other.most), LEVEL);
    const high = newcombe(contrastOf(one.most, other.least), LEVEL);
    return sideOf({ low: low.low, high: high.high }, 0) === side;
  });
  return isRobust ? clear(ROBUST_TO_NON_RESPONSE) : uncertain(NOT_ROBUST_TO_NON_RESPONSE);
}

const APART = 'The whole range of the difference lies on one side of 0.';

type Size = { readonly value: number; readonly size: number };
type Ends = { readonly least: Size; readonly most: Size };

function assumedEnds(row: ShownRow, factor: number): Ends {
  const { share, reach, others } = row;
  const sizes = assumedOf(others, factor).map(({ shares, answers }) => ({
    value: others ? shares[others.group] : share.value,
    size: reach?.leastSize ?? answers,
  }));
  if (sizes.length === 0) return endsOf(row);
  const size = Math.min(...sizes.map((each) => each.size));
  const values = sizes.map(({ value }) => value);
  return { least: { value: Math.min(...values), size }, most: { value: Math.max(...values), size } };
}

function assumedOf(others: SplitRow['others'], factor: number): readonly Assumed[] {
  if (others?.of.why !== 'some') return [];
  return others.of.assumed().filter((each) => each.factor === factor);
}

/** The least and the greatest share in print, with as few answers as either could have. */
function endsOf({ share: { group }, reach }: ShownRow): Ends {
  if (reach !== null) {
    const { least, greatest, leastSize: size } = reach;
    return { least: { value: least, size }, most: { value: greatest, size } };
  }
  const size = Math.min(group.fewest.n, group.most.n);
  const [least, most] = [group.fewest, group.most].map(({ x, n }) => x / n);
  return { least: { value: least ?? 0, size }, most: { value: most ?? 0, size } };
}

function contrastOf(one: Size, other: Size): Contrast {
  return { x1: one.value * one.size, n1: one.size, x2: other.value * other.size, n2: other.size };
}

function strengthWithout(rows: readonly SplitRow[]): Strength {
  const shown = rows.flatMap(({ share }) => (share.why === 'shown' ? [share] : []));
  if (rows.length < 2) return tooFew('There is one group: nothing to compare it with.');
  if (shown.length < 2) {
    return rows.some(({ share }) => share.why === 'hidden') ? notShown() : tooFew(NOBODY);
  }
  return tooFew(`No two groups are sure to have ${SMALLEST_BASE} people or more.`);
}

const NOBODY = 'There are no two groups with anybody to count.';

/** "46.1 points more (35.2 to 52.0)". */
export function differenceText({ row, reference, difference }: SplitDifference): string {
  const decimals = Math.max(row.share.decimals, reference.share.decimals);
  const points = (value: number): string => numberText(value * 100, decimals);
  const isMore = difference.estimate >= 0;
  const [low, high] = isMore ? [difference.low, difference.high] : [-difference.high, -difference.low];
  const amount = Math.abs(difference.estimate);
  return `${points(amount)} percentage points ${isMore ? 'more' : 'less'} (${points(low)} to ${points(high)})`;
}

/** One sentence about the rows of a split; `what` names the share: "the working-class share". */
export function splitSentence(
  { rows, leading, reference, differences }: SplitComparison,
  opening: string,
  what: string,
): string {
  const isAnyHidden = rows.some(({ share }) => share.why === 'hidden');
  if (!leading || !reference) {
    if (rows.length < 2) return `${opening}: one group alone, nothing to compare.`;
    const shown = rows.filter(({ share }) => share.why === 'shown');
    return shown.length < 2 && isAnyHidden
      ? `${opening}: not compared, since too little may be shown, to protect individuals.`
      : `${opening}: too few people to say.`;
  }
  if (leading.side === 0) {
    return `${opening}, no difference from ${reference.label}, which has the most people, was shown in ${what}${isAnyHidden ? ' among those shown' : ''}.`;
  }
  const { row } = leading;
  const isOneOfMany = differences.length > 1 || isAnyHidden;
  const most = isOneOfMany
    ? `: the greatest difference from it${isAnyHidden ? ' among those shown' : ''}`
    : '';
  return `${opening}, ${what} is ${shareText(row.share)} in ${row.label}, ${differenceText(leading)} than the ${shareText(reference.share)} in ${reference.label}, which has the most people${most}.`;
}
