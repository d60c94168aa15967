import type { PublishedTable } from '../disclosure/protected.ts';
import { fitToMargins, type Margin } from '../stats/fit-to-margins.ts';
import { groupsDimension } from './background-dimension.ts';

/** A published table without its totals, hidden counts filled in as its shown totals allow. */
export type FilledCounts = {
  /** Categories of each dimension. */
  readonly sizes: readonly number[];
  /** Row-major over categories. */
  readonly counts: Float64Array;
  readonly isHidden: Uint8Array;
};

/** Rounded totals seldom agree to more than this. */
const TOLERANCE = 1e-6;

/**
 * Anybody could do this with the published table, so that it gives nothing away: hidden counts start equal and are
 * scaled to what the shown totals leave for them. The last member of a dimension is its total.
 */
export function fillHidden(table: PublishedTable): FilledCounts {
  const covers = table.dimensions.map(coverOf);
  const sizes = covers.map((cover) => cover.at(-1)?.length ?? 0);
  const start = new Float64Array(sizes.reduce((product, size) => product * size, 1)).fill(1);
  const isHidden = new Uint8Array(start.length).fill(1);
  const sums: { readonly cells: readonly number[]; readonly total: number }[] = [];
  for (const [position, count] of table.counts.entries()) {
    const cells = cellsAt(position, covers, sizes);
    if (count === null) continue;
    if (cells.length > 1) sums.push({ cells, total: count });
    else {
      start[cells[0]!] = count;
      isHidden[cells[0]!] = 0;
    }
  }
  const margins = sums.flatMap(({ cells, total }): Margin[] => {
    const open = cells.filter((cell) => isHidden[cell] === 1);
    const shown = cells.reduce((sum, cell) => sum + (isHidden[cell] === 1 ? 0 : start[cell]!), 0);
    return open.length === 0 ? [] : [{ cells: open, total: Math.max(0, total - shown) }];
  });
  return { sizes, counts: fitToMargins(start, margins, TOLERANCE).values, isHidden };
}

/** Per member: the categories it holds. */
function coverOf({ id, members }: PublishedTable['dimensions'][number]): readonly (readonly number[])[] {
  const subtotals = id === groupsDimension.id ? groupsDimension.subtotals.map(({ of }) => of) : [];
  const categories = Array.from({ length: members.length - subtotals.length - 1 }, (_, index) => index);
  return [...categories.map((each) => [each]), ...subtotals, categories];
}

function cellsAt(
  position: number,
  covers: readonly (readonly (readonly number[])[])[],
  sizes: readonly number[],
): number[] {
  let rest = position;
  let cells = [0];
  let stride = 1;
  for (let dimension = covers.length - 1; dimension >= 0; dimension--) {
    const cover = covers[dimension]!;
    const held = cover[rest % cover.length]!;
    rest = Math.floor(rest / cover.length);
    const step = stride;
    cells = held.flatMap((category) => cells.map((cell) => cell + category * step));
    stride *= sizes[dimension]!;
  }
  return cells;
}
