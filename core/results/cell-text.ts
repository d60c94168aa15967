import {
  countText,
  intervalText,
  markers,
  numberText,
  percentText,
  ratioText,
  SMALLEST_P,
} from '../words/figure-text.ts';
import type { Cell } from './result.ts';
import { figureRangeText, figureText } from '../words/figure-units.ts';

/** Printed text of a cell, the same in every output. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return countText(cell.value);
    case 'share':
      return percentText(cell.value, cell.decimals);
    case 'interval':
      return intervalText(cell.low, cell.high, cell.decimals);
    case 'range':
      return `${numberText(cell.low, cell.decimals)} to ${numberText(cell.high, cell.decimals)}`;
    case 'ratio':
      return ratioText(cell.value);
    case 'number':
      return numberText(cell.value, cell.decimals);
    case 'figure':
      return figureText(cell.value, cell.unit, cell.decimals);
    case 'figure-range':
      return figureRangeText(cell.low, cell.high, cell.unit, cell.decimals);
    case 'p':
      return cell.value < SMALLEST_P ? '<0.001' : numberText(cell.value, 3);
    default:
      return markers[cell.kind].mark;
  }
}
