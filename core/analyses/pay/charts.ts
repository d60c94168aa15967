import { axisFrom } from '../../charts/axis.ts';
import type { Bar, BarsChart, Chart } from '../../charts/chart.ts';
import { backgroundLabels } from '../../background/background.ts';
import { markOf, rangeMarkOf } from '../../results/figure.ts';
import { rangeMark, shareMark } from '../parts/words.ts';
import type { Band, GroupPay, PayFinding } from './derive.ts';
import type { Average } from './figures.ts';
import { GAP } from './measures.ts';
import { BANDS_TABLE, PAY_TABLE } from './tables.ts';

export function payCharts(finding: PayFinding): readonly Chart[] {
  return [gapChart(finding), bandsChart(finding.bands)];
}

const names: Readonly<Record<Average, string>> = { mean: 'Mean', median: 'Median' };

function gapChart({ pay, reference, lead }: PayFinding): BarsChart {
  const others = pay.filter(({ group }) => group !== reference);
  const order: readonly Average[] = lead === 'median' ? ['median', 'mean'] : ['mean', 'median'];
  const against = backgroundLabels[reference].toLowerCase();
  const groups = order.map((average) => ({
    label: `${names[average]} gap`,
    bars: others.map((each) => gapBar(each, average)),
  }));
  return {
    kind: 'bars',
    tableId: PAY_TABLE,
    title: `Gap in hourly pay, compared with ${against}`,
    subtitle: 'How far below, as a share of the pay of that group, with 95% interval',
    description: `${told(groups)} Compared with ${against}; a negative gap is above it.`,
    mark: 'dot',
    comparisonLabel: 'No gap',
    axis: axisFrom(
      groups.flatMap(({ bars }) => bars),
      { unit: 'share', always: [0, 0.05] },
    ),
    groups,
  };
}

function gapBar({ group, label, averages }: GroupPay, average: Average): Bar {
  const figure = averages[average].gap?.figure ?? { why: 'undefined', base: null };
  const isShown = figure.why === 'shown';
  return {
    label,
    role: group,
    value: isShown ? figure.value : null,
    interval:
      isShown && figure.low !== null && figure.high !== null ? { low: figure.low, high: figure.high } : null,
    comparison: 0,
    valueText: markOf(figure, GAP),
    intervalText: rangeMarkOf(figure, GAP),
  };
}

function bandsChart(bands: readonly Band[]): BarsChart {
  const groups = bands.toReversed().map(({ label, shares }) => ({
    label,
    bars: shares.map(({ group, share }): Bar => ({
      label: backgroundLabels[group],
      role: group,
      value: share.why === 'shown' ? share.value : null,
      interval: share.why === 'shown' ? { low: share.low, high: share.high } : null,
      comparison: null,
      valueText: shareMark(share),
      intervalText: rangeMark(share),
    })),
  }));
  return {
    kind: 'bars',
    tableId: BANDS_TABLE,
    title: 'Background of each quarter of pay',
    subtitle: 'Share of usable answers in each quarter, with 95% interval',
    description: told(groups),
    mark: 'bar',
    comparisonLabel: null,
    axis: axisFrom(
      groups.flatMap(({ bars }) => bars),
      { unit: 'share', always: [0, 0.4] },
    ),
    groups,
  };
}

function told(groups: BarsChart['groups']): string {
  return groups
    .map(({ label, bars }) => `${label}: ${bars.map((bar) => `${bar.label} ${bar.valueText}`).join(', ')}.`)
    .join(' ');
}
