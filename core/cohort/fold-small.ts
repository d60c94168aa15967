import { plainText } from '../background/plain-text.ts';
import type { TabDimension } from '../table/dimension.ts';

/** A field as a dimension, with a label for each position. */
export type LabelledTab = { readonly dimension: TabDimension; readonly labels: readonly string[] };

export type Folded = LabelledTab & {
  /** Position of the folded category; null without one. */
  readonly others: number | null;
};

export type FoldingRule = {
  /** Threshold of the policy. */
  readonly threshold: number;
  readonly roundTo: number;
  /** Size under which a category may join a folded one that is too small by itself. */
  readonly joinsBelow: number;
};

/**
 * Recoding (Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 5.3.1): categories of fewer people
 * than a count needs to be shown are one category, which has none of their names and stands last. Where they are too
 * few together, the category that says least by itself joins them: the one with the fewest people, of an ordered field
 * among the neighbours of those. It joins only where its shares would be too few to say in any case and two other
 * categories keep their names; else others stay under the threshold, and protect() hides their counts.
 * What decides is which counts are small and what is published of the others. Categories without anybody are left out.
 * One of few people of whom nobody is counted (not asked, no outcome) is a category of few people all the same.
 */
export function foldSmall(
  { dimension, labels }: LabelledTab,
  people: ArrayLike<number>,
  isOrdered: boolean,
  rule: FoldingRule,
  everybody: ArrayLike<number> = people,
): Folded {
  const isFolded = foldedOf(
    labels.map((_, slot) => ({ counted: people[slot] ?? 0, everybody: everybody[slot] ?? 0 })),
    isOrdered,
    rule,
  );
  const named = labels.flatMap((label, slot) =>
    people[slot]! > 0 && !isFolded[slot] ? [{ label, slot }] : [],
  );
  const hasOthers = isFolded.includes(true);
  const moved = new Int32Array(labels.length).fill(-1);
  for (const [place, { slot }] of named.entries()) moved[slot] = place;
  for (const [slot, folded] of isFolded.entries()) if (folded) moved[slot] = named.length;
  const names = named.map(({ label }) => label);
  return {
    dimension: {
      codes: dimension.codes,
      slotOf: dimension.slotOf.map((slot) => (slot < 0 ? -1 : (moved[slot] ?? -1))),
      size: named.length + (hasOthers ? 1 : 0),
    },
    labels: hasOthers ? [...names, nameBeside(names)] : names,
    others: hasOthers ? named.length : null,
  };
}

type Category = { readonly counted: number; readonly everybody: number };

function foldedOf(
  categories: readonly Category[],
  isOrdered: boolean,
  { threshold, roundTo, joinsBelow }: FoldingRule,
): boolean[] {
  const isFew = (people: number): boolean => people > 0 && people < threshold;
  const isFolded = categories.map(({ counted, everybody }) => isFew(counted) || isFew(everybody));
  const together = categories.reduce((sum, { counted }, slot) => (isFolded[slot] ? sum + counted : sum), 0);
  if (!isFolded.includes(true) || together >= threshold) return isFolded;
  const named = categories.flatMap(({ counted }, slot) =>
    counted >= threshold ? [{ slot, shown: Math.round(counted / roundTo) * roundTo }] : [],
  );
  if (named.length < LEAST_NAMED) return isFolded;
  const isEmpty = categories.map(({ counted }, slot) => counted === 0 && isFolded[slot] !== true);
  const isBeside = ({ slot }: { slot: number }): boolean => {
    const [before, after] = [nearestFilled(isEmpty, slot, -1), nearestFilled(isEmpty, slot, 1)];
    return isFolded[before] === true || isFolded[after] === true;
  };
  const [joins] = named
    .filter((each) => each.shown < joinsBelow && (!isOrdered || isBeside(each)))
    .toSorted((one, other) => one.shown - other.shown || other.slot - one.slot);
  if (joins) isFolded[joins.slot] = true;
  return isFolded;
}

/** Categories that must exist for one more to join: two are left to be compared. */
const LEAST_NAMED = 3;

function nearestFilled(isEmpty: readonly boolean[], from: number, step: 1 | -1): number {
  let slot = from + step;
  while (isEmpty[slot] === true) slot += step;
  return slot;
}

const OTHERS = ['Others', 'All others', 'Others, few people each'];

/** A label that no category of the file has, in any case, singular or plural. */
function nameBeside(taken: readonly string[]): string {
  const plain = (text: string): string => plainText(text).replace(/s$/u, '');
  const held = new Set(taken.map(plain));
  const free = OTHERS.find((name) => !held.has(plain(name)));
  if (free !== undefined) return free;
  let number = 2;
  while (held.has(plain(`Others ${number}`))) number++;
  return `Others ${number}`;
}
