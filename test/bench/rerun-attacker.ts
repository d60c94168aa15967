import { groupsDimension } from '../../core/cohort/background-dimension.ts';
import { type Dimension, draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { randomFrom } from './random.ts';
import { staff } from '../disclosure/staff.ts';

/**
 * A reader who runs the program again: on every organisation that it might be, as far as it is found by a walk through
 * those that are printed alike. Head counts of rows are known within 2. A small count has no fewer values in truth than
 * are found on the way, so that what is measured is the most that could be given away.
 */
const WALK = 20_000;
const HEAD_COUNT_WITHIN = 2;
export const ENOUGH_VALUES = 5;

const KINDS = groupsDimension.categories.length;
const USABLE = groupsDimension.subtotals[0]?.of.length ?? 0;
type Counts = readonly number[];
type Printed = readonly (number | null)[];

const grade = (rows: number): Dimension => ({
  id: 'grade',
  label: 'Grade',
  categories: Array.from({ length: rows }, (_, row) => ({ id: `Grade ${row}`, label: `Grade ${row}` })),
  subtotals: [],
  total: { id: '(all)', label: 'All' },
  revealing: [],
});

/** Counts of rows by kind; the last row that is printed is everybody. */
function publish(counts: Counts): Printed {
  const rows = counts.length / KINDS;
  const sums = groupsDimension.categories.map((_, kind) => sumOf(counts, (at) => at % KINDS === kind));
  const tables = [draftTable('all', 'All', staff, [groupsDimension], Float64Array.from(sums))];
  if (rows > 1) {
    tables.push(draftTable('by', 'By', staff, [grade(rows), groupsDimension], Float64Array.from(counts)));
  }
  const [published] = protect([new Unprotected(tables)], policies['10-5'], emptyLedger);
  return published?.value.tables.at(-1)?.counts ?? [];
}

function sumOf(counts: Counts, isIn: (at: number) => boolean): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) if (isIn(at)) sum += counts[at]!;
  return sum;
}

const isSmall = (count: number): boolean => count > 0 && count < 10;

/** For each small count: how many values it was found to have among organisations that are printed alike. */
export function valuesLeft(truth: Counts, seed: number): readonly number[] {
  const upTo = drawing(seed);
  const printed = publish(truth);
  const text = JSON.stringify(printed);
  const seen = truth.map((count) => new Set([count]));
  const open = new Set([...truth.keys()].filter((at) => isSmall(truth[at]!)));
  const targets = [...open];
  const next = [...truth];
  let current = truth;
  for (let step = 0; step < WALK && open.size > 0; step++) {
    const from = upTo(2) === 0 ? truth : current;
    for (let at = 0; at < next.length; at++) next[at] = from[at]!;
    for (let change = upTo(2); change >= 0; change--) shift(next, upTo);
    const isNew = [...open].some((at) => !seen[at]!.has(next[at]!));
    if (!isNew && upTo(9) > 0) continue;
    if (!couldBe(next, truth, printed) || JSON.stringify(publish(next)) !== text) continue;
    current = [...next];
    for (const at of open) {
      seen[at]!.add(current[at]!);
      if (seen[at]!.size >= ENOUGH_VALUES) open.delete(at);
    }
  }
  return targets.map((at) => seen[at]!.size);
}

/** One count by a few people, or two counts of a row against each other, in another row the other way round. */
function shift(counts: number[], upTo: (most: number) => number): void {
  const rows = counts.length / KINDS;
  const by = upTo(16) - 8;
  const [one, other] = [upTo(rows - 1) * KINDS, upTo(rows - 1) * KINDS];
  const [kind, against] = [upTo(KINDS - 1), upTo(KINDS - 1)];
  const form = upTo(3);
  const add = (at: number, people: number): void => {
    counts[at] = Math.max(0, counts[at]! + people);
  };
  if (form === 0) return add(one + kind, Math.round(by / 4));
  add(one + kind, by);
  if (form !== 1) add(one + against, -by);
  if (form !== 2) add(other + kind, -by);
  if (form === 3) add(other + against, by);
}

/** Whether counts agree with what is printed and with head counts, whatever the rules would make of them. */
function couldBe(counts: Counts, truth: Counts, printed: Printed): boolean {
  const rows = counts.length / KINDS;
  for (let row = 0; row < rows; row++) {
    let difference = 0;
    for (let at = row * KINDS; at < (row + 1) * KINDS; at++) difference += counts[at]! - truth[at]!;
    if (Math.abs(difference) > HEAD_COUNT_WITHIN) return false;
  }
  const members = KINDS + 2;
  for (let row = 0; row < printed.length / members; row++) {
    let [usable, asked] = [0, 0];
    for (let kind = 0; kind < KINDS; kind++) {
      const count = row < rows ? counts[row * KINDS + kind]! : sumOf(counts, (at) => at % KINDS === kind);
      if (!isPrintedAs(count, printed[row * members + kind]!)) return false;
      asked += count;
      if (kind < USABLE) usable += count;
    }
    if (!isPrintedAs(usable, printed[row * members + KINDS]!)) return false;
    if (!isPrintedAs(asked, printed[row * members + KINDS + 1]!)) return false;
  }
  return true;
}

function isPrintedAs(count: number, print: number | null): boolean {
  if (print === null) return true;
  return print === 0 || count === 0 ? count === print : count >= 10 && Math.abs(count - print) <= 2;
}

function drawing(seed: number): (most: number) => number {
  const random = randomFrom(seed);
  return (most) => Math.floor(random() * (most + 1));
}

/** Rows of a small organisation: an eighth of the counts zero, three eighths from 1 to 12, the others up to 60. */
export function smallOrganisation(rows: number, seed: number): Counts {
  const upTo = drawing(seed);
  return Array.from({ length: rows * KINDS }, () => {
    const kind = upTo(7);
    return kind === 0 ? 0 : kind <= 3 ? 1 + upTo(11) : upTo(60);
  });
}
