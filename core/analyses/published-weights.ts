import { type Group, groups } from '../background/background.ts';
import type { Policy } from '../disclosure/policy.ts';
import { countAt, type PublishedTable } from '../disclosure/protected.ts';
import { fitToMargins } from '../stats/fit-to-margins.ts';
import { type WeightedPart, type WeightedShare, weightedShare } from '../stats/weighted-share.ts';
import { ALL, groupsDimension } from './background-dimension.ts';
import { type Field, fillCounts, type FilledCounts } from './filled-counts.ts';
import { LEVEL } from './share.ts';
import { NO_WEIGHT, WEIGHT_CLASS } from './weight-table.ts';
import type { Weighting } from './weighting.ts';

/** `below` and `above`: how much less and more the share would be over all that hidden counts could be. */
export type OpenShare = WeightedShare & { readonly below: number; readonly above: number };

export type WeightedShares = Readonly<Record<Group, OpenShare | null>>;

/** Weighted shares, made of published tables alone, so that nothing can be worked back from them. */
export type PublishedWeights = {
  readonly everyone: WeightedShares;
  /** By member of the field that splits. */
  readonly split: ReadonlyMap<string, WeightedShares>;
  /** Categories to weight by in which nobody gave a usable answer: they cannot be weighted. */
  readonly leftOut: readonly string[];
  readonly hiddenProportion: number;
  /** Whether those who answered could be made to add up to everyone asked. */
  readonly isMet: boolean;
  /** Least and greatest weight, where 1 is the mean; null where nobody has a weight that may be told. */
  readonly range: { readonly least: number; readonly greatest: number } | null;
};

/** How near raked answers come to everyone asked, relatively. */
const TOLERANCE = 1e-10;

/** `tables` are counts by background of what to weight by, and of the field that splits; see weight-table.ts. */
export function readWeights(
  tables: readonly PublishedTable[],
  weighting: Weighting,
  by: string | null,
  { threshold }: Pick<Policy, 'threshold'>,
): PublishedWeights {
  const filled = fillCounts(tables);
  const places = placesOf(filled);
  const raked = weighting.kind === 'asked' ? rake(tables, filled, places, weighting.by, threshold > 0) : null;
  const weights = raked?.weights ?? columnWeights(filled, places);
  const untold = weighting.kind === 'asked' ? untoldProportion(tables, filled.fields, weighting.by) : 0;
  const sharesWhere = (base: number | null, isIn: (place: Place) => boolean): WeightedShares => {
    const shareOf = (group: number): OpenShare | null => {
      const parts = places.flatMap((place, index): WeightedPart[] =>
        isIn(place)
          ? [{ weight: weights[index]!, answered: place.usable, outcome: place.groups[group]! }]
          : [],
      );
      const found = weightedShare(parts, LEVEL, base);
      if (!found) return null;
      const { below, above } = openBy(filled, weights, places, group, isIn);
      return { ...found, below: below + untold, above: above + untold };
    };
    return { professional: shareOf(0), intermediate: shareOf(1), 'working-class': shareOf(2) };
  };
  const splitAt = filled.fields.findIndex(({ id }) => id === by);
  const members = filled.fields[splitAt]?.categories ?? [];
  const usable = countsBy(tables, 'usable', filled.fields[Math.max(0, splitAt)]?.id);
  return {
    everyone: sharesWhere(usable.at(-1) ?? null, () => true),
    split: new Map(
      members.map(({ id }, category) => [
        id,
        sharesWhere(usable[category] ?? null, ({ at }) => at[splitAt] === category),
      ]),
    ),
    leftOut: raked?.leftOut ?? [],
    hiddenProportion: filled.hiddenProportion,
    isMet: raked?.isMet ?? true,
    range: rangeOf(weights, places, weighting.kind === 'column' ? shownClasses(tables, filled) : () => true),
  };
}

/** One combination of fields. */
type Place = {
  /** Category of each field. */
  readonly at: readonly number[];
  readonly groups: Float64Array;
  readonly usable: number;
};

function placesOf({ fields, counts }: FilledCounts): readonly Place[] {
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

function columnWeights({ fields }: FilledCounts, places: readonly Place[]): readonly number[] {
  const field = fields.findIndex(({ id }) => id === WEIGHT_CLASS);
  return places.map(({ at }) => {
    const id = fields[field]?.categories[at[field] ?? -1]?.id ?? NO_WEIGHT;
    return id === NO_WEIGHT ? 0 : Number(id);
  });
}

/** A weight of the file is told where the number of its people is: the least and the greatest may be one person's. */
function shownClasses(
  tables: readonly PublishedTable[],
  { fields }: FilledCounts,
): (place: Place) => boolean {
  const usable = countsBy(tables, 'usable', WEIGHT_CLASS);
  const field = fields.findIndex(({ id }) => id === WEIGHT_CLASS);
  return ({ at }) => (usable[at[field] ?? -1] ?? null) !== null;
}

function rangeOf(
  weights: readonly number[],
  places: readonly Place[],
  isTold: (place: Place) => boolean,
): PublishedWeights['range'] {
  const known = weights.filter((weight, index) => {
    const place = places[index]!;
    return weight > 0 && place.usable > 0 && isTold(place);
  });
  if (known.length === 0) return null;
  const weighted = places.filter((_, place) => weights[place]! > 0);
  const mean =
    sum(places.map(({ usable }, place) => usable * weights[place]!)) /
    sum(weighted.map(({ usable }) => usable));
  return { least: Math.min(...known) / mean, greatest: Math.max(...known) / mean };
}

type Raked = Pick<PublishedWeights, 'leftOut' | 'isMet'> & { readonly weights: readonly number[] };

/** Categories of one field that are weighted as one. */
type Level = {
  readonly field: Field;
  readonly categories: readonly number[];
  readonly places: readonly number[];
};

/** A category in which nobody answered is left out of everyone asked, in the margins of every field. */
function rake(
  tables: readonly PublishedTable[],
  { fields }: FilledCounts,
  places: readonly Place[],
  by: readonly string[],
  isProtected: boolean,
): Raked {
  const usable = Float64Array.from(places, (place) => place.usable);
  const levels = fields.flatMap((field, at): Level[] => {
    if (!by.includes(field.id)) return [];
    const joined = isProtected
      ? joinUntold(tables, field)
      : [...field.categories.keys()].map((each) => [each]);
    return joined.map((categories) => ({
      field,
      categories,
      places: [...places.keys()].filter((place) => categories.includes(places[place]!.at[at]!)),
    }));
  });
  const empty = levels.filter((level) => level.places.every((place) => usable[place] === 0));
  const leftOut = new Set(empty.flatMap((level) => level.places));
  const askedPlaces = leftOut.size > 0 && !isProtected ? askedByPlace(tables, fields, places) : null;
  const asked = levels.map((level) =>
    askedPlaces
      ? sum(level.places.map((place) => (leftOut.has(place) ? 0 : askedPlaces[place]!)))
      : empty.includes(level)
        ? 0
        : sum(level.categories.map((category) => askedBy(tables, level.field.id)[category]!)),
  );
  const total = sum(usable);
  const margins = levels.map((level, index) => {
    const everyone = sum(asked.filter((_, other) => levels[other]!.field === level.field));
    return { cells: level.places, total: (asked[index]! / everyone) * total };
  });
  const { values, isMet } = fitToMargins(usable, margins, TOLERANCE);
  return {
    weights: Array.from(values, (value, place) => (usable[place]! > 0 ? value / usable[place]! : 0)),
    // Under disclosure control the name of such a category would say that nobody in it answered.
    leftOut: isProtected
      ? []
      : empty.flatMap(({ field, categories }) => categories.map((each) => field.categories[each]!.label)),
    isMet,
  };
}

/**
 * Categories with hidden counts are weighted as one with the smallest whose counts are shown: what is left for them by
 * rounded totals is too little to divide by. So are cells of few answers in surveys (Kalton and Flores-Cervantes,
 * Journal of Official Statistics 19 (2003), 81–97).
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

/** Everyone asked in each combination, where one table has all fields and hides nothing. */
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

/**
 * How far a share reaches over all that hidden counts could be: people of the group in hidden cells could all be where
 * weights are least, or greatest.
 */
function openBy(
  { counts, hidden }: FilledCounts,
  weights: readonly number[],
  places: readonly Place[],
  group: number,
  isIn: (place: Place) => boolean,
): { readonly below: number; readonly above: number } {
  const placeOf = (cell: number): number => Math.floor(cell / groups.length);
  const all = sum(places.map((place, index) => (isIn(place) ? weights[index]! * place.usable : 0)));
  let [below, above] = [0, 0];
  for (const table of hidden) {
    const cells = table
      .flat()
      .filter((cell) => cell % groups.length === group && isIn(places[placeOf(cell)]!) && counts[cell]! > 0);
    if (cells.length === 0 || all === 0) continue;
    const own = cells.map((cell) => weights[placeOf(cell)]!);
    const people = sum(cells.map((cell) => counts[cell]!));
    const weighed = sum(cells.map((cell, index) => counts[cell]! * own[index]!));
    below += (weighed - people * Math.min(...own)) / all;
    above += (people * Math.max(...own) - weighed) / all;
  }
  return { below, above };
}

/**
 * The greatest part of everyone asked, over the fields of weighting, that is in categories whose usable answers are
 * hidden: by how many answers they would have to be divided is not known, so that any share could be theirs.
 */
function untoldProportion(
  tables: readonly PublishedTable[],
  fields: readonly Field[],
  by: readonly string[],
): number {
  const parts = fields.flatMap(({ id }) => {
    if (!by.includes(id)) return [];
    const usable = countsBy(tables, 'usable', id);
    const asked = countsBy(tables, 'asked', id);
    const everyone = asked.at(-1) ?? 0;
    const untold = asked.slice(0, -1).filter((_, category) => usable[category] === null);
    return everyone > 0 ? [sum(untold.map((count) => count ?? 0)) / everyone] : [];
  });
  return Math.max(0, ...parts);
}

/** Everyone asked in each category: as published; what the total leaves is spread evenly over hidden ones. */
function askedBy(tables: readonly PublishedTable[], field: string): readonly number[] {
  const all = countsBy(tables, 'asked', field);
  const shown = all.slice(0, -1);
  const hidden = shown.filter((count) => count === null).length;
  const rest = Math.max(0, (all.at(-1) ?? 0) - sum(shown.map((count) => count ?? 0)));
  return shown.map((count) => count ?? rest / hidden);
}

/** Published counts of one member of the background by the members of a field, the total last. */
function countsBy(
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

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
