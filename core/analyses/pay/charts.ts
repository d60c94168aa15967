import { axisFrom } from '../../charts/axis.ts';
import type { Bar, BarsChart, Chart } from '../../charts/chart.ts';
import { backgroundLabels, type Group } from '../../background/background.ts';
import { type Figure, markOf, rangeMarkOf } from '../../results/figure.ts';
import { rangeMark, shareMark } from '../parts/words.ts';
import type { Band, PayFinding } from './derive.ts';
import type { GroupPay } from './gaps.ts';
import type { Average } from './figures.ts';
import { GAP } from './measures.ts';
import { BANDS_TABLE, PAY_TABLE } from './tables.ts';
import type { Within } from './derive-within.ts';
import { averageNames, averagesFrom } from './gap-columns.ts';
import { WITHIN_TABLE } from './within-tables.ts';
import { withinName } from './within-words.ts';

export function payCharts(finding: PayFinding): readonly Chart[] {
  const { within } = finding;
  return [
    gapChart(finding),
    ...(within === null ? [] : [withinChart(within, finding)]),
    bandsChart(finding.bands),
  ];
}

function gapChart({ pay, reference, lead }: PayFinding): BarsChart {
  const others = pay.filter(({ group }) => group !== reference);
  const against = backgroundLabels[reference].toLowerCase();
  const groups = averagesFrom(lead).map((average) => ({
    label: `${averageNames[average]} gap`,
    bars: others.map((each) => gapBar(each, average)),
  }));
  return {
    kind: 'bars',
    tableId: PAY_TABLE,
    title: `Gap in hourly pay, compared with ${against}`,
    subtitle: 'How far below (−: above), as a share of the pay of that group, with 95% interval',
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

/** Each answer by the average that leads, after what all of them come to. */
function withinChart(within: Within, { reference, lead }: PayFinding): BarsChart {
  const name = withinName(within);
  const against = backgroundLabels[reference].toLowerCase();
  const groups = [
    {
      label: `The same ${name}`,
      bars: within.gaps.map(({ group, averages }) =>
        barOf(group, backgroundLabels[group], averages[lead].figure),
      ),
    },
    ...within.strata.map(({ label, pay }) => ({
      label,
      bars: pay.filter(({ group }) => group !== reference).map((each) => gapBar(each, lead)),
    })),
  ];
  return {
    kind: 'bars',
    tableId: WITHIN_TABLE,
    title: `${averageNames[lead]} gap in hourly pay within ${name}, compared with ${against}`,
    subtitle: 'How far below (−: above), as a share of the pay of that group, with 95% interval',
    description: `${told(groups)} Compared with ${against} people of the same ${name}; a negative gap is above it.`,
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
  return barOf(group, label, averages[average].gap?.figure ?? { why: 'undefined', base: null });
}

function barOf(group: Group, label: string, figure: Figure): Bar {
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
