import { groups } from '../../background/background.ts';
import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { ALL, groupsDimension } from '../../cohort/background-dimension.ts';
import type { FilledCounts } from './filled-counts.ts';

/** One combination of categories. */
export type Place = {
  /** Category of each field. */
  readonly at: readonly number[];
  readonly groups: Float64Array;
  readonly usable: number;
};

export function placesOf({ fields, counts }: FilledCounts): readonly Place[] {
  return Array.from({ length: counts.length / groups.length }, (_, index) => {
    const at: number[] = [];
    let rest = index;
    for (const { categories } of fields.toReversed()) {
      at.unshift(rest % categories.length);
      rest = Math.floor(rest / categories.length);
    }
    const own = counts.subarray(index * groups.length, (index + 1) * groups.length);
    return { at, groups: own, usable: sum(own) };
  });
}

/** Published counts of one background by the members of a field, the total last. */
export function countsBy(
  tables: readonly PublishedTable[],
  background: string,
  field: string | undefined,
): readonly (number | null)[] {
  const table = tables.find(
    ({ dimensions }) =>
      dimensions.some(({ id }) => id === field) &&
      dimensions.some(({ members }) => members.some(({ id }) => id === background)),
  );
  const dimension = table?.dimensions.find(({ id }) => id === field);
  if (!table || !dimension) throw new RangeError(`No table counts ${background} by ${field}.`);
  return dimension.members.map(({ id: member }) =>
    countAt(
      table,
      Object.fromEntries(
        table.dimensions.map(({ id }) => [
          id,
          id === groupsDimension.id ? background : id === field ? member : ALL,
        ]),
      ),
    ),
  );
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
