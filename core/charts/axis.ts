import { type FigureUnit, figureText } from '../words/figure-units.ts';

/** What a chart’s numbers are measured in, and from where to where they are drawn. */
export type Axis = { readonly unit: FigureUnit; readonly low: number; readonly high: number };

/** Proportions from 0 to an end of at most 1. */
export function shareAxis(high: number): Axis {
  return { unit: 'share', low: 0, high: high > 0 ? Math.min(1, high) : 1 };
}

type Drawn = {
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
};

/** As far as the figures and their intervals reach, and over `always`; both ends on a step. */
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

/** Round steps, far enough apart for their text; fewer than ten lines. */
export function ticksOf({ low, high }: Axis, plotWidth: number, leastDistance: number): readonly number[] {
  const span = high - low;
  const most = Math.min(MOST_TICKS, plotWidth / leastDistance);
  let step = stepFor(span / most);
  while ((step / span) * plotWidth < leastDistance || span / step >= MOST_TICKS) step = stepFor(step * 1.01);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => inSteps(first + index, step));
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not under `least`. */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the last digits of binary fractions: 3 × 0.1 is 0.3. */
function inSteps(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}

/** As few decimals as tell its steps apart. */
export function tickText({ unit }: Axis, tick: number, ticks: readonly number[]): string {
  const decimals = [0, 1, 2, 3].find(
    (places) => new Set(ticks.map((each) => figureText(each, unit, places))).size === ticks.length,
  );
  return figureText(tick, unit, decimals ?? 3);
}
