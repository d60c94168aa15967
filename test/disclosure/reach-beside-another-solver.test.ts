import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, boundsOf } from '../../core/disclosure/bounds.ts';
import { type CellNetwork, networkOf } from '../../core/disclosure/cells.ts';
import { type Dimension, draftTable, type DraftTable } from '../../core/disclosure/draft.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { suppressPrimary } from '../../core/disclosure/primary.ts';
import { reachWithin } from '../../core/disclosure/reach.ts';
import { rangesIn, type Sum } from './linear-programme.ts';
import { staff } from './staff.ts';

/** Widths of the product beside those of HiGHS, on the same sums. */
const policy = policies['10-5'];
/** As wide as a small count could be, and wider. */
const most = 12;

function dimension(id: string, size: number, subtotals: Dimension['subtotals'] = []): Dimension {
  return {
    id,
    label: id,
    categories: Array.from({ length: size }, (_, index) => ({ id: `${id}${index}`, label: `${id}${index}` })),
    subtotals,
    total: { id: 'all', label: 'All' },
    revealing: [],
  };
}

const firstTwo = [{ id: 'two', label: 'Two', of: [0, 1] }];
const shapes: Readonly<Record<string, readonly (readonly Dimension[])[]>> = {
  'two-way': [[dimension('a', 4), dimension('b', 3)]],
  'three-way': [[dimension('a', 2), dimension('b', 2), dimension('c', 3)]],
  'four-way': [[dimension('a', 2), dimension('b', 2), dimension('c', 2), dimension('d', 2)]],
  subtotals: [[dimension('a', 4, firstTwo), dimension('b', 3, firstTwo)]],
  linked: [
    [dimension('a', 3), dimension('b', 2)],
    [dimension('a', 3), dimension('c', 2)],
    [dimension('b', 2), dimension('c', 2)],
  ],
};

const CELLS = 64;
const count = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 11 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 70 }) },
);
const organisation = fc.record({
  counts: fc.array(count, { minLength: CELLS, maxLength: CELLS }),
  /** Cells that are hidden beside those that are unsafe, the same again and again. */
  alsoHidden: fc.array(fc.boolean(), { minLength: 1, maxLength: 17 }),
});

/** Tables of the same people: counted over up to four dimensions together, so that shared margins agree. */
function tablesOf(
  tables: readonly (readonly Dimension[])[],
  counts: readonly number[],
): readonly DraftTable[] {
  const sizes: Readonly<Record<string, number>> = Object.fromEntries(
    tables.flat().map(({ id, categories }) => [id, categories.length]),
  );
  const people = Object.entries(sizes).reduce<readonly Readonly<Record<string, number>>[]>(
    (before, [id, size]) =>
      before.flatMap((at) => Array.from({ length: size }, (_, index) => ({ ...at, [id]: index }))),
    [{}],
  );
  return tables.map((dimensions, index) => {
    const inner = new Float64Array(
      dimensions.reduce((product, { categories }) => product * categories.length, 1),
    );
    for (const [place, at] of people.entries()) {
      const cell = dimensions.reduce(
        (before, { id, categories }) => before * categories.length + (at[id] ?? 0),
        0,
      );
      inner[cell]! += counts[place % CELLS] ?? 0;
    }
    return draftTable(`t${index}`, 'T', staff, dimensions, inner);
  });
}

/** Widths of these cells, as HiGHS finds them. */
function otherWidths(
  { counts, relations }: CellNetwork,
  { least, greatest }: Bounds,
  cells: readonly number[],
): readonly number[] {
  const numbers = [...counts.keys()].map((cell) => ({ least: least[cell]!, greatest: greatest[cell]! }));
  const sums = relations.map(({ total, parts }) => ({
    of: [[total, -1], ...parts.map((part) => [part, 1] as const)] satisfies Sum,
    least: 0,
    greatest: 0,
  }));
  const ranges = rangesIn(
    { numbers, sums },
    cells.map((cell): Sum => [[cell, 1]]),
  );
  return ranges.map((range) =>
    Math.min(most, Math.floor(range.greatest + 1e-6) - Math.ceil(range.least - 1e-6)),
  );
}

describe('how far a hidden count can go', () => {
  it.each(Object.keys(shapes))('equals that of HiGHS: %s', (shape) => {
    let compared = 0;
    let between = 0;
    fc.assert(
      fc.property(organisation, ({ counts, alsoHidden }) => {
        const network = networkOf(tablesOf(shapes[shape] ?? [], counts));
        const reasons = suppressPrimary(network, policy);
        const hidden = reasons.map((reason, cell) =>
          reason !== 0 || alsoHidden[cell % alsoHidden.length] ? 1 : 0,
        );
        const bounds = boundsOf(network, hidden, reasons, policy);
        const { widthOf } = reachWithin(network, bounds);
        const cells = [...hidden.keys()].filter((cell) => hidden[cell] === 1);
        const widths = cells.map((cell) => widthOf(cell, most));
        expect(widths).toEqual(otherWidths(network, bounds, cells));
        compared += cells.length;
        between += widths.filter((width) => width > 0 && width < most).length;
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(30);
    expect(between).toBeGreaterThan(5);
  });

  it('does not depend on earlier queries', () => {
    const tables = tablesOf(shapes['three-way'] ?? [], [3, 8, 0, 14, 9, 1, 22, 5, 2, 7, 31, 6]);
    const network = networkOf(tables);
    const reasons = suppressPrimary(network, policy);
    const bounds = boundsOf(network, reasons, reasons, policy);
    const cells = [...reasons.keys()].filter((cell) => reasons[cell] !== 0);
    const alone = cells.map((cell) => reachWithin(network, bounds).widthOf(cell, most));
    const { widthOf } = reachWithin(network, bounds);
    const backwards = cells.toReversed().map((cell) => widthOf(cell, most));
    expect(backwards.toReversed()).toEqual(alone);
  });
});
