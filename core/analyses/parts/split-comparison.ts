import type { Group } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { newcombe } from '../../stats/difference.ts';
import { holm } from '../../stats/holm.ts';
import type { Contrast } from '../../stats/interval.ts';
import {
  compareShares,
  type ComparisonTest,
  type PublishedOutcome,
  type ShareDifference,
  SIGNIFICANT,
} from './comparison.ts';
import { compareParts } from './composition-test.ts';
import { type Assumed, NON_RESPONSE_FACTORS, type Others } from './non-response.ts';
import type { Strength } from '../../results/result.ts';
import { LEVEL, type Share, type ShownShare } from './share.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import {
  notShown,
  sideOf,
  strengthApart,
  tooFew,
  uncertain,
  type WithoutAnswer,
} from '../../results/strength.ts';
import { compareWeighted } from './weighted-comparison.ts';

/** One share of a row: that of a background, or the only one. */
export type SplitShare = {
  /** Label such as "Working class". */
  readonly label: string;
  /** Name inside a sentence: "the working-class share". */
  readonly name: string;
  readonly share: Share;
  readonly published: PublishedOutcome;
  /** Bounds of a weighted share over all tables printed alike; null where unweighted. */
  readonly reach: SplitReach | null;
  /** Null where non-response plays no part. */
  readonly others: { readonly group: Group; readonly of: Others } | null;
};

/** Bounds of a share, and its smallest effective sample size. */
export type SplitReach = { readonly least: number; readonly greatest: number; readonly leastSize: number };

/** A row of a split; each is compared with the largest, share by share. */
export type SplitRow = {
  readonly label: string;
  readonly base: number | null;
  /** The same shares in every row. */
  readonly shares: readonly SplitShare[];
};

type Counted = SplitShare & { readonly share: ShownShare };

/** Difference of one share from that of the reference row. */
export type SplitDifference = ShareDifference & {
  readonly row: SplitRow;
  readonly one: Counted;
  readonly other: Counted;
  /** p adjusted over all differences of the split (Holm); null where nothing varies. */
  readonly adjusted: number | null;
  /** 1 or −1 where a difference is shown: by its interval, its adjusted p and the test of its row. */
  readonly side: number;
};

/** Omnibus test of a row's shares against the reference. */
export type RowTest = ComparisonTest & { readonly row: SplitRow; readonly adjusted: number };

export type SplitComparison = {
  readonly rows: readonly SplitRow[];
  /** Largest row of those shown; null where no two rows can be compared. */
  readonly reference: SplitRow | null;
  /** Whether the reference was given, whatever its size. */
  readonly isGiven: boolean;
  readonly differences: readonly SplitDifference[];
  readonly tests: readonly RowTest[];
  /** The largest shown difference, or else the largest. */
  readonly leading: SplitDifference | null;
  readonly strength: Strength;
};

/** `given` is the row that the others are held against; left out, the one with the most people of those shown. */
export function compareSplit(
  rows: readonly SplitRow[],
  policy: Policy,
  given: SplitRow | null = null,
): SplitComparison {
  const usable = rows.filter((row) => countedIn(row).length > 0);
  const isGiven = given !== null;
  const reference = given === null ? largestOf(usable) : usable.find((row) => row === given);
  if (!reference || usable.length < 2) {
    return {
      ...{ rows, reference: null, isGiven, differences: [], tests: [], leading: null },
      strength: strengthWithout(rows),
    };
  }
  const others = usable.filter((row) => row !== reference);
  const found = others.flatMap((row) => differencesOf(row, reference, policy));
  const tests = adjustedTests(others.flatMap((row) => rowTest(row, reference, found, policy)));
  const differences = adjustedDifferences(found, tests);
  const leading =
    differences.toSorted(
      (one, other) => Math.abs(other.side) - Math.abs(one.side) || sizeOf(other) - sizeOf(one),
    )[0] ?? null;
  const strength = strengthOf(leading, togetherAlone(tests, differences) !== null);
  return { rows, reference, isGiven, differences, tests, leading, strength };
}

function largestOf(usable: readonly SplitRow[]): SplitRow | undefined {
  return usable.toSorted(
    (one, other) => countedIn(other).length - countedIn(one).length || (other.base ?? 0) - (one.base ?? 0),
  )[0];
}

/** Shown shares with a sufficient base. */
function countedIn({ shares }: SplitRow): readonly Counted[] {
  return shares.flatMap((each) => {
    const { share, reach } = each;
    return share.why === 'shown' && isEnough(share, reach) ? [{ ...each, share }] : [];
  });
}

function isEnough({ leastBase }: ShownShare, reach: SplitReach | null): boolean {
  return Math.min(leastBase, reach?.leastSize ?? leastBase) >= SMALLEST_BASE;
}

/** Why a share has no difference: hidden, of too few people, or with nothing to be held against. */
export type WhyUncompared = 'hidden' | 'few' | 'alone';

/** Null where the share by itself could be compared. */
export function whyNotCounted({ share, reach }: SplitShare): 'hidden' | 'few' | null {
  if (share.why === 'hidden') return 'hidden';
  return share.why === 'shown' && isEnough(share, reach) ? null : 'few';
}

export function whyUncompared(each: SplitShare, reference: SplitRow | null): WhyUncompared {
  const against = reference?.shares.find(({ label }) => label === each.label);
  return whyNotCounted(each) ?? (against ? whyNotCounted(against) : null) ?? 'alone';
}

const sizeOf = ({ difference }: SplitDifference): number => Math.abs(difference.estimate);

type Found = Omit<SplitDifference, 'adjusted' | 'side'>;

function differencesOf(row: SplitRow, reference: SplitRow, policy: Policy): readonly Found[] {
  const counted = countedIn(reference);
  return countedIn(row).flatMap((one) => {
    const other = counted.find(({ label }) => label === one.label);
    if (!other) return [];
    const isWeighted = one.reach !== null || other.reach !== null;
    const compared = isWeighted
      ? compareWeighted(weightedEnds(one), weightedEnds(other))
      : compareShares(one.published, other.published, policy);
    if (!compared) return [];
    const { difference, decimals, test } = compared;
    return [{ row, one, other, difference, decimals, test }];
  });
}

const weightedEnds = (counted: Counted) => ({ share: counted.share, ...endsOf(counted) });

/**
 * Chi-square over all shares; where not applicable, Bonferroni: the smallest p of its differences times their number.
 */
function rowTest(
  row: SplitRow,
  reference: SplitRow,
  found: readonly Found[],
  policy: Policy,
): readonly (ComparisonTest & { readonly row: SplitRow })[] {
  const own = found.filter((each) => each.row === row).flatMap(({ test }) => test ?? []);
  const [least] = own.toSorted((one, other) => one.p - other.p);
  if (!least) return [];
  if (row.shares.length === 1) return [{ row, ...least }];
  const [first, second] = [partsOf(row), partsOf(reference)];
  const together = first && second ? compareParts(first, second, policy) : null;
  return [
    { row, ...(together ?? { p: Math.min(1, own.length * least.p), method: `${least.method}, Bonferroni` }) },
  ];
}

/** Null where a count is hidden or shares are weighted. */
function partsOf({ shares, base }: SplitRow) {
  const counts = shares.flatMap(({ published, share }) => (share.why === 'shown' ? (published.x ?? []) : []));
  return base === null || shares.some(({ reach }) => reach !== null) || counts.length < shares.length
    ? null
    : { counts, n: base };
}

function adjustedTests(tests: readonly (ComparisonTest & { readonly row: SplitRow })[]): readonly RowTest[] {
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, index) => ({ ...test, adjusted: adjusted[index] ?? 1 }));
}

function adjustedDifferences(found: readonly Found[], tests: readonly RowTest[]): readonly SplitDifference[] {
  const tested = found.filter(({ test }) => test !== null);
  const adjusted = holm(tested.map(({ test }) => test?.p ?? 1));
  return found.map((each) => {
    const place = tested.indexOf(each);
    const p = place < 0 ? null : (adjusted[place] ?? 1);
    const row = tests.find((test) => test.row === each.row);
    const isShown = p !== null && p < SIGNIFICANT && row !== undefined && row.adjusted < SIGNIFICANT;
    return { ...each, adjusted: p, side: isShown ? sideOf(each.difference, 0) : 0 };
  });
}

/** Rows that differ over all shares although no single share does. */
export function togetherAlone(
  tests: readonly RowTest[],
  differences: readonly SplitDifference[],
): RowTest | null {
  if (differences.some(({ side }) => side !== 0)) return null;
  const shown = tests.filter(({ adjusted, row }) => adjusted < SIGNIFICANT && row.shares.length > 1);
  return shown.toSorted((one, other) => one.adjusted - other.adjusted)[0] ?? null;
}

function strengthOf(leading: SplitDifference | null, isTogether: boolean): Strength {
  if (!leading) return notShown();
  if (leading.side !== 0) return strengthApart(APART, withoutAnswer(leading));
  return uncertain(isTogether ? TOGETHER : NO_DIFFERENCE);
}

const APART = 'The whole range of the difference lies on one side of 0.';
const TOGETHER = 'All backgrounds together differ, but of no single one is a difference shown.';
export const NO_DIFFERENCE = 'No difference is shown: there may be none, or one anywhere in its range.';

function withoutAnswer({ one, other, side }: SplitDifference): WithoutAnswer {
  if (!one.others || !other.others) return null;
  const whys = [one.others.of.why, other.others.of.why];
  if (whys.includes('hidden')) return 'hidden';
  if (!whys.includes('some')) return whys.includes('unknown') ? 'unknown' : 'nobody';
  const isRobust = NON_RESPONSE_FACTORS.every((factor) => {
    const ends = [assumedEnds(one, factor), assumedEnds(other, factor)] as const;
    const low = newcombe(contrastOf(ends[0].least, ends[1].most), LEVEL);
    const high = newcombe(contrastOf(ends[0].most, ends[1].least), LEVEL);
    return sideOf({ low: low.low, high: high.high }, 0) === side;
  });
  return isRobust ? 'holds' : 'falls';
}

type Size = { readonly value: number; readonly size: number };
type Ends = { readonly least: Size; readonly most: Size };

function assumedEnds(counted: Counted, factor: number): Ends {
  const { share, reach, others } = counted;
  const sizes = assumedOf(others, factor).map(({ shares, answers }) => ({
    value: others ? shares[others.group] : share.value,
    size: reach?.leastSize ?? answers,
  }));
  if (sizes.length === 0) return endsOf(counted);
  const size = Math.min(...sizes.map((each) => each.size));
  const values = sizes.map(({ value }) => value);
  return { least: { value: Math.min(...values), size }, most: { value: Math.max(...values), size } };
}

function assumedOf(others: SplitShare['others'], factor: number): readonly Assumed[] {
  if (others?.of.why !== 'some') return [];
  return others.of.assumed().filter((each) => each.factor === factor);
}

/** Bounds of a printed share, with the smallest base that each could have. */
function endsOf({ share: { group }, reach }: Counted): Ends {
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
  const whys = rows.map(({ shares }) => shares.map(({ share }) => share.why));
  if (rows.length < 2) return tooFew('There is one group: nothing to compare it with.');
  if (whys.filter((row) => row.includes('shown')).length < 2) {
    return whys.some((row) => row.includes('hidden')) ? notShown() : tooFew(NOBODY);
  }
  return tooFew(`No two groups are sure to have ${SMALLEST_BASE} people or more.`);
}

const NOBODY = 'There are no two groups with anybody to count.';
