import { backgroundLabels, type Group } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import { cellOf, intervalCellOf } from '../../results/figure.ts';
import type { ResultTable } from '../../results/result.ts';
import { type ColumnOf, tableOf, textCell } from '../../results/table-of.ts';
import { countCell } from '../parts/share.ts';
import type { PayFinding } from './derive.ts';
import { type GapWithin, type Within } from './derive-within.ts';
import { LEAST_PAID } from './figures.ts';
import { averageNames, averagesFrom, columnsOf, gapNotes } from './gap-columns.ts';
import type { GroupPay } from './gaps.ts';
import { GAP, HOURLY } from './measures.ts';
import { withinName } from './within-words.ts';

export const WITHIN_TABLE = 'pay-within';

/** Gaps of each answer, and those among people of the same one. */
export function withinTables(finding: PayFinding, policy: Policy): readonly ResultTable[] {
  const { within } = finding;
  return within === null ? [] : [sameTable(within, finding, policy), strataTable(within, finding, policy)];
}

type Row = {
  readonly group: Group;
  readonly people: number | null;
  readonly gaps: Within['gaps'][number]['averages'];
};

function sameTable(within: Within, { pay, lead, reference }: PayFinding, policy: Policy): ResultTable {
  const name = withinName(within);
  return tableOf({
    id: 'pay-same',
    title: `Gap in hourly pay among people of the same ${name}`,
    columns: [
      {
        id: 'background',
        label: 'Background',
        numeric: false,
        cell: ({ group }: Row) => textCell(backgroundLabels[group]),
      },
      { id: 'people', label: 'With pay', cell: ({ people }: Row) => countCell(people) },
      ...averagesFrom(lead).flatMap((average) => {
        const gapOf = ({ gaps }: Row): GapWithin => gaps[average];
        const compared = `${averageNames[average]}: people compared`;
        return [
          {
            id: `${average}-compared`,
            label: compared,
            cell: (row: Row) =>
              gapOf(row).covered === null ? cellOf(gapOf(row).figure, GAP) : countCell(gapOf(row).covered),
          },
          {
            id: `${average}-gap`,
            label: `${averageNames[average]} gap`,
            cell: (row: Row) => cellOf(gapOf(row).figure, GAP),
          },
          {
            id: `${average}-gap-interval`,
            label: `95% interval of ${average} gap`,
            cell: (row: Row) => intervalCellOf(gapOf(row).figure, GAP),
          },
          {
            id: average === 'mean' ? 'mean-strength' : 'strength',
            label: `Strength, ${average} gap`,
            numeric: false,
            cell: (row: Row) => textCell(gapOf(row).strength.label),
          },
        ] satisfies readonly ColumnOf<Row>[];
      }),
    ],
    rows: within.gaps.map(({ group, averages }) => ({
      group,
      people: pay.find((each) => each.group === group)?.people ?? null,
      gaps: averages,
    })),
    notes: [
      `The gaps of each ${name}, weighted by how many people of the group are in it. Only where 30 or more with pay come from each of the two backgrounds, and both may be shown.`,
      ...gapNotes(reference, policy),
    ],
  });
}

type StratumRow = { readonly answers: readonly string[]; readonly pay: GroupPay };

function strataTable(within: Within, { lead, reference }: PayFinding, policy: Policy): ResultTable {
  const columns = [
    { id: 'background', label: 'Background', numeric: false, cell: ({ label }: GroupPay) => textCell(label) },
    { id: 'people', label: 'With pay', cell: ({ people }: GroupPay) => countCell(people) },
    ...averagesFrom(lead).flatMap((average) => columnsOf(average, HOURLY)),
  ];
  return tableOf({
    id: WITHIN_TABLE,
    title: `Hourly pay by background within ${withinName(within)}`,
    columns: [
      ...within.fields.map(({ label }, place): ColumnOf<StratumRow> => ({
        id: `within-${place + 1}`,
        label,
        numeric: false,
        cell: ({ answers }) => textCell(answers[place] ?? ''),
      })),
      ...columns.map((column): ColumnOf<StratumRow> => ({ ...column, cell: ({ pay }) => column.cell(pay) })),
    ],
    rows: within.strata.flatMap(({ answers, pay }) => pay.map((each) => ({ answers, pay: each }))),
    notes: [
      ...gapNotes(reference, policy),
      `Intervals: bootstrap, 95%, each by itself: of many rows some do not reach 0 by chance. Money and gaps of fewer than ${LEAST_PAID} people are not shown where figures are protected.`,
    ],
  });
}
