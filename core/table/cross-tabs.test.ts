import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossTab } from './cross-tab.ts';
import type { TabDimension, TabFilter } from './dimension.ts';
import { crossTabs } from './cross-tabs.ts';

const ROWS = 60;

function dimensionOf(size: number, isWide: boolean) {
  return fc
    .record({
      codes: fc.array(fc.nat(), { minLength: ROWS, maxLength: ROWS }),
      // More codes than slots: excluded, or merged into the last.
      more: fc.integer({ min: 1, max: 9 }),
      isPartial: fc.boolean(),
    })
    .map(({ codes, more, isPartial }): TabDimension => {
      const slotOf = Int32Array.from({ length: size + more }, (_, code) => Math.min(code, size - 1));
      if (isPartial) slotOf[size] = -1;
      const known = codes.map((code) => code % slotOf.length);
      return { codes: isWide ? Uint16Array.from(known) : Uint8Array.from(known), slotOf, size };
    });
}

const dimensions = fc.array(
  fc
    .record({ size: fc.integer({ min: 1, max: 6 }), isWide: fc.boolean() })
    .chain(({ size, isWide }) => dimensionOf(size, isWide)),
  { maxLength: 9 },
);
const people = fc.option(
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: ROWS, maxLength: ROWS })
    .map((each) => Float64Array.from(each)),
);

const spread = (size: number, step: number): TabDimension => ({
  codes: Uint16Array.from({ length: ROWS }, (_, row) => (row * step) % size),
  slotOf: Int32Array.from({ length: size }, (_, code) => code),
  size,
});

const threeOfFour: TabFilter = {
  codes: Uint8Array.from({ length: ROWS }, (_, row) => row % 4),
  keep: Uint8Array.of(1, 0, 1, 1),
};

/** Tables that differ from crossTab's. */
function differentFromAlone(
  given: readonly TabDimension[],
  weights: Float64Array | null,
  filters: readonly TabFilter[] = [],
) {
  return crossTabs(ROWS, given, filters, weights).filter(({ dimensions: positions, counts }) => {
    const picked = positions.map((position) => given[position]!);
    return counts.join() !== crossTab(ROWS, picked, filters, weights).join();
  });
}

describe('crossTabs', () => {
  it('equals crossTab for every table of two and three dimensions', () => {
    fc.assert(
      fc.property(dimensions, people, (given, weights) => {
        expect(differentFromAlone(given, weights)).toEqual([]);
        expect(differentFromAlone(given, weights, [threeOfFour])).toEqual([]);
      }),
    );
  });

  it('gives 28 tables of two and 56 of three dimensions for eight, each once', () => {
    const given = Array.from({ length: 8 }, (_, index) => spread(3, index + 1));
    const names = crossTabs(ROWS, given, [], null).map((table) => table.dimensions.join());
    expect(names.filter((name) => name.length === 3)).toHaveLength(28);
    expect(names.filter((name) => name.length === 5)).toHaveLength(56);
    expect(new Set(names).size).toBe(84);
  });

  it('counts dimensions with too many slots for a table of four', () => {
    const given = [spread(300, 7), spread(2, 1), spread(4, 3), spread(5, 9)];
    expect(differentFromAlone(given, null)).toEqual([]);
  });

  it('gives none for one dimension', () => {
    expect(crossTabs(ROWS, [spread(3, 1)], [], null)).toEqual([]);
  });
});
