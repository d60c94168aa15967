import { type FigureUnit, figureUnits } from '../words/figure-units.ts';
import type { Cell, Estimate, ResultTable, Unit } from './result.ts';

const unitsOfEstimates: Readonly<Record<FigureUnit, Unit>> = {
  share: 'proportion',
  points: 'difference of proportions',
  count: 'people',
  money: 'pounds',
  months: 'months',
  ratio: 'ratio',
};

export function unitOfEstimate(unit: FigureUnit): Unit {
  return unitsOfEstimates[unit];
}

/** Measures that are not proportions. */
const units: Readonly<Record<string, Unit>> = {
  'effective-size': 'people',
  'interaction-contrast': 'difference of proportions',
  'risk-difference': 'difference of proportions',
  'relative-excess-risk': 'ratio',
};

export function unitOf({ measure }: Pick<Estimate, 'measure'>): Unit {
  const known = units[measure];
  if (known) return known;
  if (measure.endsWith('-p') || measure.endsWith('p-value')) return 'p value';
  if (measure.endsWith('difference')) return 'difference of proportions';
  if (measure.endsWith('chi-square')) return 'chi-square';
  return measure.includes('ratio') ? 'ratio' : 'proportion';
}

const cellUnits: Readonly<Partial<Record<Cell['kind'], string>>> = {
  count: 'people',
  share: 'proportion',
  interval: 'proportion',
  ratio: 'ratio',
  p: 'p value',
};

/** Units of the figures in a column; exactly one in a sound table. Plain numbers have the column's unit. */
export function columnUnits({ columns, rows }: ResultTable, at: number): readonly string[] {
  const plain = columns[at]?.unit ?? 'number';
  const found = rows.flatMap(({ cells }) => {
    const kind = cells[at]?.kind;
    if (kind === undefined || kind === 'text' || kind === 'hidden') return [];
    if (kind === 'unavailable' || kind === 'inapplicable') return [];
    const cell = cells[at];
    if (cell?.kind === 'figure' || cell?.kind === 'figure-range') return [figureUnits[cell.unit].heading];
    return [cellUnits[kind] ?? plain];
  });
  return [...new Set(found)];
}
