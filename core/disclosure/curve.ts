import type { CountPlace } from './figure.ts';

/**
 * A curve of people over time before disclosure control: one step for each time at which somebody exits (is promoted,
 * leaves), times ascending. The estimate and its limits are no part of it: they are computed from the published steps.
 * Rounded by themselves they would tell the people behind a step: of 80, estimate and limits in steps of five people
 * leave a single number of leavers between two steps (see the tests).
 */
export type DraftCurve = {
  readonly id: string;
  /** The count of everybody whom the curve is of. It is hidden with that count. */
  readonly people: CountPlace;
  /** That count as it is: people at risk at some time. */
  readonly everybody: number;
  /** Times are published as multiples of it, such as whole months: the day of one exit is that of one person. */
  readonly timeStep: number;
  readonly times: Float64Array;
  /** People who exit at the time; as long as `times`. */
  readonly exits: Float64Array;
  /** People at risk just before it; as long as `times`. */
  readonly atRisk: Float64Array;
};

/** As published: plain arrays, since results are sealed as JSON. A step stands at the end of the time that it takes in. */
export type CurveSteps = {
  readonly times: readonly number[];
  readonly exits: readonly number[];
  /** At the beginning of the step. */
  readonly atRisk: readonly number[];
};

/** `steps` is null where it is hidden; without any where nobody is counted. */
export type PublishedCurve = { readonly id: string; readonly steps: CurveSteps | null };
