import { type Group, groups } from '../background/background.ts';
import type { PublishedTable } from '../disclosure/protected.ts';
import { fitToMargins } from '../stats/fit-to-margins.ts';
import { type WeightedPart, type WeightedShare, weightedShare } from '../stats/weighted-share.ts';
import { type FilledCounts, fillHidden } from './filled-counts.ts';
import { LEVEL } from './share.ts';
import { NO_WEIGHT, WEIGHT_CLASS } from './weight-table.ts';
import type { Weighting } from './weighting.ts';

export type WeightedShares = Readonly<Record<Group, WeightedShare | null>>;

/** Weighted shares, made of a published table alone, so that nothing can be worked back from them. */
export type PublishedWeights = {
  readonly everyone: WeightedShares;
  /** By member of the field that splits. */
  readonly split: ReadonlyMap<string, WeightedShares>;
  /** Categories to weight by in which nobody gave a usable answer: they cannot be weighted. */
  readonly leftOut: readonly string[];
  /** Part of the answers whose weight or background is hidden, and was filled in from totals. */
  readonly filledProportion: number;
  /** Whether those who answered could be made to add up to everyone asked. */
  readonly isMet: boolean;
  /** Least and greatest weight, where 1 is the mean; null where nobody is weighted. */
  readonly range: { readonly least: number; readonly greatest: number } | null;
};

/** How near raked answers come to everyone asked, relatively. */
const TOLERANCE = 1e-10;

/** `table` ends in the background; the dimensions before it are what to weight by, then perhaps the split. */
export function readWeights(
  table: PublishedTable,
  weighting: Weighting,
  by: string | null,
): PublishedWeights {
  const filled = fillHidden(table);
  const places = placesOf(filled);
  const byWeight = table.dimensions.slice(0, -1).map(({ id }) => isWeightedBy(id, weighting));
  const raked = weighting.kind === 'column' ? null : rake(table, filled, places, byWeight);
  const weights = raked?.weights ?? columnWeights(table, places);
  const total = sum(places.map(({ usable }) => usable));
  const known = weights.filter((weight, place) => weight > 0 && places[place]!.usable > 0);
  const mean = sum(weights.map((weight, place) => weight * places[place]!.usable)) / total;
  const sharesWhere = (isIn: (place: Place) => boolean): WeightedShares => {
    const partsOf = (group: number): WeightedPart[] =>
      places.flatMap((place, index) =>
        isIn(place)
          ? [{ weight: weights[index]!, answered: place.usable, outcome: place.groups[group]! }]
          : [],
      );
    const [professional = null, intermediate = null, working = null] = groups.map((_, group) =>
      weightedShare(partsOf(group), LEVEL),
    );
    return { professional, intermediate, 'working-class': working };
  };
  const splitAt = table.dimensions.findIndex(({ id }) => id === by);
  const members = splitAt < 0 ? [] : table.dimensions[splitAt]!.members.slice(0, filled.sizes[splitAt]);
  return {
    everyone: sharesWhere(() => true),
    split: new Map(
      members.map(({ id }, category) => [id, sharesWhere(({ at }) => at[splitAt] === category)]),
    ),
    leftOut: raked?.leftOut ?? [],
    filledProportion: total > 0 ? sum(places.map(({ filledIn }) => filledIn)) / total : 0,
    isMet: raked?.isMet ?? true,
    range:
      known.length === 0 ? null : { least: Math.min(...known) / mean, greatest: Math.max(...known) / mean },
  };
}

function isWeightedBy(id: string, weighting: Weighting): boolean {
  return weighting.kind === 'asked' ? weighting.by.some((field) => field === id) : id === WEIGHT_CLASS;
}

/** One combination of everything but the background. */
type Place = {
  /** Category of each dimension. */
  readonly at: readonly number[];
  readonly groups: Float64Array;
  readonly usable: number;
  readonly filledIn: number;
};

function placesOf({ sizes, counts, isHidden }: FilledCounts): readonly Place[] {
  const backgrounds = sizes.at(-1) ?? 1;
  return Array.from({ length: counts.length / backgrounds }, (_, index) => {
    const at: number[] = [];
    let rest = index;
    for (const size of sizes.slice(0, -1).toReversed()) {
      at.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    const first = index * backgrounds;
    const own = counts.subarray(first, first + groups.length);
    return {
      at,
      groups: own,
      usable: sum(own),
      filledIn: sum(own.map((count, group) => (isHidden[first + group] === 1 ? count : 0))),
    };
  });
}

function columnWeights(table: PublishedTable, places: readonly Place[]): number[] {
  const dimension = table.dimensions.findIndex(({ id }) => id === WEIGHT_CLASS);
  const members = table.dimensions[dimension]?.members ?? [];
  return places.map(({ at }) => {
    const id = members[at[dimension] ?? -1]?.id ?? NO_WEIGHT;
    return id === NO_WEIGHT ? 0 : Number(id);
  });
}

type Raked = {
  readonly weights: number[];
  readonly leftOut: readonly string[];
  readonly isMet: boolean;
};

function rake(
  table: PublishedTable,
  filled: FilledCounts,
  places: readonly Place[],
  byWeight: readonly boolean[],
): Raked {
  const usable = Float64Array.from(places, (place) => place.usable);
  const total = sum(usable);
  const leftOut: string[] = [];
  const margins = byWeight.flatMap((isBy, dimension) => {
    if (!isBy) return [];
    const categories = table.dimensions[dimension]!.members.slice(0, filled.sizes[dimension]);
    const known = categories.map(({ label }, category) => {
      const cells = [...places.keys()].filter((place) => places[place]!.at[dimension] === category);
      const asked = askedIn(table, filled, dimension, category);
      const isAnswered = cells.some((cell) => usable[cell]! > 0);
      if (!isAnswered && asked > 0) leftOut.push(label);
      return { cells, asked: isAnswered ? asked : 0 };
    });
    const everyone = sum(known.map(({ asked }) => asked));
    return known.map(({ cells, asked }) => ({ cells, total: (asked / everyone) * total }));
  });
  const { values, isMet } = fitToMargins(usable, margins, TOLERANCE);
  return {
    weights: Array.from(values, (value, place) => (usable[place]! > 0 ? value / usable[place]! : 0)),
    leftOut,
    isMet,
  };
}

/** Everyone asked in one category: as published, else as filled in. */
function askedIn(table: PublishedTable, filled: FilledCounts, dimension: number, category: number): number {
  const at = (member: (size: number, index: number) => number): number =>
    table.dimensions.reduce(
      (place, { members }, index) => place * members.length + member(members.length, index),
      0,
    );
  const published = table.counts[at((size, index) => (index === dimension ? category : size - 1))];
  if (published !== null && published !== undefined) return published;
  const stride = filled.sizes.slice(dimension + 1).reduce((product, size) => product * size, 1);
  const size = filled.sizes[dimension] ?? 1;
  return sum(filled.counts.filter((_, cell) => Math.floor(cell / stride) % size === category));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
