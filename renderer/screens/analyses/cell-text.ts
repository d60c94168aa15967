import type { Cell } from '../../../core/analyses/result.ts';
import { formatCount } from '../../components/wording.ts';

export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return formatCount(cell.value);
    case 'share':
      return `${(100 * cell.value).toFixed(cell.decimals)}%`;
    case 'interval':
      return `${(100 * cell.low).toFixed(cell.decimals)} to ${(100 * cell.high).toFixed(cell.decimals)}`;
    case 'ratio':
      return cell.value.toFixed(2);
    case 'number':
      return cell.value.toFixed(cell.decimals);
    case 'p':
      return cell.value < 0.001 ? 'under 0.001' : cell.value.toFixed(3);
    case 'hidden':
      return '[c]';
    case 'unavailable':
      return '[x]';
    case 'inapplicable':
      return '[z]';
  }
}
