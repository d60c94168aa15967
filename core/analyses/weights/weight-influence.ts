import type { Level } from './rake.ts';
import { type Place, sum } from './weight-places.ts';

/** A figure of weighted answers, by its derivatives: by answers at fixed weights, and by weights. */
export type Figure = {
  readonly perAnswer: (place: number, group: number) => number;
  /** Relative to the weight of the answers at a place. */
  readonly perWeight: (place: number) => number;
};

export type Influence = {
  /** Derivative by one more answer of a group at a place, weights adjusting. */
  readonly answers: (place: number, group: number) => number;
  /** Per level, derivative by one more person asked. */
  readonly asked: readonly number[];
};

const SWEEPS = 40;

/**
 * Influence function under raking: one more answer moves a figure by its own effect less what the fields of weighting
 * explain of it, one more person asked by what they explain. Source of the linearisation: Deville and Särndal, Journal
 * of the American Statistical Association 87 (1992), 376–382. The regression is solved field by field (backfitting).
 */
export function influenceOf(
  figure: Figure,
  places: readonly Place[],
  weights: readonly number[],
  levels: readonly Level[],
): Influence {
  const explained = new Float64Array(places.length);
  const coefficients = new Float64Array(levels.length);
  const masses = places.map(({ usable }, place) => usable * weights[place]!);
  const own = places.map((_, place) => figure.perWeight(place));
  const levelMasses = levels.map((level) => sum(level.places.map((place) => masses[place]!)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const [index, level] of levels.entries()) {
      const mass = levelMasses[index]!;
      if (mass === 0) continue;
      const step =
        sum(level.places.map((place) => masses[place]! * (own[place]! - explained[place]!))) / mass;
      coefficients[index] = coefficients[index]! + step;
      for (const place of level.places) explained[place] = explained[place]! + step;
    }
  }
  const fields = new Map(
    [...Map.groupBy(levels.keys(), (index) => levels[index]!.field)].map(([field, own]) => {
      const mass = sum(own.map((index) => levelMasses[index]!));
      const weighed = sum(own.map((index) => levelMasses[index]! * coefficients[index]!));
      return [field, mass === 0 ? 0 : weighed / mass];
    }),
  );
  return {
    answers: (place, group) => figure.perAnswer(place, group) - weights[place]! * explained[place]!,
    asked: levels.map(({ field }, index) => coefficients[index]! - (fields.get(field) ?? 0)),
  };
}

/** Weighted share of a group among the people of some places. */
export function shareFigure(
  group: number,
  places: readonly Place[],
  weights: readonly number[],
  isIn: (place: Place) => boolean,
): Figure {
  const inside = places.map(isIn);
  const mass = sum(places.map(({ usable }, place) => (inside[place]! ? usable * weights[place]! : 0)));
  const outcome = sum(
    places.map((place, index) => (inside[index]! ? place.groups[group]! * weights[index]! : 0)),
  );
  const share = outcome / mass;
  return {
    perAnswer: (place, own) =>
      inside[place]! ? (weights[place]! * ((own === group ? 1 : 0) - share)) / mass : 0,
    perWeight: (place) => {
      const { usable, groups: counts } = places[place]!;
      return inside[place]! && usable > 0 ? (counts[group]! / usable - share) / mass : 0;
    },
  };
}

/** Logarithm of the effective sample size of some places. */
export function sizeFigure(
  places: readonly Place[],
  weights: readonly number[],
  isIn: (place: Place) => boolean,
): Figure {
  const inside = places.map(isIn);
  const sumOf = (power: number): number =>
    sum(places.map(({ usable }, place) => (inside[place]! ? usable * weights[place]! ** power : 0)));
  const [mass, squares] = [sumOf(1), sumOf(2)];
  return {
    perAnswer: (place) => {
      const weight = weights[place]!;
      return inside[place]! ? (2 * weight) / mass - (weight * weight) / squares : 0;
    },
    perWeight: (place) => (inside[place]! ? 2 / mass - (2 * weights[place]!) / squares : 0),
  };
}
