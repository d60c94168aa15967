import type { DraftCurve } from './curve.ts';
import type { DraftFigure } from './figure.ts';
import type { People, Where } from './people.ts';
import { MOST_CELLS, refuseOversize } from './table-size.ts';

/**
 * Counts before disclosure control. A draft table is a full cross-table with its totals, so that every way in which
 * one count follows from others is known to protect().
 */

/** One place on a dimension. All but `where` is published with the counts. */
export type Member = {
  readonly id: string;
  readonly label: string;
  /** Of a combination of fields: the member of each. A sum names those fields alone in which its people are alike. */
  readonly at?: Readonly<Record<string, string>>;
  /** What it stands for, where that is a number. */
  readonly value?: number;
  /** The answers that its people gave. Left out: of a category its id; of a total none, since it takes in everybody. */
  readonly where?: Where;
};

/** Who a member takes out of the people of its table. */
export function whereOfMember({ id, total }: Dimension, member: Member): Where {
  return member.where ?? (member === total ? {} : { [id]: [member.id] });
}

export type Dimension = {
  readonly id: string;
  readonly label: string;
  readonly categories: readonly Member[];
  /** Sums of some categories that are shown too. `of` holds positions in `categories`. */
  readonly subtotals: readonly (Member & { readonly of: readonly number[] })[];
  /** The sum of all categories; null where it is not published, so that nothing follows from it. */
  readonly total: Member | null;
  /**
   * Positions of categories that say something about a person that others do not know (background).
   * When everybody in a line is in one of them, the line gives each of them away.
   */
  readonly revealing: readonly number[];
  /** Sums that are not published, as positions in `categories`, whose lines must not give their people away either. */
  readonly unpublishedSums?: readonly (readonly number[])[];
  /** Whether it says something of each person in a line that nobody in it is in one of the categories (an outcome). */
  readonly hasSecretZeros?: boolean;
};

export type DraftTable = {
  readonly id: string;
  readonly title: string;
  /** Who is counted in all. Cells of the same people are one cell, wherever they stand. */
  readonly people: People;
  readonly dimensions: readonly Dimension[];
  /** Row-major over the members of each dimension: categories, then subtotals, then the total if there is one. */
  readonly counts: Float64Array;
  /**
   * Whether some people of a category may not be counted at all (not asked, no outcome). Categories without anybody are
   * left out, so that a line of nobody is one of few people, and is hidden like one.
   */
  readonly leavesSomeOut?: true;
  /** Counted only to know what may be named: its labels may be of few people and are let go once that is known. */
  readonly isConsulted?: true;
};

/** All that one analysis would show: counts, and figures and curves of people that rest on them. */
export type Draft = {
  readonly tables: readonly DraftTable[];
  readonly figures: readonly DraftFigure[];
  readonly curves: readonly DraftCurve[];
};

/** An analysis that shows counts and what follows from them. */
export function countsAlone(tables: readonly DraftTable[]): Draft {
  return { tables, figures: [], curves: [] };
}

export function membersOf(dimension: Dimension): readonly Member[] {
  return [...dimension.categories, ...dimension.subtotals, ...(dimension.total ? [dimension.total] : [])];
}

export function memberCount(dimension: Dimension): number {
  return dimension.categories.length + dimension.subtotals.length + (dimension.total ? 1 : 0);
}

/** Cells of a table, its totals among them. */
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
