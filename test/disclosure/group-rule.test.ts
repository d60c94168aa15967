import { describe, expect, it } from 'vitest';
import { groupsDimension } from '../../core/cohort/background-dimension.ts';
import { boundsOf } from '../../core/disclosure/bounds.ts';
import { networkOf } from '../../core/disclosure/cells.ts';
import { type Dimension, draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { suppressPrimary } from '../../core/disclosure/primary.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { reachWithin } from '../../core/disclosure/reach.ts';
import { suppressSecondary } from '../../core/disclosure/secondary.ts';
import { staff } from './staff.ts';

const policy = policies['10-5'];
/** That somebody gave no usable answer says as much as an answer. */
const background: Dimension = { ...groupsDimension, revealing: [0, 1, 2, 3] };
const grade = (rows: number): Dimension => ({
  id: 'grade',
  label: 'Grade',
  categories: Array.from({ length: rows }, (_, row) => ({ id: `${row}`, label: `${row}` })),
  subtotals: [],
  total: { id: '(all)', label: 'All' },
  revealing: [],
});

type Rows = readonly (readonly number[])[];
const tableOf = (rows: Rows) =>
  draftTable('t', 'T', staff, [grade(rows.length), background], Float64Array.from(rows.flat()));

/** Rows of groups, no usable answer, usable, asked; the last row is everybody. */
function publish(rows: Rows): readonly (readonly (number | null)[])[] {
  const [published] = protect([new Unprotected([tableOf(rows)])], policy, emptyLedger);
  const counts = published?.value.tables[0]?.counts ?? [];
  return Array.from({ length: counts.length / 6 }, (_, row) => counts.slice(row * 6, row * 6 + 6));
}

const others = [
  [60, 41, 52, 30],
  [48, 55, 61, 44],
];

describe('the group rule', () => {
  it('shows people who all refused like people who answered', () => {
    const lines = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 2, 0, 1],
    ].map((lone) => publish([lone, ...others])[0]);
    for (const line of lines) expect(line).toEqual([null, null, null, null, null, null]);
  });

  it('does not say that nobody of a group gave a usable answer, nor that all but a few did not', () => {
    for (const few of [0, 1, 9]) {
      expect(publish([[few, 0, 0, 40], ...others])[0]?.slice(0, 5)).toEqual([null, null, null, null, null]);
    }
  });

  it('shows that nearly everybody answered, which is not secret', () => {
    const [line] = publish([[60, 50, 55, 0], ...others]);
    expect(line).toEqual([60, 50, 55, 0, 165, 165]);
  });

  it('hides what published counts prove: 425 of 430 are professional', () => {
    expect(publish([[425, 3, 2, 30], ...others])[0]?.slice(0, 3)).toEqual([null, null, null]);
    // 12 and 15 others are no few.
    expect(publish([[425, 12, 15, 30], ...others])[0]?.slice(0, 3)).toEqual([425, 10, 15]);
  });

  it('leaves it possible, over all sums, that a tenth of a line does not share its background', () => {
    for (const line of [
      [430, 0, 0, 30],
      [425, 5, 0, 30],
      [425, 3, 2, 30],
    ]) {
      const network = networkOf([tableOf([line, ...others])]);
      const reasons = suppressPrimary(network, policy);
      const hidden = suppressSecondary(network, reasons, policy);
      const { widthOf } = reachWithin(network, boundsOf(network, hidden, reasons, policy));
      expect(hidden[0]).toBe(1);
      expect(widthOf(0, 43)).toBe(43);
    }
  });

  it('keeps no secret about a group that is empty in the whole population', () => {
    const rows = [
      [30, 0, 41, 20],
      [25, 0, 8, 12],
      [44, 0, 0, 15],
      [38, 0, 52, 22],
      [60, 0, 47, 31],
    ];
    const published = publish(rows);
    for (const row of published) expect(row[1]).toBe(0);
    expect(published[2]?.[0]).toBeNull();
    expect(published[2]?.[2]).toBeNull();
    expect(published.at(-1)).toEqual([195, 0, 150, 100, 345, 445]);
  });

  it('hides an empty group where the whole population shares a background', () => {
    for (const few of [0, 4]) {
      const published = publish([
        [300, 0, 0, 40],
        [200, 0, few, 40],
      ]);
      for (const row of published) expect(row.slice(0, 3)).toEqual([null, null, null]);
    }
  });
});

describe('a sum of only two small counts', () => {
  it('is hidden whatever its value, since both parts of 18 are 9', () => {
    for (const [one, other] of [
      [9, 9],
      [5, 6],
      [2, 8],
    ] as const) {
      const published = publish([
        [40, 35, one, 20],
        [52, 31, 0, 25],
        [33, 45, other, 30],
      ]);
      expect(published[3]?.[2]).toBeNull();
    }
  });
});
