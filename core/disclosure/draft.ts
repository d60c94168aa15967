import type { DraftCurve } from './curve.ts';
import type { DraftFigure } from './figure.ts';
import type { People, Where } from './people.ts';
import { MOST_CELLS, refuseOversize } from './table-size.ts';

/**
 * Counts before disclosure control. A draft table is a full cross-table with totals, so that protect() knows every way
 * in which one count follows from others.
 */

/** A member of a dimension. All but `where` is published with the counts. */
export type Member = {
  readonly id: string;
  readonly label: string;
  /** Of a combination of fields: the member of each field. A sum names only the fields in which its people agree. */
  readonly at?: Readonly<Record<string, string>>;
  /** Numeric value of the member, where it has one. */
  readonly value?: number;
  /** Answers of its people. Absent for a category (its id) and for a total (everybody). */
  readonly where?: Where;
};

/** Coordinates of a member's people within its table. */
export function whereOfMember({ id, total }: Dimension, member: Member): Where {
  return member.where ?? (member === total ? {} : { [id]: [member.id] });
}

export type Dimension = {
  readonly id: string;
  readonly label: string;
  readonly categories: readonly Member[];
  /** Published sums of some categories. `of` holds positions in `categories`. */
  readonly subtotals: readonly (Member & { readonly of: readonly number[] })[];
  /** Sum of all categories; null where unpublished, so that nothing can be subtracted from it. */
  readonly total: Member | null;
  /**
   * Positions of revealing categories, which say something that others do not know (background): when all people of a
   * line are in one of them, the line discloses it for each.
   */
  readonly revealing: readonly number[];
  /** Unpublished sums, as positions in `categories`, whose lines must not disclose their people either. */
  readonly unpublishedSums?: readonly (readonly number[])[];
  /** Whether an empty category discloses something of everybody in a line (an outcome). */
  readonly hasSecretZeros?: boolean;
};

export type DraftTable = {
  readonly id: string;
  readonly title: string;
  /** The people of the whole table. Cells of the same people are one cell, in whichever table. */
  readonly people: People;
  readonly dimensions: readonly Dimension[];
  /** Row-major over the members of each dimension: categories, subtotals, then the total if any. */
  readonly counts: Float64Array;
  /**
   * Whether some people of a category may not be counted at all (not asked, no outcome). Categories without anybody are
   * left out, so that a line of nobody is one of few people, and is hidden like one.
   */
  readonly leavesSomeOut?: true;
};

/** All that one analysis would show: counts, and figures and curves of people that rest on them. */
export type Draft = {
  readonly tables: readonly DraftTable[];
  readonly figures: readonly DraftFigure[];
  readonly curves: readonly DraftCurve[];
};

/** A draft of counts without figures. */
export function countsAlone(tables: readonly DraftTable[]): Draft {
  return { tables, figures: [], curves: [] };
}

export function membersOf(dimension: Dimension): readonly Member[] {
  return [...dimension.categories, ...dimension.subtotals, ...(dimension.total ? [dimension.total] : [])];
}

export function memberCount(dimension: Dimension): number {
  return dimension.categories.length + dimension.subtotals.length + (dimension.total ? 1 : 0);
}

/** Number of cells of a table, totals included. */
export function cellCount(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, dimension) => product * memberCount(dimension), 1);
}

/**
 * Adds subtotals and totals along every dimension.
 * `inner` is row-major over categories only; the result is row-major over members. Errors: disclosure/too-many-cells.
 */
export function draftTable(
  id: string,
  title: string,
  people: People,
  dimensions: readonly Dimension[],
  inner: Float64Array,
): DraftTable {
  refuseOversize(cellCount(dimensions), MOST_CELLS);
  let counts = inner;
  let before = 1;
  for (const [position, dimension] of dimensions.entries()) {
    const size = dimension.categories.length;
    const after = dimensions
      .slice(position + 1)
      .reduce((product, next) => product * next.categories.length, 1);
    counts = withMargins(counts, dimension, before, size, after);
    before *= memberCount(dimension);
  }
  return { id, title, people, dimensions, counts };
}

function withMargins(
  counts: Float64Array,
  dimension: Dimension,
  before: number,
  size: number,
  after: number,
): Float64Array {
  const members = memberCount(dimension);
  const all = Array.from({ length: size }, (_, index) => index);
  const sums = [...dimension.subtotals.map((subtotal) => subtotal.of), ...(dimension.total ? [all] : [])];
  const out = new Float64Array(before * members * after);
  for (let outer = 0; outer < before; outer++) {
    for (let rest = 0; rest < after; rest++) {
      for (let index = 0; index < size; index++) {
        out[(outer * members + index) * after + rest] = counts[(outer * size + index) * after + rest] ?? 0;
      }
      for (const [offset, parts] of sums.entries()) {
        let sum = 0;
        for (const part of parts) sum += counts[(outer * size + part) * after + rest] ?? 0;
        out[(outer * members + size + offset) * after + rest] = sum;
      }
    }
  }
  return out;
}
