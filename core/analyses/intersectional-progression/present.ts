import type { Chart } from '../../charts/chart.ts';
import { backgroundLabels } from '../../background/background.ts';
import type { Cell, Estimate, ResultTable } from '../result.ts';
import {
  countCell,
  decimalsOf,
  intervalCell,
  intervalNames,
  LEVEL,
  shareCell,
  shareEstimate,
} from '../share.ts';
import { rangeMark, shareMark } from '../words.ts';
import type { Progression } from './derive.ts';
import type { DoubleDisadvantage, Interval } from './double-disadvantage.ts';
import type { Stratum } from './strata.ts';

export function progressionCharts(finding: Progression): readonly Chart[] {
  const { strata, everyone } = finding;
  const largest = Math.max(1, ...strata.map(({ rate }) => (rate.why === 'shown' ? rate.base : 0)));
  const ends = strata.map(({ rate }) => (rate.why === 'shown' ? rate.high : 0));
  const rows = strata.map((stratum) => rowOf(stratum, largest));
  const combined = ['background', ...finding.fieldLabels.map((label) => label.toLowerCase())];
  return [
    {
      kind: 'strata',
      title: `${finding.outcomeLabel} by ${combined.join(', ')}`,
      subtitle:
        'Dot: share with 95% interval, larger for more people. Diamond: the share after partial pooling.',
      description: rows.map(({ label, valueText }) => `${label}: ${valueText}`).join('. '),
      comparison:
        everyone.why === 'shown'
          ? { value: everyone.value, label: `everyone, ${shareMark(everyone)}` }
          : null,
      axisEnd: Math.min(1, Math.ceil(Math.max(0.1, ...ends) * 10) / 10),
      rows,
    },
  ];
}

function rowOf({ label, group, rate, pooled }: Stratum, largest: number) {
  const isShown = rate.why === 'shown';
  return {
    label,
    role: group,
    value: isShown ? rate.value : null,
    interval: isShown ? { low: rate.low, high: rate.high } : null,
    pooled,
    size: isShown ? rate.base / largest : 0,
    valueText: shareMark(rate),
    intervalText: rangeMark(rate),
  };
}

export function progressionTables(finding: Progression): readonly ResultTable[] {
  const strata: ResultTable = {
    id: 'strata',
    title: `${finding.outcomeLabel} where characteristics combine`,
    columns: [
      { id: 'background', label: 'Background', numeric: false },
      ...finding.fieldLabels.map((label, index) => ({ id: `field-${index + 1}`, label, numeric: false })),
      { id: 'people', label: 'People', numeric: true },
      { id: 'rate', label: 'Share', numeric: true },
      { id: 'interval', label: '95% interval', numeric: true },
      { id: 'pooled', label: 'Partly pooled share', numeric: true },
    ],
    rows: finding.strata.map((stratum) => ({
      cells: [
        { kind: 'text', text: backgroundLabels[stratum.group] },
        ...stratum.answers.map((text): Cell => ({ kind: 'text', text })),
        countCell(stratum.people),
        shareCell(stratum.rate),
        intervalCell(stratum.rate),
        stratum.pooled === null
          ? { kind: stratum.rate.why === 'hidden' ? 'hidden' : 'inapplicable' }
          : { kind: 'share', value: stratum.pooled, decimals: decimalsOf(stratum.rate) },
      ],
    })),
    notes: [
      'Base: people with a usable answer and a recorded outcome.',
      `Intervals: ${intervalNames[finding.interval]}, 95%. A partly pooled share is drawn towards the average, the more so the fewer people there are.`,
    ],
  };
  return finding.doubles.length === 0 ? [strata] : [strata, doublesTable(finding)];
}

function doublesTable({ doubles, fieldLabels }: Progression): ResultTable {
  return {
    id: 'double-disadvantage',
    title: `Working class and ${(fieldLabels[0] ?? '').toLowerCase()} together`,
    columns: [
      { id: 'answer', label: fieldLabels[0] ?? '', numeric: false },
      { id: 'reference', label: 'Against', numeric: false },
      { id: 'contrast', label: 'Added together: difference', numeric: true },
      { id: 'contrast-interval', label: '95% interval', numeric: true },
      { id: 'reri', label: 'Relative excess', numeric: true },
      { id: 'reri-interval', label: '95% interval of relative excess', numeric: true },
      { id: 'ratio', label: 'Multiplied: ratio of odds ratios', numeric: true },
      { id: 'ratio-interval', label: '95% interval of ratio', numeric: true },
      { id: 'strength', label: 'Strength', numeric: false },
    ],
    rows: doubles.map((double) => ({
      cells: [
        { kind: 'text', text: double.answer },
        { kind: 'text', text: double.reference },
        ...pointCells(double, double.contrast),
        ...numberCells(double, double.relativeExcess),
        ...numberCells(double, double.ratioOfOddsRatios),
        { kind: 'text', text: double.strength.label },
      ],
    })),
    notes: [
      'Difference: the share with both, less what each alone would add up to, in percentage points. Below 0 means less than the sum.',
      'Relative excess: the same in units of the share of people with neither (RERI). Ratio of odds ratios: 1 where the two multiply without adding anything together.',
    ],
  };
}

const absent = ({ why }: DoubleDisadvantage): Cell => ({
  kind: why === 'hidden' ? 'hidden' : 'inapplicable',
});

function pointCells(double: DoubleDisadvantage, interval: Interval | null): readonly Cell[] {
  if (!interval) return [absent(double), absent(double)];
  const { value, low, high } = interval;
  return [
    { kind: 'number', value: value * 100, decimals: 1 },
    { kind: 'interval', low, high, decimals: 1 },
  ];
}

function numberCells(double: DoubleDisadvantage, interval: Interval | null): readonly Cell[] {
  if (!interval) return [absent(double), absent(double)];
  const { value, low, high } = interval;
  return [
    { kind: 'number', value, decimals: 2 },
    { kind: 'range', low, high, decimals: 2 },
  ];
}

export function progressionEstimates(finding: Progression): readonly Estimate[] {
  const { interval, fieldLabels } = finding;
  const cellOf = ({ group, answers }: Stratum): Readonly<Record<string, string>> => ({
    background: group,
    ...Object.fromEntries(answers.map((answer, index) => [fieldLabels[index] ?? '', answer])),
  });
  return [
    shareEstimate('rate', { background: 'everyone' }, finding.everyone, interval),
    ...(fieldLabels.length === 0
      ? []
      : Object.entries(finding.byGroup).map(([group, rate]) =>
          shareEstimate('rate', { background: group }, rate, interval),
        )),
    ...finding.strata.flatMap((stratum) => [
      shareEstimate('rate', cellOf(stratum), stratum.rate, interval),
      {
        measure: 'pooled-rate',
        of: cellOf(stratum),
        value: stratum.pooled,
        low: null,
        high: null,
        level: null,
        base: stratum.rate.base,
        method: 'beta-binomial partial pooling, maximum likelihood',
        why: stratum.pooled === null ? (stratum.rate.why === 'hidden' ? 'hidden' : 'undefined') : 'shown',
      } as const,
    ]),
    ...finding.doubles.flatMap((double) => doubleEstimates(double, fieldLabels[0] ?? '')),
  ];
}

function doubleEstimates(double: DoubleDisadvantage, field: string): readonly Estimate[] {
  const of = { [field]: double.answer, against: double.reference };
  const estimate = (measure: string, interval: Interval | null, method: string): Estimate => ({
    measure,
    of,
    value: interval?.value ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    level: interval ? LEVEL : null,
    base: double.base,
    method,
    why: interval ? 'shown' : double.why === 'hidden' ? 'hidden' : 'undefined',
  });
  return [
    estimate('interaction-contrast', double.contrast, 'difference of differences, Wald interval'),
    estimate(
      'relative-excess-risk',
      double.relativeExcess,
      'relative excess risk due to interaction, delta method',
    ),
    estimate('ratio-of-odds-ratios', double.ratioOfOddsRatios, 'ratio of odds ratios, log interval'),
  ];
}
