import { backgroundLabels, groups } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Measure } from '../../results/figure.ts';
import type { ResultTable } from '../../results/result.ts';
import { type ColumnOf, tableOf, textCell } from '../../results/table-of.ts';
import { countCell, intervalCell, intervalsText, shareCell } from '../parts/share.ts';
import type { PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import { ALL_ALIKE } from './gap-words.ts';
import { LEAST_PAID } from './figures.ts';
import { averagesFrom, columnsOf, gapNotes } from './gap-columns.ts';
import { HOURLY, WHOLE } from './measures.ts';
import { withinTables } from './within-tables.ts';

export const PAY_TABLE = 'pay';
export const BANDS_TABLE = 'pay-bands';

export function payTables(
  finding: PayFinding,
  { policy }: Pick<Surroundings, 'policy'>,
): readonly ResultTable[] {
  const { bonus } = finding;
  return [
    moneyTable(PAY_TABLE, 'Hourly pay by background', 'With pay', finding.pay, HOURLY, {
      ...finding,
      policy,
    }),
    ...withinTables(finding, policy),
    bandsTable(finding, policy),
    ...(bonus === null
      ? []
      : [
          receiptTable(bonus.receipt, policy),
          moneyTable(
            'bonus',
            'Bonus by background, among those who received one',
            'Received',
            bonus.amounts,
            WHOLE,
            { ...finding, policy },
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
  { reference, lead, policy }: Pick<PayFinding, 'reference' | 'lead'> & { readonly policy: Policy },
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
      ...gapNotes(reference, policy),
      `Intervals: bootstrap, 95%. Money and gaps of fewer than ${LEAST_PAID} people are not shown where figures are protected.`,
    ],
  });
}

function bandsTable({ bands, isAllAlike }: PayFinding, policy: Policy): ResultTable {
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
      `Where people of equal pay stand on both sides of a border, each background is split as they are in all. Intervals: ${intervalsText('wilson', policy)}.`,
      ...(isAllAlike ? [ALL_ALIKE] : []),
    ],
  });
}

function receiptTable(receipt: NonNullable<PayFinding['bonus']>['receipt'], policy: Policy): ResultTable {
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
    notes: [`Intervals: ${intervalsText('wilson', policy)}.`],
  });
}
