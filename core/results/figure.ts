import type { Cell, Estimate } from './result.ts';
import { markers } from '../words/figure-text.ts';
import { type FigureUnit, figureRangeText, figureText } from '../words/figure-units.ts';
import { unitOfEstimate } from './units.ts';

/**
 * A published figure: shown, with an interval where it has one; hidden; undefined for an empty base; or of too few
 * people.
 */
export type Figure =
  | {
      readonly why: 'shown';
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      /** Confidence level as a proportion. */
      readonly level: number | null;
      readonly base: number;
    }
  | { readonly why: 'hidden' | 'undefined' | 'too-few'; readonly base: number | null };

export type ShownFigure = Extract<Figure, { why: 'shown' }>;

/** Unit and printed decimals of a figure. */
export type Measure = { readonly unit: FigureUnit; readonly decimals: number };

const missingCells = {
  hidden: { kind: 'hidden' },
  undefined: { kind: 'inapplicable' },
  'too-few': { kind: 'unavailable' },
} as const;

export function cellOf(figure: Figure, { unit, decimals }: Measure): Cell {
  return figure.why === 'shown'
    ? { kind: 'figure', value: figure.value, unit, decimals }
    : missingCells[figure.why];
}

export function intervalCellOf(figure: Figure, { unit, decimals }: Measure): Cell {
  if (figure.why !== 'shown') return missingCells[figure.why];
  const { low, high } = figure;
  return low === null || high === null
    ? missingCells.undefined
    : { kind: 'figure-range', low, high, unit, decimals };
}

export function estimateOf(
  measure: string,
  of: Readonly<Record<string, string>>,
  figure: Figure,
  unit: FigureUnit,
  method: string,
): Estimate {
  const isShown = figure.why === 'shown';
  return {
    measure,
    of,
    value: isShown ? figure.value : null,
    low: isShown ? figure.low : null,
    high: isShown ? figure.high : null,
    level: isShown ? figure.level : null,
    base: figure.base,
    method,
    why: figure.why === 'too-few' ? 'undefined' : figure.why,
    unit: unitOfEstimate(unit),
  };
}

/** A figure with its unit, or its marker, for a chart. */
export function markOf(figure: Figure, { unit, decimals }: Measure): string {
  return figure.why === 'shown'
    ? figureText(figure.value, unit, decimals)
    : markers[missingCells[figure.why].kind].mark;
}

/** Interval as "−1.2 to 4.0"; '' without one. */
export function rangeMarkOf(figure: Figure, { unit, decimals }: Measure): string {
  if (figure.why !== 'shown' || figure.low === null || figure.high === null) return '';
  return figureRangeText(figure.low, figure.high, unit, decimals);
}
