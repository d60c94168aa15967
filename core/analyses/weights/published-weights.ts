import { type Group, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type WeightedPart, type WeightedShare, weightedShare } from '../../stats/weighted-share.ts';
import { fillCounts, type FilledCounts } from './filled-counts.ts';
import { openBy, untoldProportion } from './open-weights.ts';
import type { WeightedPlaces } from './printed-alike.ts';
import { type Level, levelsOf, rake, type Raked } from './rake.ts';
import { LEVEL } from '../parts/share.ts';
import { reachOfSteps, type StepReach } from './step-reach.ts';
import { countsBy, type Place, placesOf, sum } from './weight-places.ts';
import { type Published, type Reach, reachOf } from './weight-reach.ts';
import { WEIGHT_CLASS } from './weight-table.ts';
import type { Weighting } from '../../cohort/weighting.ts';

export type OpenShare = WeightedShare & {
  /** How much less and more the share would be over all that hidden counts could be. */
  readonly below: number;
  readonly above: number;
  /** The least and the greatest that it could be, and the fewest effective answers: over all that would be printed so. */
  readonly reach: Reach;
};

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
  policy: Policy,
): PublishedWeights {
  const isProtected = policy.threshold > 0;
  const filled = fillCounts(tables);
  const places = placesOf(filled);
  const raked = weighting.kind === 'asked' ? rakedFrom(tables, filled, weighting.by, isProtected) : null;
  const weights = raked?.weights ?? columnWeights(filled, places);
  const untold = weighting.kind === 'asked' ? untoldProportion(tables, filled.fields, weighting.by) : 0;
  const alternatives = raked && filled.hiddenProportion > 0 ? rakeElsewhere(tables, weighting, raked) : [];
  const published: Published = {
    tables,
    filled,
    answers: { places, weights },
    levels: raked?.levels ?? [],
    steps: raked || !isProtected ? null : stepsAt(tables, weights),
    policy,
  };
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
      const open = openBy(tables, filled, weights, places, group, isIn);
      const others = alternatives.flatMap((each) => weighted(each, group) ?? []);
      const moved = others.map(({ share }) => share - found.share);
      const below = open.below + untold - Math.min(0, ...moved);
      const above = open.above + untold + Math.max(0, ...moved);
      const reach = (isProtected ? reachOf(published, group, isIn) : null) ?? exactly(found);
      const size = Math.min(reach.leastSize, ...others.map(({ effectiveSize }) => effectiveSize));
      return {
        ...found,
        below,
        above,
        reach: {
          least: Math.max(0, Math.min(found.share, reach.least) - below),
          greatest: Math.min(1, Math.max(found.share, reach.greatest) + above),
          leastSize: Math.min(found.effectiveSize, withUntold(size, untold)),
        },
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

function exactly({ share, effectiveSize }: WeightedShare): Reach {
  return { least: share, greatest: share, leastSize: effectiveSize };
}

/** People who could all be weighed by one answer add the square of their part of everyone asked to 1 ÷ size. */
function withUntold(size: number, untold: number): number {
  return 1 / (1 / size + untold * untold);
}

type RakedFrom = Raked & { readonly levels: readonly Level[]; readonly places: readonly Place[] };

function rakedFrom(
  tables: readonly PublishedTable[],
  filled: FilledCounts,
  by: readonly string[],
  isProtected: boolean,
): RakedFrom {
  const places = placesOf(filled);
  const levels = levelsOf(tables, filled, places, by, isProtected);
  return { ...rake(tables, filled, places, levels, isProtected), levels, places };
}

/** What the weight of each place could be; null where it has none. */
function stepsAt(
  tables: readonly PublishedTable[],
  weights: readonly number[],
): readonly (StepReach | null)[] {
  const steps = [...new Set(weights)].filter((weight) => weight > 0);
  const answers = countsBy(tables, 'usable', WEIGHT_CLASS).at(-1) ?? 0;
  const reaches = reachOfSteps(steps, answers);
  return weights.map((weight) => reaches.get(weight) ?? null);
}

/** How many times as many hidden people are taken to be where weights are great, and where they are not. */
const CROWDED = 4;

/** Weights follow hidden counts, too: the same, raked where those crowd together among great weights, and among small ones. */
function rakeElsewhere(
  tables: readonly PublishedTable[],
  weighting: Weighting,
  { weights }: Raked,
): readonly WeightedPlaces[] {
  if (weighting.kind !== 'asked') return [];
  return [CROWDED, 1 / CROWDED].map((factor) =>
    rakedFrom(
      tables,
      fillCounts(tables, (cell) => (weights[Math.floor(cell / groups.length)]! > 1 ? factor : 1)),
      weighting.by,
      true,
    ),
  );
}

function columnWeights({ fields }: FilledCounts, places: readonly Place[]): readonly number[] {
  const field = fields.findIndex(({ id }) => id === WEIGHT_CLASS);
  return places.map(({ at }) => fields[field]?.categories[at[field] ?? -1]?.value ?? 0);
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
