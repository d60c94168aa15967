import { rangeOfPublished } from '../../disclosure/bounds.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { type WeightedPart, weightedShare } from '../../stats/weighted-share.ts';
import type { FilledCounts } from './filled-counts.ts';
import { countsPrintedAlike, rakedAlike, type WeightedPlaces } from './printed-alike.ts';
import type { Level } from './rake.ts';
import { LEVEL } from '../parts/share.ts';
import { furthestMean, type StepReach } from './step-reach.ts';
import { influenceOf, shareFigure, sizeFigure } from './weight-influence.ts';
import { countsBy, type Place, sum } from './weight-places.ts';

export type Published = {
  readonly tables: readonly PublishedTable[];
  readonly filled: FilledCounts;
  readonly answers: WeightedPlaces;
  /** Margins that answers are raked to; empty for file weights. */
  readonly levels: readonly Level[];
  /** Possible weights of each place, for file weights under steps. */
  readonly steps: readonly (StepReach | null)[] | null;
  readonly policy: Policy;
};

export type Reach = {
  readonly least: number;
  readonly greatest: number;
  /** Smallest effective sample size. */
  readonly leastSize: number;
};

const sides = [1, -1] as const;

/**
 * Bounds of the weighted share of a group, and the smallest effective sample size, over counts and weights printed
 * alike. Both are recomputed, weights included, from the counts that move them furthest.
 */
export function reachOf(published: Published, group: number, isIn: (place: Place) => boolean): Reach | null {
  const { answers } = published;
  const figure = shareFigure(group, answers.places, answers.weights, isIn);
  const found = sides.map((side) => {
    const moved = movedBy(published, figure, side);
    return weightedShare(partsOf(moved, published, { group, side }, isIn), LEVEL);
  });
  const least = fewestEffective(published, isIn);
  const [highest, lowest] = found;
  if (!highest || !lowest) return null;
  return {
    least: lowest.share,
    greatest: highest.share,
    leastSize: Math.min(
      least,
      ...(published.steps === null ? [highest.effectiveSize, lowest.effectiveSize] : []),
    ),
  };
}

function movedBy(
  published: Published,
  figure: Parameters<typeof influenceOf>[0],
  side: 1 | -1,
): WeightedPlaces {
  const { tables, filled, answers, levels, policy } = published;
  const influence = influenceOf(figure, answers.places, answers.weights, levels);
  const places = countsPrintedAlike(tables, filled, influence, side, policy);
  if (levels.length === 0) return { places, weights: answers.weights };
  return {
    places,
    weights: rakedAlike(places, levels, influence, side, (level) => askedIn(published, level)),
  };
}

function askedIn({ tables, policy }: Published, { field, categories, asked }: Level) {
  const shown = countsBy(tables, 'asked', field.id);
  const ranges = categories.map((category, at) => {
    const count = shown[category] ?? null;
    return count === null ? { least: asked[at]!, greatest: asked[at]! } : rangeOfPublished(count, policy);
  });
  return {
    least: sum(ranges.map(({ least }) => least)),
    greatest: sum(ranges.map(({ greatest }) => greatest)),
  };
}

function partsOf(
  { places, weights }: WeightedPlaces,
  { steps, policy }: Published,
  { group, side }: { readonly group: number; readonly side: 1 | -1 },
  isIn: (place: Place) => boolean,
): readonly WeightedPart[] {
  return places.flatMap((place, index): WeightedPart[] => {
    if (!isIn(place)) return [];
    const outcome = place.groups[group]!;
    const reach = steps?.[index] ?? null;
    if (reach === null) return [{ weight: weights[index]!, answered: place.usable, outcome }];
    const others = place.usable - outcome;
    return [
      { weight: furthestMean(reach, side, outcome, policy.threshold), answered: outcome, outcome },
      {
        weight: furthestMean(reach, side > 0 ? -1 : 1, others, policy.threshold),
        answered: others,
        outcome: 0,
      },
    ];
  });
}

function fewestEffective(published: Published, isIn: (place: Place) => boolean): number {
  const { answers, steps } = published;
  const moved = movedBy(published, sizeFigure(answers.places, answers.weights, isIn), -1);
  if (steps === null) return sizeOf(moved, isIn);
  const bounds = [...new Set(moved.weights)].filter((weight) => weight > 0);
  return Math.min(...bounds.map((bound) => sizeWithSteps(moved, steps, bound, isIn, published.policy)));
}

/**
 * Effective size is smallest when weights above a threshold are as large, and those below as small, as possible; at the
 * threshold half and half.
 */
function sizeWithSteps(
  { places, weights }: WeightedPlaces,
  steps: readonly (StepReach | null)[],
  bound: number,
  isIn: (place: Place) => boolean,
  { threshold }: Policy,
): number {
  const parts = places.flatMap((place, index): WeightedPart[] => {
    const reach = steps[index] ?? null;
    if (reach === null || !isIn(place)) return [];
    const weight = weights[index]!;
    const up = weight > bound ? 1 : weight < bound ? 0 : 0.5;
    return [
      ...partsUp(reach, 1, place.usable * up, threshold),
      ...partsUp(reach, -1, place.usable * (1 - up), threshold),
    ];
  });
  return weightedShare(parts, LEVEL)?.effectiveSize ?? Infinity;
}

function partsUp(reach: StepReach, side: 1 | -1, people: number, threshold: number): readonly WeightedPart[] {
  let rest = people;
  const few = (side > 0 ? reach.above : reach.below).map((weight) => {
    const answered = Math.min(threshold - 1, rest);
    rest -= answered;
    return { weight, answered, outcome: 0 };
  });
  return [...few, { weight: side > 0 ? reach.greatest : reach.least, answered: rest, outcome: 0 }];
}

function sizeOf({ places, weights }: WeightedPlaces, isIn: (place: Place) => boolean): number {
  const parts = places.flatMap((place, index) =>
    isIn(place) ? [{ weight: weights[index]!, answered: place.usable, outcome: 0 }] : [],
  );
  return weightedShare(parts, LEVEL)?.effectiveSize ?? Infinity;
}
