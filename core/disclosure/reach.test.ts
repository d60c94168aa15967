import { describe, expect, it } from 'vitest';
import { boundsOf, narrowBounds } from './bounds.ts';
import { networkOf } from './cells.ts';
import { type Dimension, draftTable } from './draft.ts';
import { policies } from './policy.ts';
import { suppressPrimary } from './primary.ts';
import { reachWithin } from './reach.ts';
import { staff } from '../../test/disclosure/staff.ts';

const tenFive = policies['10-5'];

function dimension(id: string, size: number): Dimension {
  return {
    id,
    label: id,
    categories: Array.from({ length: size }, (_, index) => ({ id: `${id}${index}`, label: `${id}${index}` })),
    subtotals: [],
    total: { id: 'all', label: 'All' },
    revealing: [],
  };
}

function reachOf(dimensions: readonly Dimension[], inner: readonly number[]) {
  const network = networkOf([draftTable('t', 'T', staff, dimensions, Float64Array.from(inner))]);
  const reasons = suppressPrimary(network, tenFive);
  const bounds = boundsOf(network, reasons, reasons, tenFive);
  return { reach: reachWithin(network, bounds), narrowed: narrowBounds(network, bounds) };
}

describe('reachWithin', () => {
  it('finds the range of a hidden count beside rounded figures', () => {
    // 25 + 20 + hidden = 60: only 9 fits.
    expect(reachOf([dimension('c', 3)], [27, 22, 9]).reach.widthOf(2, 8)).toBe(0);
    // 40 + 30 + hidden = 75: 1 to 9 all fit.
    expect(reachOf([dimension('c', 3)], [40, 31, 4]).reach.widthOf(2, 8)).toBe(8);
  });

  it('stops at the width asked for', () => {
    expect(reachOf([dimension('c', 3)], [40, 31, 4]).reach.widthOf(2, 5)).toBe(5);
  });

  it('sees what follows from several sums only together', () => {
    const { reach, narrowed } = reachOf(
      [dimension('r', 3), dimension('c', 3)],
      [1, 6, 28, 4, 9, 6, 39, 3, 1],
    );
    expect([narrowed.least[0], narrowed.greatest[0]]).toEqual([1, 6]);
    expect(reach.widthOf(0, 8)).toBe(2);
  });

  it('reports the width asked for on an unbounded cell', () => {
    const network = networkOf([draftTable('t', 'T', staff, [dimension('c', 2)], Float64Array.of(40, 50))]);
    const hidden = Uint8Array.of(1, 1, 1);
    const bounds = boundsOf(network, hidden, new Uint8Array(3), tenFive);
    expect(reachWithin(network, bounds).widthOf(0, 1_000)).toBe(1_000);
  });
});
