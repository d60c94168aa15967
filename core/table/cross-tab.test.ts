import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossTab } from './cross-tab.ts';
import type { TabDimension, TabFilter } from './dimension.ts';

const every = (size: number): Int32Array => Int32Array.from({ length: size }, (_, code) => code);

/** Reference implementation, row by row. */
function countOneByOne(
  rows: number,
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
  people: Float64Array | null,
): number[] {
  const size = dimensions.reduce((product, dimension) => product * dimension.size, 1);
  const counts = Array.from({ length: size }, () => 0);
  for (let row = 0; row < rows; row++) {
    const slots = dimensions.map(({ codes, slotOf }) => slotOf[codes[row]!]!);
    const isCounted =
      slots.every((slot) => slot >= 0) && filters.every(({ codes, keep }) => keep[codes[row]!] === 1);
    if (!isCounted) continue;
    const cell = slots.reduce((place, slot, index) => place * dimensions[index]!.size + slot, 0);
    counts[cell]! += people?.[row] ?? 1;
  }
  return counts;
}

const codesOf = (rows: number, categories: number, isWide: boolean) =>
  fc
    .array(fc.integer({ min: 0, max: categories - 1 }), { minLength: rows, maxLength: rows })
    .map((codes) => (isWide ? Uint16Array.from(codes) : Uint8Array.from(codes)));

const table = fc
  .record({ rows: fc.integer({ min: 0, max: 40 }), categories: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, categories }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.array(
        fc.boolean().chain((isWide) => codesOf(rows, categories, isWide)),
        { minLength: 1, maxLength: 6 },
      ),
      slots: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 5, maxLength: 5 }),
      keeps: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }),
      dimensionCount: fc.integer({ min: 0, max: 5 }),
      filterCount: fc.integer({ min: 0, max: 6 }),
      people: fc.option(
        fc
          .array(fc.integer({ min: 0, max: 9 }), { minLength: rows, maxLength: rows })
          .map((each) => Float64Array.from(each)),
      ),
    }),
  );

describe('crossTab', () => {
  it('equals row-by-row counting for any columns, filters and weights', () => {
    fc.assert(
      fc.property(table, ({ rows, columns, slots, keeps, dimensionCount, filterCount, people }) => {
        const pick = (index: number) => columns[index % columns.length]!;
        const dimensions = Array.from({ length: dimensionCount }, (_, index) => ({
          codes: pick(index),
          slotOf: Int32Array.from(slots),
          size: 3,
        }));
        const filters = Array.from({ length: filterCount }, (_, index) => ({
          codes: pick(index + 2),
          keep: Uint8Array.from(keeps),
        }));
        expect([...crossTab(rows, dimensions, filters, people)]).toEqual(
          countOneByOne(rows, dimensions, filters, people),
        );
      }),
    );
  });

  it('counts everybody without dimensions', () => {
    expect([...crossTab(5, [], [], null)]).toEqual([5]);
  });

  it('counts every row of columns longer than a block', () => {
    const rows = 10_001;
    const codes = Uint8Array.from({ length: rows }, (_, row) => row % 3);
    expect([...crossTab(rows, [{ codes, slotOf: every(3), size: 3 }], [], null)]).toEqual([
      3_334, 3_334, 3_333,
    ]);
  });

  it('excludes a row that any one of many filters excludes', () => {
    const codes = Uint8Array.of(0, 1, 1);
    const others = Array.from({ length: 12 }, () => ({
      codes: Uint8Array.of(0, 0, 1),
      keep: Uint8Array.of(1, 0),
    }));
    expect([...crossTab(3, [{ codes, slotOf: every(2), size: 2 }], others, null)]).toEqual([1, 1]);
  });

  it('sums the people of a table of counts, fractional weights included', () => {
    const dimension = { codes: Uint8Array.of(1, 0, 1), slotOf: every(2), size: 2 };
    expect([...crossTab(3, [dimension], [], Float64Array.of(0.5, 2, 10))]).toEqual([2, 10.5]);
  });

  it('refuses a table that is too large for memory', () => {
    const dimension = { codes: new Uint16Array(), slotOf: every(60_000), size: 60_000 };
    const other = { ...dimension, codes: new Uint16Array() };
    expect(() => crossTab(0, [dimension, other], [], null)).toThrow(RangeError);
  });
});
