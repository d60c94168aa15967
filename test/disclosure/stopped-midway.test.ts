import { describe, expect, it } from 'vitest';
import { type Dimension, draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { AppError } from '../../core/errors.ts';
import type { Work } from '../../core/work.ts';
import { staff } from './staff.ts';

const dimension = (id: string, size: number): Dimension => ({
  id,
  label: id,
  categories: Array.from({ length: size }, (_, index) => ({ id: `${id}${index}`, label: `${id}${index}` })),
  subtotals: [],
  total: { id: 'all', label: 'All' },
  revealing: [],
});

/** Small counts throughout, so that protecting takes more than one look. */
const SIDE = 12;
const inner = Float64Array.from({ length: SIDE * SIDE }, (_, cell) => (cell * 7) % 23);
const draft = new Unprotected([
  draftTable('t', 'T', staff, [dimension('row', SIDE), dimension('column', SIDE)], inner),
]);

const protectUnder = (work: Work) => protect([draft], policies['10-5'], emptyLedger, work);

describe('protecting, while somebody waits', () => {
  it('reports progress, which never falls', () => {
    const shares: number[] = [];
    protectUnder({ progress: (share) => shares.push(share), throwIfCancelled: () => undefined });
    expect(new Set(shares).size).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('stops when cancelled midway', () => {
    const cancelled = new AppError('app/cancelled', 'Stopped, as you asked.', 'Nothing was changed.');
    let looks = 0;
    let reached = 0;
    const stopAfter = (most: number): Work => ({
      progress: (share) => (reached = share),
      throwIfCancelled() {
        if (++looks > most) throw cancelled;
      },
    });
    protectUnder(stopAfter(Infinity));
    const all = looks;
    const end = reached;
    expect(all).toBeGreaterThan(10);
    looks = 0;
    expect(() => protectUnder(stopAfter(all / 4))).toThrow(cancelled);
    expect(looks).toBeLessThan(all / 2);
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(end);
  });
});
