import { backgroundLabels, groups } from '../../background/background.ts';
import type { Measure } from '../../results/figure.ts';
import type { ResultTable } from '../../results/result.ts';
import { type ColumnOf, tableOf, textCell } from '../../results/table-of.ts';
import { countCell, intervalCell, shareCell } from '../parts/share.ts';
import type { PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import { LEAST_PAID } from './figures.ts';
import { averagesFrom, columnsOf, gapNote } from './gap-columns.ts';
import { HOURLY, WHOLE } from './measures.ts';
import { withinTables } from './within-tables.ts';

export const PAY_TABLE = 'pay';
export const BANDS_TABLE = 'pay-bands';

export function payTables(finding: PayFinding): readonly ResultTable[] {
  const { bonus } = finding;
  return [
    moneyTable(PAY_TABLE, 'Hourly pay by background', 'With pay', finding.pay, HOURLY, finding),
    ...withinTables(finding),
    bandsTable(finding),
    ...(bonus === null
      ? []
      : [
          receiptTable(bonus.receipt),
          moneyTable(
            'bonus',
            'Bonus by background, among those who received one',
            'Received',
            bonus.amounts,
            WHOLE,
            finding,
          ),
        ]),
  ];
}

function moneyTable(
  id: string,
  title: string,
  people: string,
  rows: readonly GroupPay[],
  measure: Measure,
  { reference, lead }: PayFinding,
): ResultTable {
  return tableOf({
    id,
    title,
    columns: [
      { id: 'background', label: 'Background', numeric: false, cell: ({ label }) => textCell(label) },
      { id: 'people', label: people, cell: (row) => countCell(row.people) },
      ...averagesFrom(lead).flatMap((average) => columnsOf(average, measure)),
    ],
    rows,
    notes: [
      gapNote(reference),
      `Intervals: bootstrap, 95%. Money and gaps of fewer than ${LEAST_PAID} people are not shown where figures are protected.`,
    ],
  });
}

function bandsTable({ bands }: PayFinding): ResultTable {
  return tableOf({
    id: BANDS_TABLE,
    title: 'Background of each quarter of pay',
    columns: [
      { id: 'pay-band', label: 'Quarter', numeric: false, cell: ({ label }) => textCell(label) },
      { id: 'usable', label: 'Usable answers', cell: ({ usable }) => countCell(usable) },
      ...groups.flatMap((group): readonly ColumnOf<PayFinding['bands'][number]>[] => {
        const shareIn = ({ shares }: PayFinding['bands'][number]) =>
          shares.find((each) => each.group === group)!.share;
        return [
          { id: group, label: backgroundLabels[group], cell: (band) => shareCell(shareIn(band)) },
          {
            id: `${group}-interval`,
            label: `${backgroundLabels[group]}, 95% interval`,
            cell: (band) => intervalCell(shareIn(band)),
          },
        ];
      }),
    ],
    rows: bands,
    notes: [
      'Everyone asked who has pay, whatever they answered, in order of pay an hour, in four quarters of equally many. Shares are of the usable answers in a quarter.',
      'Where people of equal pay stand on both sides of a border, each background is split as they are in all. Intervals: Wilson score interval, 95%.',
    ],
  });
}

function receiptTable(receipt: NonNullable<PayFinding['bonus']>['receipt']): ResultTable {
  return tableOf({
    id: 'bonus-receipt',
    title: 'Who received a bonus',
    columns: [
      {
        id: 'background',
        label: 'Background',
        numeric: false,
        cell: ({ group }) => textCell(backgroundLabels[group]),
      },
      { id: 'known', label: 'People', cell: ({ known }) => countCell(known) },
      { id: 'share', label: 'Received a bonus', cell: ({ share }) => shareCell(share) },
      { id: 'interval', label: '95% interval', cell: ({ share }) => intervalCell(share) },
    ],
    rows: receipt,
    notes: ['Intervals: Wilson score interval, 95%.'],
  });
}
