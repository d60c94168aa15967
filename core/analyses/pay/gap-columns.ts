import { backgroundLabels, type Group } from '../../background/background.ts';
import { cellOf, intervalCellOf, type Measure } from '../../results/figure.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Cell } from '../../results/result.ts';
import { type ColumnOf, textCell } from '../../results/table-of.ts';
import { type Average, averages, LEAST_RESAMPLED } from './figures.ts';
import type { GroupPay } from './gaps.ts';
import { GAP } from './measures.ts';

export const averageNames: Readonly<Record<Average, string>> = { mean: 'Mean', median: 'Median' };

/** The one that leads stands first. */
export function averagesFrom(lead: Average): readonly Average[] {
  return averages.toSorted((one, other) => Number(other === lead) - Number(one === lead));
}

/** What a gap is, and which are not given. */
export function gapNotes(reference: Group, { roundTo }: Pick<Policy, 'roundTo'>): readonly string[] {
  return [
    `Gap: how far the group is below ${backgroundLabels[reference].toLowerCase()}, as a share of what that group has; a negative gap is above it.`,
    `No gap is given where either side has fewer than ${LEAST_RESAMPLED} people, nor an interval where all in a group have the same: [z].`,
    ...(roundTo > 1
      ? [
          'Gaps come from amounts that are not rounded: worked out from the printed ones they differ a little.',
        ]
      : []),
  ];
}

export function columnsOf(average: Average, measure: Measure): readonly ColumnOf<GroupPay>[] {
  const gapCell = (row: GroupPay, cell: typeof cellOf): Cell => {
    const { gap } = row.averages[average];
    return gap === null ? { kind: 'inapplicable' } : cell(gap.figure, GAP);
  };
  return [
    {
      id: average,
      label: averageNames[average],
      cell: (row) => cellOf(row.averages[average].money, measure),
    },
    { id: `${average}-gap`, label: `${averageNames[average]} gap`, cell: (row) => gapCell(row, cellOf) },
    {
      id: `${average}-gap-interval`,
      label: `95% interval of ${average} gap`,
      cell: (row) => gapCell(row, intervalCellOf),
    },
    {
      id: average === 'mean' ? 'mean-strength' : 'strength',
      label: `Strength, ${average} gap`,
      numeric: false,
      cell: (row) => textCell(row.averages[average].gap?.strength.label ?? 'Reference'),
    },
  ];
}
