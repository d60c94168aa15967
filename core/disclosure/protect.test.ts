import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds.ts';
import { reachWithin } from './reach.ts';
import { networkOf } from './cells.ts';
import { type Dimension, draftTable } from './draft.ts';
import { Unprotected } from './unprotected.ts';
import { emptyLedger } from './ledger.ts';
import { policies } from './policy.ts';
import { suppressPrimary } from './primary.ts';
import { countAt } from './protected.ts';
import { protect } from './protect.ts';
import { suppressSecondary } from './secondary.ts';
import { staff } from '../../test/disclosure/staff.ts';

const tenFive = policies['10-5'];

function dimension(id: string, size: number, revealing: readonly number[] = []): Dimension {
  return {
    id,
    label: id,
    categories: Array.from({ length: size }, (_, index) => ({
      id: `${id}${index}`,
      label: `${id} ${index}`,
    })),
    subtotals: [],
    total: { id: 'all', label: 'All' },
    revealing,
  };
}

function table(rows: readonly (readonly number[])[], revealing: readonly number[] = []) {
  const dimensions = [dimension('row', rows.length), dimension('column', rows[0]?.length ?? 0, revealing)];
  return draftTable('t', 'T', staff, dimensions, Float64Array.from(rows.flat()));
}

function publish(rows: readonly (readonly number[])[], revealing: readonly number[] = []) {
  const [outcome] = protect([new Unprotected([table(rows, revealing)])], tenFive, emptyLedger);
  return outcome!.value.tables[0]!;
}

describe('protect', () => {
  it('hides counts under 10 and rounds all other counts and totals to 5', () => {
    const published = publish([
      [43, 4, 27],
      [61, 22, 18],
    ]);
    expect(countAt(published, { row: 'row0', column: 'column0' })).toBe(45);
    expect(countAt(published, { row: 'row0', column: 'column1' })).toBeNull();
    expect(countAt(published, { row: 'row1', column: 'column1' })).toBe(20);
    expect(countAt(published, { row: 'all', column: 'all' })).toBe(175);
  });

  it('shows a true zero as 0', () => {
    expect(countAt(publish([[0, 40, 35]]), { row: 'row0', column: 'column0' })).toBe(0);
  });

  it('hides a second cell where a single hidden cell could be inferred', () => {
    // 27 + 22 + 9 = 58 is published as 60 = 25 + 20 + hidden, and only 9 fits.
    const published = publish([[27, 22, 9]]);
    expect(countAt(published, { row: 'row0', column: 'column2' })).toBeNull();
    expect(published.counts.filter((count) => count === null).length).toBeGreaterThan(1);
  });

  it('hides all backgrounds of a line that shares one', () => {
    const published = publish(
      [
        [40, 0, 0],
        [30, 40, 50],
      ],
      [0, 1, 2],
    );
    for (const column of ['column0', 'column1', 'column2']) {
      expect(countAt(published, { row: 'row0', column })).toBeNull();
    }
    expect(countAt(published, { row: 'row0', column: 'all' })).toBe(40);
  });

  it('hides all backgrounds of a line that nearly shares one, so that it looks like a line that does', () => {
    for (const few of [0, 1, 9]) {
      const published = publish(
        [
          [40, few, 0],
          [30, 40, 50],
        ],
        [0, 1, 2],
      );
      for (const column of ['column0', 'column1', 'column2']) {
        expect(countAt(published, { row: 'row0', column })).toBeNull();
      }
    }
  });

  it('publishes true counts under policy none', () => {
    const [outcome] = protect([new Unprotected([table([[1, 2, 3]])])], policies.none, emptyLedger);
    expect(outcome!.value.tables[0]!.counts).toEqual([1, 2, 3, 6, 1, 2, 3, 6]);
  });

  it('hides a cell in every table it is in', () => {
    const small = draftTable('a', 'A', staff, [dimension('row', 2)], Float64Array.from([4, 96]));
    const [first, second] = protect(
      [
        new Unprotected([small]),
        new Unprotected([
          table([
            [2, 2],
            [50, 46],
          ]),
        ]),
      ],
      tenFive,
      emptyLedger,
    );
    expect(countAt(first!.value.tables[0]!, { row: 'row0' })).toBeNull();
    expect(countAt(second!.value.tables[0]!, { row: 'row0', column: 'all' })).toBeNull();
  });

  it('leaves small counts a range of 5, or of all that hiding everything gives, in thousands of random tables', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(counts, (rows) => {
        const network = networkOf([table(rows, [0, 1, 2])]);
        const primary = suppressPrimary(network, tenFive);
        const hidden = suppressSecondary(network, primary, tenFive);
        const widthsWhen = (pattern: Uint8Array) =>
          reachWithin(network, boundsOf(network, pattern, primary, tenFive)).widthOf;
        const [published, atBest] = [widthsWhen(hidden), widthsWhen(hidden.map(() => 1))];
        for (const [cell, count] of network.counts.entries()) {
          if (count === 0 || count >= tenFive.threshold) continue;
          expect(hidden[cell]).toBe(1);
          const most = tenFive.minimumWidth;
          expect(published(cell, most)).toBeGreaterThanOrEqual(Math.min(most, atBest(cell, most)));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('depends on published figures only: equal figures, equal pattern', () => {
    const row = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(row, row, fc.integer({ min: 10, max: 80 }), (left, right, other) => {
        const first = publish([[other, ...left]]);
        const second = publish([[other, ...right]]);
        const shownTotals = (published: typeof first) => countAt(published, { row: 'all', column: 'all' });
        if (shownTotals(first) === shownTotals(second)) expect(second.counts).toEqual(first.counts);
      }),
      { numRuns: 1_000 },
    );
  });
});
