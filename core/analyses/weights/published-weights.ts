import type { Group } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type WeightedPart, type WeightedShare, weightedShare } from '../../stats/weighted-share.ts';
import { fillCounts, type FilledCounts } from './filled-counts.ts';
import { openBy, untoldProportion } from './open-weights.ts';
import { rake, type Raked } from './rake.ts';
import { LEVEL } from '../parts/share.ts';
import { countsBy, type Place, placesOf, sum } from './weight-places.ts';
import { NO_WEIGHT, WEIGHT_CLASS } from './weight-table.ts';
import type { Weighting } from '../../cohort/weighting.ts';

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
  const alternatives = raked && filled.hiddenProportion > 0 ? rakeElsewhere(tables, weighting, raked) : [];
  const sharesWhere = (base: number | null, isIn: (place: Place) => boolean): WeightedShares => {
    const weighted = (from: WeightedPlaces, group: number): WeightedShare | null =>
      weightedShare(
        from.places.flatMap((place, index): WeightedPart[] =>
          isIn(place)
            ? [{ weight: from.weights[index]!, answered: place.usable, outcome: place.groups[group]! }]
            : [],
        ),
        LEVEL,
        base,
      );
    const shareOf = (group: number): OpenShare | null => {
      const found = weighted({ places, weights }, group);
      if (!found) return null;
      const { below, above } = openBy(tables, filled, weights, places, group, isIn);
      const moved = alternatives.map((each) => (weighted(each, group)?.share ?? found.share) - found.share);
      return {
        ...found,
        below: below + untold - Math.min(0, ...moved),
        above: above + untold + Math.max(0, ...moved),
      };
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

type WeightedPlaces = { readonly places: readonly Place[]; readonly weights: readonly number[] };

/** How many times as many hidden people are taken to be where weights are great, and where they are not. */
const CROWDED = 4;

/** Weights follow hidden counts, too: the same, raked where those crowd together among great weights, and among small ones. */
function rakeElsewhere(
  tables: readonly PublishedTable[],
  weighting: Weighting,
  { weights }: Raked,
): readonly WeightedPlaces[] {
  if (weighting.kind !== 'asked') return [];
  return [CROWDED, 1 / CROWDED].map((factor) => {
    const filled = fillCounts(tables, (place) => (weights[place]! > 1 ? factor : 1));
    const places = placesOf(filled);
    return { places, weights: rake(tables, filled, places, weighting.by, true).weights };
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
