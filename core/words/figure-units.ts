import { intervalText, numberText, percentText, roundTo } from './figure-text.ts';

/** Units of figures in cells, axes and estimates. */
export const figureUnitIds = ['share', 'points', 'count', 'money', 'months', 'ratio'] as const;
export type FigureUnit = (typeof figureUnitIds)[number];

type UnitOfFigures = {
  /** Unit in headings of table files, where a share is a proportion. */
  readonly heading: string;
  /** Factor from the value to the printed unit. */
  readonly factor: number;
  readonly text: (value: number, decimals: number) => string;
};

/** A new unit is one line here. */
export const figureUnits: Readonly<Record<FigureUnit, UnitOfFigures>> = {
  share: { heading: 'proportion', factor: 1, text: percentText },
  points: {
    heading: 'percentage points',
    factor: 100,
    text: (value, decimals) => numberText(value * 100, decimals),
  },
  count: { heading: 'people', factor: 1, text: numberText },
  money: {
    heading: '£',
    factor: 1,
    text: (value, decimals) => (value < 0 ? '−' : '') + `£${numberText(Math.abs(value), decimals)}`,
  },
  months: { heading: 'months', factor: 1, text: numberText },
  ratio: { heading: 'ratio', factor: 1, text: numberText },
};

/** Whether the heading names a unit of figure cells. */
export function isOfFigures(heading: string): boolean {
  return (
    heading === figureUnits.points.heading ||
    heading === figureUnits.money.heading ||
    heading === figureUnits.months.heading
  );
}

export function figureText(value: number, unit: FigureUnit, decimals: number): string {
  return figureUnits[unit].text(value, decimals);
}

/** Number for table files, at printed precision: shares are proportions, others in the unit of their heading. */
export function fileNumber(value: number, unit: FigureUnit, decimals: number): number {
  return unit === 'share'
    ? roundTo(value, decimals + 2)
    : roundTo(value * figureUnits[unit].factor, decimals);
}

/** "−1.2 to 4.0", or "£10.20 to £11.40"; without a per cent sign. */
export function figureRangeText(low: number, high: number, unit: FigureUnit, decimals: number): string {
  if (unit === 'share') return intervalText(low, high, decimals);
  return `${figureText(low, unit, decimals)} to ${figureText(high, unit, decimals)}`;
}
