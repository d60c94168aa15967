import { stepRatio } from './weight-classes.ts';

/** Possible weights of the answers in a step: most lie within the step, a few beyond it. */
export type StepReach = {
  readonly least: number;
  readonly greatest: number;
  /** Weights of neighbouring steps with too few answers, the furthest first, below and above. */
  readonly below: readonly number[];
  readonly above: readonly number[];
};

/**
 * Possible weights of each of `steps`. A weight between two steps may belong to a step with fewer than `threshold`
 * answers, which was joined to a neighbour; one beyond all steps is trimmed to the outermost.
 */
export function reachOfSteps(
  steps: readonly number[],
  publishedAnswers: number,
): ReadonlyMap<number, StepReach> {
  const ratio = stepRatio(publishedAnswers);
  const powers = steps
    .map((step) => Math.round(Math.log(step) / Math.log(ratio)))
    .toSorted((one, other) => one - other);
  const edge = Math.sqrt(ratio);
  const byWeight = new Map(steps.map((step) => [Math.round(Math.log(step) / Math.log(ratio)), step]));
  return new Map(
    powers.map((power, at) => {
      const before = powers[at - 1] ?? power;
      const after = powers[at + 1] ?? power;
      // Ties go to the lower step.
      const first = at === 0 ? power : Math.floor((before + power) / 2) + 1;
      const last = Math.floor((power + after) / 2);
      const own = byWeight.get(power) ?? ratio ** power;
      const reach: StepReach = {
        least: own / edge,
        greatest: own * edge,
        below: Array.from({ length: power - first }, (_, place) => ratio ** (first + place) / edge),
        above: Array.from({ length: last - power }, (_, place) => ratio ** (last - place) * edge),
      };
      return [own, reach];
    }),
  );
}

/** Smallest or largest mean weight of so many answers of a step. */
export function furthestMean(reach: StepReach, side: 1 | -1, people: number, threshold: number): number {
  if (people === 0) return side > 0 ? reach.greatest : reach.least;
  let rest = people;
  let mass = 0;
  for (const weight of side > 0 ? reach.above : reach.below) {
    const few = Math.min(threshold - 1, rest);
    mass += few * weight;
    rest -= few;
  }
  return (mass + rest * (side > 0 ? reach.greatest : reach.least)) / people;
}
