import type { Member } from './draft.ts';
import type { PublishedCurve } from './curve.ts';
import type { CountPlace, PublishedFigure } from './figure.ts';

export { Protected } from './admit.ts';

/** Without the answers as they are written: a category without a name holds those of few people. */
export type PublishedMember = Omit<Member, 'where'>;

/** A published table: the same shape as its draft, hidden counts are null. */
export type PublishedTable = {
  readonly id: string;
  readonly title: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly label: string;
    readonly members: readonly PublishedMember[];
  }[];
  /** Row-major over members; null is hidden. */
  readonly counts: readonly (number | null)[];
};

/** What may be seen of one draft. */
export type Published = {
  readonly tables: readonly PublishedTable[];
  readonly figures: readonly PublishedFigure[];
  readonly curves: readonly PublishedCurve[];
};

/** Of an analysis that says nothing. */
export const nothingPublished: Published = { tables: [], figures: [], curves: [] };

/** The values of a figure, null when hidden. Throws when there is no such figure. */
export function figureAt({ figures }: Published, id: string): PublishedFigure['values'] {
  const found = figures.find((figure) => figure.id === id);
  if (!found) throw new RangeError(`There is no figure called ${id}.`);
  return found.values;
}

/** The steps of a curve, null when hidden. Throws when there is no such curve. */
export function curveAt({ curves }: Published, id: string): PublishedCurve['steps'] {
  const found = curves.find((curve) => curve.id === id);
  if (!found) throw new RangeError(`There is no curve called ${id}.`);
  return found.steps;
}

/** The count that a figure or a curve rests on, null when hidden. Throws when there is no such table or cell. */
export function countPublishedAt(
  tables: readonly PublishedTable[],
  { table, at }: CountPlace,
): number | null {
  const found = tables.find(({ id }) => id === table);
  if (!found) throw new RangeError(`There is no table called ${table}.`);
  return countAt(found, at);
}

/** The count at the named member of each dimension, null when hidden. Throws when there is no such cell. */
export function countAt(table: PublishedTable, at: Readonly<Record<string, string>>): number | null {
  return table.counts[positionAt(table, at)] ?? null;
}

/** Where the named member of each dimension stands. Throws when there is no such cell. */
export function positionAt(table: PublishedTable, at: Readonly<Record<string, string>>): number {
  let position = 0;
  for (const dimension of table.dimensions) {
    const index = dimension.members.findIndex((member) => member.id === at[dimension.id]);
    if (index < 0) throw new RangeError(`${table.id} has no ${dimension.id} called ${at[dimension.id]}`);
    position = position * dimension.members.length + index;
  }
  return position;
}
