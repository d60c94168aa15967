import { intervalNames } from './share.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import { countCell, type IntervalMethod, intervalCell, shareCell } from './share.ts';
import type { SplitComparison, SplitRow } from './split-comparison.ts';

const POINTS = 'percentage points';

/** Rows of a split beside the largest, which is the reference. */
export function splitTable(
  { rows, reference, differences }: SplitComparison,
  field: string,
  what: string,
  method: IntervalMethod,
): ResultTable {
  return {
    id: 'compared',
    title: `${what} by ${field.toLowerCase()}, compared`,
    columns: [
      { id: 'by', label: field, numeric: false },
      { id: 'base', label: 'Base', numeric: true },
      { id: 'share', label: 'Share', numeric: true },
      { id: 'interval', label: '95% interval', numeric: true },
      { id: 'difference', label: `Difference (${POINTS})`, numeric: true, unit: POINTS },
      {
        id: 'difference-interval',
        label: `95% interval of difference (${POINTS})`,
        numeric: true,
        unit: POINTS,
      },
      { id: 'shown', label: 'Difference shown', numeric: false },
    ],
    rows: rows.map((row) => ({
      cells: [
        { kind: 'text', text: row.label },
        countCell(row.share.base),
        shareCell(row.share),
        intervalCell(row.share),
        ...differenceCells(row),
      ],
    })),
    notes: [
      reference === null
        ? 'No two rows can be compared.'
        : `Difference from ${reference.label}, which has the most people of those shown: Newcombe’s interval, 95%. It is shown where the interval at 95% for all rows together excludes 0.`,
      `Intervals of shares: ${intervalNames[method]}, 95%.`,
    ],
  };

  function differenceCells({ label, share }: SplitRow): readonly Cell[] {
    const found = differences.find(({ row }) => row.label === label);
    if (!found) {
      const absent: Cell = { kind: share.why === 'hidden' ? 'hidden' : 'inapplicable' };
      return [absent, absent, { kind: 'text', text: label === reference?.label ? 'Reference' : '' }];
    }
    const { estimate, low, high } = found.difference;
    const decimals = Math.max(found.row.share.decimals, found.reference.share.decimals);
    return [
      { kind: 'number', value: estimate * 100, decimals },
      { kind: 'range', low: low * 100, high: high * 100, decimals },
      { kind: 'text', text: found.side === 0 ? 'No' : found.side > 0 ? 'More' : 'Less' },
    ];
  }
}
