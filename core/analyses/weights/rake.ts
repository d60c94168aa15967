import { countAt, type PublishedTable } from '../../disclosure/protected.ts';
import { fitToMargins } from '../../stats/fit-to-margins.ts';
import { groupsDimension } from '../../cohort/background-dimension.ts';
import type { Field, FilledCounts } from './filled-counts.ts';
import { countsBy, type Place, sum } from './weight-places.ts';

/** Relative tolerance of raked margins. */
const TOLERANCE = 1e-10;

export type Raked = {
  readonly weights: readonly number[];
  /** Categories of weighting without a usable answer, which cannot be weighted. */
  readonly leftOut: readonly string[];
  /** Whether raking converged to the margins of everyone asked. */
  readonly isMet: boolean;
};

/** Categories of one field that are weighted as one. */
export type Level = {
  readonly field: Field;
  readonly categories: readonly number[];
  readonly places: readonly number[];
  /** People asked in each category; hidden ones share the rest of the total evenly. */
  readonly asked: readonly number[];
};

export function levelsOf(
  tables: readonly PublishedTable[],
  { fields }: FilledCounts,
  places: readonly Place[],
  by: readonly string[],
  isProtected: boolean,
): readonly Level[] {
  return fields.flatMap((field, at): Level[] => {
    if (!by.includes(field.id)) return [];
    const asked = askedBy(tables, field.id);
    const joined = isProtected
      ? joinUntold(tables, field)
      : [...field.categories.keys()].map((each) => [each]);
    return joined.map((categories) => ({
      field,
      categories,
      places: [...places.keys()].filter((place) => categories.includes(places[place]!.at[at]!)),
      asked: categories.map((category) => asked[category]!),
    }));
  });
}

/** Rakes answers to everyone asked. Categories without answers are left out of the margins of every field. */
export function rake(
  tables: readonly PublishedTable[],
  { fields }: FilledCounts,
  places: readonly Place[],
  levels: readonly Level[],
  isProtected: boolean,
): Raked {
  const usable = Float64Array.from(places, (place) => place.usable);
  const empty = levels.filter((level) => level.places.every((place) => usable[place] === 0));
  const leftOut = new Set(empty.flatMap((level) => level.places));
  const askedPlaces = leftOut.size > 0 && !isProtected ? askedByPlace(tables, fields, places) : null;
  const asked = levels.map((level) => {
    if (askedPlaces) return sum(level.places.map((place) => (leftOut.has(place) ? 0 : askedPlaces[place]!)));
    return empty.includes(level) ? 0 : sum(level.asked);
  });
  const { weights, isMet } = rakeTo(asked, levels, usable);
  return {
    weights,
    // Under disclosure control the name of such a category would disclose that nobody in it answered.
    leftOut: isProtected
      ? []
      : empty.flatMap(({ field, categories }) => categories.map((each) => field.categories[each]!.label)),
    isMet,
  };
}

/** Weights that give answers the margins of those asked, level by level, in proportion. */
export function rakeTo(
  asked: readonly number[],
  levels: readonly Level[],
  usable: Float64Array,
): Pick<Raked, 'weights' | 'isMet'> {
  const total = sum(usable);
  const margins = levels.map((level, index) => {
    const everyone = sum(asked.filter((_, other) => levels[other]!.field === level.field));
    return { cells: level.places, total: (asked[index]! / everyone) * total };
  });
  const { values, isMet } = fitToMargins(usable, margins, TOLERANCE);
  return {
    weights: Array.from(values, (value, place) => (usable[place]! > 0 ? value / usable[place]! : 0)),
    isMet,
  };
}

/**
 * Collapses categories with hidden counts into the smallest shown one, since the rest of a rounded total is too small a
 * divisor. Collapsing cells of few answers is usual in surveys (Kalton and Flores-Cervantes, Journal of Official
 * Statistics 19 (2003), 81–97).
 */
function joinUntold(
  tables: readonly PublishedTable[],
  { id, categories }: Field,
): readonly (readonly number[])[] {
  const asked = countsBy(tables, 'asked', id);
  const usable = countsBy(tables, 'usable', id);
  const isTold = (category: number): boolean => asked[category] !== null && (usable[category] ?? 0) > 0;
  const untold = [...categories.keys()].filter((category) => !isTold(category));
  const [smallest, ...others] = [...categories.keys()]
    .filter(isTold)
    .toSorted((one, other) => usable[one]! - usable[other]!);
  if (smallest === undefined) return [untold];
  return [[smallest, ...untold], ...others.map((each) => [each])];
}

/** Everyone asked by combination, where one table holds all fields and hides nothing. */
function askedByPlace(
  tables: readonly PublishedTable[],
  fields: readonly Field[],
  places: readonly Place[],
): readonly number[] {
  const table = tables.find(({ dimensions }) =>
    fields.every(({ id }) => dimensions.some((each) => each.id === id)),
  );
  if (!table) throw new RangeError('No table counts everyone asked in every combination.');
  return places.map(({ at }) => {
    const members = fields.map(({ id, categories }, field) => [id, categories[at[field]!]!.id]);
    return countAt(table, { ...Object.fromEntries(members), [groupsDimension.id]: 'asked' }) ?? 0;
  });
}

/** Published number asked in each category; hidden ones share the rest of the total evenly. */
function askedBy(tables: readonly PublishedTable[], field: string): readonly number[] {
  const all = countsBy(tables, 'asked', field);
  const shown = all.slice(0, -1);
  const hidden = shown.filter((count) => count === null).length;
  const rest = Math.max(0, (all.at(-1) ?? 0) - sum(shown.map((count) => count ?? 0)));
  return shown.map((count) => count ?? rest / hidden);
}
