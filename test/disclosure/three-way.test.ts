import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dimension, draftTable, membersOf } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { isSmall, rangeOf, type Sighting } from './attacker.ts';
import { staff } from './staff.ts';

const dimension = (id: string, size: number): Dimension => ({
  id,
  label: id,
  categories: Array.from({ length: size }, (_, index) => ({ id: `${id}${index}`, label: `${id}${index}` })),
  subtotals: [],
  total: { id: 'all', label: 'All' },
  revealing: [],
});
const dimensions = [dimension('grade', 3), dimension('sex', 2), dimension('outcome', 2)];
const cells = dimensions.reduce((product, { categories }) => product * categories.length, 1);

/** Which inside cells each position of the published counts adds up, by the order that a draft states. */
const sums = dimensions.reduce<readonly (readonly number[])[]>(
  (before, each) => {
    const size = each.categories.length;
    return before.flatMap((insides) =>
      membersOf(each).map((_, member) =>
        insides.flatMap((inside) =>
          Array.from({ length: size }, (__, index) => index)
            .filter((index) => member === size || member === index)
            .map((index) => inside * size + index),
        ),
      ),
    );
  },
  [[0]],
);

function sightingsOf(inner: readonly number[]): readonly Sighting[] {
  const draft = draftTable('t', 'T', staff, dimensions, Float64Array.from(inner));
  const [published] = protect([new Unprotected([draft])], policies['10-5'], emptyLedger);
  return sums.map((insides, position) => ({
    of: inner.map((_, index) => (insides.includes(index) ? 1 : 0)),
    printed: published?.value.tables[0]?.counts[position] ?? null,
  }));
}

describe('a table of three dimensions', () => {
  it('leaves every small count the range of the policy, or that of hiding everything', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(count, { minLength: cells, maxLength: cells }), (inner) => {
        const sightings = sightingsOf(inner);
        const nothing = sightings.map((each) => ({ ...each, printed: null }));
        for (const [position, sighting] of sightings.entries()) {
          const known = (sums[position] ?? []).reduce((sum, index) => sum + (inner[index] ?? 0), 0);
          if (!isSmall(known)) continue;
          expect(sighting.printed).toBeNull();
          const { least, greatest } = rangeOf(sighting, sightings, [inner], () => true);
          if (greatest - least >= policies['10-5'].minimumWidth) continue;
          const best = rangeOf(sighting, nothing, [inner], () => true);
          expect(greatest - least).toBeGreaterThanOrEqual(best.greatest - best.least);
        }
      }),
      { numRuns: 150 },
    );
  });
});
