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
  /** How much lower and higher the share could be over all values of hidden counts. */
  readonly below: number;
  readonly above: number;
  /** Bounds of the share and the smallest effective sample size, over everything printed alike. */
  readonly reach: Reach;
};

export type WeightedShares = Readonly<Record<Group, OpenShare | null>>;

/** Weighted shares, computed from published tables alone, so that they disclose nothing more. */
export type PublishedWeights = {
  readonly everyone: WeightedShares;
  /** By category of the split. */
  readonly split: ReadonlyMap<string, WeightedShares>;
  /** Categories of weighting without a usable answer, which cannot be weighted. */
  readonly leftOut: readonly string[];
  readonly hiddenProportion: number;
  /** Whether raking converged to the margins of everyone asked. */
  readonly isMet: boolean;
  /** Smallest and largest weight relative to the mean; null where no weight may be told. */
  readonly range: { readonly least: number; readonly greatest: number } | null;
};

/** `tables`: counts by background of the fields of weighting and of the split; see weight-table.ts. */
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

/** Effective size when hidden people may share one weight: 1 ÷ size plus the square of their proportion. */
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

/** Possible weights of each place; null where it has none. */
function stepsAt(
  tables: readonly PublishedTable[],
  weights: readonly number[],
): readonly (StepReach | null)[] {
  const steps = [...new Set(weights)].filter((weight) => weight > 0);
  const answers = countsBy(tables, 'usable', WEIGHT_CLASS).at(-1) ?? 0;
  const reaches = reachOfSteps(steps, answers);
  return weights.map((weight) => reaches.get(weight) ?? null);
}

/** Factor by which hidden people are concentrated among large weights, or among small ones. */
const CROWDED = 4;

/**
 * Raked weights depend on hidden counts: rakes again with these concentrated among large weights, and among small ones.
 */
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

/**
 * The range of file weights is told only where the number of people at each end is shown, since an extreme may be one
 * person's.
 */
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
