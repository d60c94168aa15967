import { groups } from '../../background/background.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { Field, FilledCounts } from './filled-counts.ts';
import { countsBy, type Place, sum } from './weight-places.ts';

/**
 * Bounds of a share from hidden counts alone. The hidden people of a group could all be where weights are smallest, or
 * largest: anywhere in the table, but within their category of a field where that category's number in the group is
 * shown. Each field of the table gives a bound; the tightest is used.
 */
export function openBy(
  tables: readonly PublishedTable[],
  { fields, counts, hidden }: FilledCounts,
  weights: readonly number[],
  places: readonly Place[],
  group: number,
  isIn: (place: Place) => boolean,
): { readonly below: number; readonly above: number } {
  const placeOf = (cell: number): number => Math.floor(cell / groups.length);
  const all = sum(places.map((place, index) => (isIn(place) ? weights[index]! * place.usable : 0)));
  let [below, above] = [0, 0];
  for (const [index, table] of hidden.entries()) {
    const cells = table
      .flat()
      .filter((cell) => cell % groups.length === group && isIn(places[placeOf(cell)]!) && counts[cell]! > 0);
    if (cells.length === 0 || all === 0) continue;
    const countedBy = tables[index]?.dimensions.map(({ id }) => id) ?? [];
    const linesBy = fields.flatMap(({ id }, at) => {
      if (!countedBy.includes(id)) return [];
      const shown = countsBy(tables, groups[group]!, id);
      const lines = Map.groupBy(cells, (cell) => {
        const category = places[placeOf(cell)]!.at[at]!;
        return shown[category] === null ? null : category;
      });
      return [[...lines.values()]];
    });
    const bounds = [[cells], ...linesBy].map((lines) =>
      spreadOf(lines, counts, (cell) => weights[placeOf(cell)]!),
    );
    below += Math.min(...bounds.map((bound) => bound.below)) / all;
    above += Math.min(...bounds.map((bound) => bound.above)) / all;
  }
  return { below, above };
}

/** How much less, and more, the people of each line would weigh at the smallest and largest weights. */
function spreadOf(
  lines: readonly (readonly number[])[],
  counts: Float64Array,
  weightOf: (cell: number) => number,
): { readonly below: number; readonly above: number } {
  let [below, above] = [0, 0];
  for (const cells of lines) {
    const own = cells.map(weightOf);
    const people = sum(cells.map((cell) => counts[cell]!));
    const weighed = sum(cells.map((cell, index) => counts[cell]! * own[index]!));
    below += weighed - people * Math.min(...own);
    above += people * Math.max(...own) - weighed;
  }
  return { below, above };
}

/**
 * Largest proportion of everyone asked, over the fields of weighting, in categories whose number asked or answered is
 * hidden. The weight of their answers is unknown, so they could have any share.
 */
export function untoldProportion(
  tables: readonly PublishedTable[],
  fields: readonly Field[],
  by: readonly string[],
): number {
  const parts = fields.flatMap(({ id }) => {
    if (!by.includes(id)) return [];
    const usable = countsBy(tables, 'usable', id);
    const asked = countsBy(tables, 'asked', id);
    const everyone = asked.at(-1) ?? 0;
    const told = asked.slice(0, -1).map((count, category) => (usable[category] === null ? 0 : (count ?? 0)));
    const isWhole = asked
      .slice(0, -1)
      .every((count, category) => count !== null && usable[category] !== null);
    // Rounded counts seldom sum to their total.
    return everyone > 0 && !isWhole ? [Math.max(0, 1 - sum(told) / everyone)] : [];
  });
  return Math.max(0, ...parts);
}
