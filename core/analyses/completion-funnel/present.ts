import { OF_EVERYONE } from '../../results/everyone.ts';
import { shareAxis } from '../../charts/axis.ts';
import { percentText } from '../../words/figure-text.ts';
import { RESPONSE_RATE_TARGET } from '../../benchmarks/benchmarks.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Chart } from '../../charts/chart.ts';
import type { Cell, Estimate, ResultTable } from '../../results/result.ts';
import {
  countCell,
  intervalCell,
  intervalsText,
  type Share,
  shareCell,
  shareEstimate,
} from '../parts/share.ts';
import { splitEstimates, splitTable } from '../parts/split-table.ts';
import { countText, rangeMark, shareMark } from '../parts/words.ts';
import { NO_RATE } from '../facts/everybody-asked.ts';
import type { Funnel, FunnelRow } from './derive.ts';

const targetLabel = `target ${percentText(RESPONSE_RATE_TARGET.value, 0)}`;

export function funnelCharts(funnel: Funnel): readonly Chart[] {
  const { everyone, isAskedKnown } = funnel;
  const refused = funnel.reasons.find((reason) => reason.id === 'prefer-not-to-say')?.count ?? null;
  const stages = [
    {
      label: 'Asked',
      note: isAskedKnown ? 'sent the question, or answered it' : 'no column says who was: everybody counts',
      value: everyone.asked === null ? null : 1,
      valueText: countText(everyone.asked),
      shareText: 'everyone asked',
    },
    {
      label: 'Responded',
      note:
        refused === null
          ? 'prefer not to say is a response'
          : `includes ${countText(refused)} who preferred not to say`,
      value: everyone.responseRate.why === 'shown' ? everyone.responseRate.value : null,
      valueText: countText(everyone.responded),
      shareText: ofAsked(everyone.responseRate),
    },
    {
      label: 'Usable',
      note: 'shares are computed on these',
      value: everyone.usableShare.why === 'shown' ? everyone.usableShare.value : null,
      valueText: countText(everyone.usable),
      shareText: ofAsked(everyone.usableShare),
    },
  ];
  const described = stages
    .map((stage) => `${stage.label}: ${stage.valueText}, ${stage.shareText}`)
    .join('. ');
  const overall: Chart = {
    kind: 'funnel',
    tableId: funnel.rows.length === 0 ? WHOLE_TABLE : null,
    title: 'Asked, responded and usable',
    subtitle: 'People, and share of those asked',
    description: isAskedKnown ? `${described}. The response ${targetLabel}.` : `${described}. ${NO_RATE}`,
    stages,
    target: isAskedKnown ? { stage: 1, value: RESPONSE_RATE_TARGET.value, label: targetLabel } : null,
  };
  return funnel.rows.length === 0 ? [overall] : [overall, usableChart(funnel)];
}

function usableChart(funnel: Funnel): Chart {
  const bars = funnel.rows.map((row) => ({
    label: row.label,
    role: 'neutral' as const,
    value: row.usableShare.why === 'shown' ? row.usableShare.value : null,
    interval:
      row.usableShare.why === 'shown' ? { low: row.usableShare.low, high: row.usableShare.high } : null,
    comparison: funnel.everyone.usableShare.why === 'shown' ? funnel.everyone.usableShare.value : null,
    valueText: shareMark(row.usableShare),
    intervalText: rangeMark(row.usableShare),
  }));
  return {
    kind: 'bars',
    tableId: SPLIT_TABLE,
    title: `Usable answers by ${(funnel.byLabel ?? '').toLowerCase()}`,
    subtitle: 'Share of those asked, with 95% interval',
    description: bars.map((bar) => `${bar.label}: ${bar.valueText}`).join('. '),
    mark: 'bar',
    comparisonLabel: 'everyone',
    axis: shareAxis(1),
    groups: [{ label: null, bars }],
  };
}

/** With a split, everyone is a row of the split table. */
const WHOLE_TABLE = 'answers';
const SPLIT_TABLE = 'answers-by';

const columns = (first: string): ResultTable['columns'] => [
  { id: 'group', label: first, numeric: false },
  { id: 'asked', label: 'Asked', numeric: true },
  { id: 'responded', label: 'Responded', numeric: true },
  { id: 'response-rate', label: 'Response rate', numeric: true },
  { id: 'response-interval', label: '95% interval', numeric: true },
  { id: 'usable', label: 'Usable', numeric: true },
  { id: 'usable-share', label: 'Usable share', numeric: true },
  { id: 'usable-interval', label: '95% interval of usable share', numeric: true },
];

function cellsOf(row: FunnelRow): readonly Cell[] {
  return [
    { kind: 'text', text: row.label },
    countCell(row.asked),
    countCell(row.responded),
    shareCell(row.responseRate),
    intervalCell(row.responseRate),
    countCell(row.usable),
    shareCell(row.usableShare),
    intervalCell(row.usableShare),
  ];
}

export function funnelTables(
  funnel: Funnel,
  { policy }: Pick<Surroundings, 'policy'>,
): readonly ResultTable[] {
  const notes = [
    'Responded includes “prefer not to say” and “don’t know”. Usable answers map to one of the three groups.',
    `Intervals: ${intervalsText(funnel.interval, policy)}. Base: people asked.`,
    ...(funnel.isAskedKnown ? [] : [NO_RATE]),
  ];
  const split: ResultTable[] = funnel.rows.length
    ? [
        {
          id: SPLIT_TABLE,
          title: `Asked, responded and usable by ${(funnel.byLabel ?? '').toLowerCase()}`,
          columns: columns(funnel.byLabel ?? ''),
          rows: [...funnel.rows, funnel.everyone].map((row) => ({ cells: cellsOf(row) })),
          notes,
        },
        ...(funnel.compared === null
          ? []
          : [
              splitTable(
                funnel.compared,
                {
                  field: funnel.byLabel ?? '',
                  title: `Usable share of those asked by ${(funnel.byLabel ?? '').toLowerCase()}, compared`,
                },
                funnel.interval,
                policy,
              ),
            ]),
      ]
    : [];
  return [
    ...(split.length
      ? split
      : [
          {
            id: WHOLE_TABLE,
            title: 'Asked, responded and usable',
            columns: columns('People'),
            rows: [{ cells: cellsOf(funnel.everyone) }],
            notes,
          },
        ]),
    ...(funnel.reasons.length === 0 ? [] : [reasonsTable(funnel)]),
  ];
}

function reasonsTable(funnel: Funnel): ResultTable {
  return {
    id: 'reasons',
    title: 'Answers that give no group',
    columns: [
      { id: 'reason', label: 'Answer', numeric: false },
      { id: 'people', label: 'People', numeric: true },
      { id: 'share', label: 'Share of these', numeric: true },
    ],
    rows: funnel.reasons.map((reason) => ({
      cells: [{ kind: 'text', text: reason.label }, countCell(reason.count), shareCell(reason.share)],
    })),
    notes: ['“Prefer not to say” is a right. These answers leave the base of every share.'],
  };
}

export function funnelEstimates(funnel: Funnel): readonly Estimate[] {
  const { interval } = funnel;
  const labelled = [
    { of: OF_EVERYONE, row: funnel.everyone },
    ...funnel.rows.map((row) => ({ of: { [funnel.byId ?? 'by']: row.label }, row })),
  ];
  return [
    ...labelled.flatMap(({ of, row }) => [
      shareEstimate('response-rate', of, row.responseRate, interval),
      shareEstimate('usable-share', of, row.usableShare, interval),
    ]),
    shareEstimate('refusal-rate', OF_EVERYONE, funnel.refusalRate, interval),
    ...(funnel.compared === null ? [] : splitEstimates(funnel.compared, funnel.byId ?? 'by', () => ({}))),
  ];
}

function ofAsked(share: Share): string {
  if (share.why === 'undefined') return 'nobody was asked';
  return share.why === 'shown' ? `${shareMark(share)} of asked` : 'not shown';
}
