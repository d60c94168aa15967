import { type Dimension, draftTable } from '../../../core/disclosure/draft.ts';
import { Unprotected } from '../../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../../core/disclosure/ledger.ts';
import { policies } from '../../../core/disclosure/policy.ts';
import { protect } from '../../../core/disclosure/protect.ts';
import type { PublishedTable } from '../../../core/disclosure/protected.ts';
import { digestOf } from '../digest.ts';
import type { Side } from '../side.ts';
import { staff } from '../../disclosure/staff.ts';

/** Protecting one full cross-table of as many answers a field. */
export function protectedTable(sizes: readonly number[]) {
  return async (): Promise<Side<readonly PublishedTable[]>> => {
    const table = draftTable('t', 'T', staff, sizes.map(dimensionOf), skewedCounts(sizes));
    return {
      run: async () =>
        protect([new Unprotected([table])], policies['10-5'], emptyLedger)[0]?.value.tables ?? [],
      digest: async (published) => digestOf(published.map(({ counts }) => counts.join())),
    };
  };
}

function dimensionOf(size: number, place: number): Dimension {
  const categories = Array.from({ length: size }, (_, index) => ({ id: `${index}`, label: `${index}` }));
  const id = `field ${place}`;
  return { id, label: id, categories, subtotals: [], total: { id: 'all', label: 'All' }, revealing: [] };
}

/** People a cell on average: half of the cells are under 10, and some hold hundreds. */
const MEAN = 12;
const MOST_SKEW = 1.8;

/** Answers of a field differ in how often they are given, as grades and places do. */
function skewedCounts(sizes: readonly number[]): Float64Array {
  const next = randomFrom(1);
  const weights = sizes.map((size) => {
    const raw = Array.from({ length: size }, () => Math.exp(MOST_SKEW * (next() + next() + next() - 1.5)));
    const mean = raw.reduce((sum, weight) => sum + weight, 0) / size;
    return raw.map((weight) => weight / mean);
  });
  const expected = weights.reduce<readonly number[]>(
    (before, each) => before.flatMap((people) => each.map((weight) => people * weight)),
    [MEAN],
  );
  return Float64Array.from(expected, (people) => scattered(people, next));
}

/** About as many, as far from it as chance takes a count. */
function scattered(people: number, next: () => number): number {
  const deviation = (next() + next() + next() + next() - 2) * Math.sqrt(3);
  return Math.max(0, Math.round(people + deviation * Math.sqrt(people)));
}

/** The same numbers from 0 to 1 in every run (linear congruence of Numerical Recipes, scrambled). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
  };
}
