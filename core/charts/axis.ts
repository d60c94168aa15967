import { type FigureUnit, figureText } from '../words/figure-units.ts';

/** Unit and range of a chart's axis. */
export type Axis = { readonly unit: FigureUnit; readonly low: number; readonly high: number };

/** Axis of proportions from 0 to `high`, at most 1. */
export function shareAxis(high: number): Axis {
  return { unit: 'share', low: 0, high: high > 0 ? Math.min(1, high) : 1 };
}

type Drawn = {
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
};

/** Axis that covers the figures, their intervals and `always`, both ends on a tick. */
export function axisFrom(
  drawn: readonly Drawn[],
  { unit, always }: { readonly unit: FigureUnit; readonly always: readonly [number, number] },
): Axis {
  const ends = drawn.flatMap(({ value, interval }) => [
    ...(value === null ? [] : [value]),
    ...(interval === null ? [] : [interval.low, interval.high]),
  ]);
  const low = Math.min(...always, ...ends);
  const high = Math.max(...always, ...ends);
  const step = stepFor((high - low) / MOST_TICKS);
  return { unit, low: inSteps(Math.floor(low / step), step), high: inSteps(Math.ceil(high / step), step) };
}

const MOST_TICKS = 8;

/** Tick positions: round steps, at least `leastDistance` pixels apart, fewer than ten. */
export function ticksOf({ low, high }: Axis, plotWidth: number, leastDistance: number): readonly number[] {
  const span = high - low;
  const most = Math.min(MOST_TICKS, plotWidth / leastDistance);
  let step = stepFor(span / most);
  while ((step / span) * plotWidth < leastDistance || span / step >= MOST_TICKS) step = stepFor(step * 1.01);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => inSteps(first + index, step));
}

/** Smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `least`. */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Rounds off binary fractions: 3 × 0.1 is 0.3. */
function inSteps(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}

/** Tick label with the fewest decimals that distinguish the ticks. */
export function tickText({ unit }: Axis, tick: number, ticks: readonly number[]): string {
  const decimals = [0, 1, 2, 3].find(
    (places) => new Set(ticks.map((each) => figureText(each, unit, places))).size === ticks.length,
  );
  return figureText(tick, unit, decimals ?? 3);
}
