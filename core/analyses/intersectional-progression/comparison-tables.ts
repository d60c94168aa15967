import { backgroundLabels } from '../../background/background.ts';
import type { Comparison, OpenEstimate } from '../parts/comparison.ts';
import type { EstimatedInterval } from '../../stats/interval.ts';
import type { PooledComparison } from '../parts/pooled-comparison.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import { countCell, intervalCell, type Share, shareCell } from '../parts/share.ts';
import { usedNote } from '../parts/split-table.ts';
import { listText } from '../../words/list-text.ts';
import type { Progression, Within } from './derive.ts';
import { openRange } from './words.ts';

const comparisonColumns = [
  { id: 'difference', label: 'Difference, points', numeric: true },
  { id: 'difference-interval', label: '95% interval, points', numeric: true },
  { id: 'ratio', label: 'Ratio', numeric: true },
  { id: 'ratio-interval', label: '95% interval of ratio', numeric: true },
  { id: 'odds-ratio', label: 'Odds ratio', numeric: true },
  { id: 'odds-ratio-interval', label: '95% interval of odds ratio', numeric: true },
  { id: 'p', label: 'p', numeric: true },
] as const;

/** Each group compared with the reference group. */
export function comparisonTable(finding: Progression): ResultTable {
  const { reference, compared, name } = finding;
  const label = backgroundLabels[reference.group];
  const made = compared.flatMap(({ comparison }) => comparison ?? []);
  return {
    id: 'comparison',
    title: `${name}: backgrounds compared`,
    columns: [
      { id: 'background', label: 'Background', numeric: false },
      { id: 'people', label: 'People', numeric: true },
      { id: 'with-outcome', label: name, numeric: true },
      { id: 'rate', label: 'Share', numeric: true },
      { id: 'interval', label: '95% interval', numeric: true },
      ...comparisonColumns,
    ],
    rows: [
      {
        cells: [
          { kind: 'text', text: `${label} (reference)` },
          ...shareCells(reference.share),
          ...comparisonColumns.map((): Cell => ({ kind: 'inapplicable' })),
        ],
      },
      ...compared.map(({ group, share, comparison }) => ({
        cells: [
          { kind: 'text', text: backgroundLabels[group] } as const,
          ...shareCells(share),
          ...comparisonCells(comparison, isHidden(share, reference.share)),
        ],
      })),
    ],
    notes: [
      ...undefinedNote(compared),
      `Each against ${label}: a difference below 0, or a ratio below 1, is less of the outcome. Difference by Newcombe’s method 10, ratio by Koopman’s score interval.`,
      ...usedNote(
        'Odds ratio',
        made.map(({ oddsRatio }) => oddsRatio.method),
      ),
      ...usedNote(
        'p',
        made.map(({ test }) => test?.method ?? ''),
      ),
    ],
  };
}

function undefinedNote(compared: Progression['compared']): readonly string[] {
  const isUndefined = compared.some(
    ({ comparison }) =>
      comparison && [comparison.ratio, comparison.oddsRatio].some(({ estimate }) => estimate === null),
  );
  return isUndefined
    ? [
        'Undefined: nobody, or everybody, of the reference has the outcome, so that it divides by 0; its interval still has a lower end.',
      ]
    : [];
}

/** The leading group compared with the reference group in each answer of a field, and pooled over them. */
export function withinTables(finding: Progression): readonly ResultTable[] {
  return finding.within.flatMap((within) => [withinTable(within, finding), pooledTable(within, finding)]);
}

function withinTable({ field, label, answers }: Within, finding: Progression): ResultTable {
  const [{ group }] = finding.compared;
  const [one, other] = [backgroundLabels[group], backgroundLabels[finding.reference.group]];
  const shareColumns = (id: string, of: string) => [
    { id: `${id}-people`, label: `${of}: people`, numeric: true },
    { id: `${id}-with-outcome`, label: `${of}: ${finding.name}`, numeric: true },
    { id: `${id}-rate`, label: `${of}: share`, numeric: true },
    { id: `${id}-interval`, label: `${of}: 95% interval`, numeric: true },
  ];
  return {
    id: `within-${field}`,
    title: `${finding.name}: ${one} beside ${other} by ${label}`,
    columns: [
      { id: field, label, numeric: false },
      ...shareColumns('group', one),
      ...shareColumns('reference', other),
      ...comparisonColumns,
    ],
    rows: answers.map((answer) => ({
      cells: [
        { kind: 'text', text: answer.label } as const,
        ...shareCells(answer.group),
        ...shareCells(answer.reference),
        ...comparisonCells(answer.comparison, isHidden(answer.group, answer.reference)),
      ],
    })),
    notes: [`${one} against ${other}, in each answer by itself.`],
  };
}

function pooledTable({ field, label, pooled }: Within, finding: Progression): ResultTable {
  const absent: Cell = { kind: pooled.hidden > 0 ? 'hidden' : 'inapplicable' };
  const p = (value: number | null): Cell => (value === null ? absent : { kind: 'p', value });
  const row = (text: string, odds: EstimatedInterval | null, test: Cell, equal: Cell) => ({
    cells: [
      { kind: 'text', text } as const,
      ...(odds ? numberCells({ ...odds, method: '' }) : [absent, absent]),
      test,
      equal,
    ],
  });
  const [{ comparison }] = finding.compared;
  return {
    id: `pooled-${field}`,
    title: `${finding.name}: odds ratio over all, and within ${label}`,
    columns: [
      { id: 'how', label: 'How', numeric: false },
      { id: 'odds-ratio', label: 'Odds ratio', numeric: true },
      { id: 'odds-ratio-interval', label: '95% interval of odds ratio', numeric: true },
      { id: 'p', label: 'p', numeric: true },
      { id: 'equal-odds-p', label: 'p of equal odds ratios', numeric: true },
    ],
    rows: [
      row('Everyone together', pooled.overall, p(comparison?.test?.p ?? null), { kind: 'inapplicable' }),
      row(`Within ${label}, pooled`, pooled.common, p(pooled.p), equalOdds(pooled)),
    ],
    notes: [
      poolingNote(pooled),
      ...(pooled.isExact && pooled.common ? [EXACT_NOTE] : []),
      'A small p of equal odds ratios says that the answers differ among themselves: then read each answer, not one number.',
    ],
  };
}

function equalOdds({ homogeneityP }: PooledComparison): Cell {
  return homogeneityP === null ? { kind: 'unavailable' } : { kind: 'p', value: homogeneityP };
}

function isHidden(...shares: readonly Share[]): boolean {
  return shares.some(({ why }) => why === 'hidden');
}

function shareCells(share: Share): readonly Cell[] {
  const count = share.why === 'shown' ? share.count : null;
  const withOutcome: Cell = share.why === 'undefined' ? { kind: 'inapplicable' } : countCell(count);
  return [countCell(share.base), withOutcome, shareCell(share), intervalCell(share)];
}

function comparisonCells(comparison: Comparison | null, hidden: boolean): readonly Cell[] {
  const absent: Cell = { kind: hidden ? 'hidden' : 'inapplicable' };
  if (!comparison) return comparisonColumns.map(() => absent);
  const { difference, decimals, ratio, oddsRatio, test } = comparison;
  return [
    { kind: 'number', value: difference.estimate * 100, decimals },
    { kind: 'range', low: difference.low * 100, high: difference.high * 100, decimals },
    ...numberCells(ratio),
    ...numberCells(oddsRatio),
    test ? { kind: 'p', value: test.p } : { kind: 'inapplicable' },
  ];
}

/** Cells of an open estimate; a zero divisor and an unbounded side are put in words. */
export function numberCells({ estimate, low, high }: OpenEstimate): readonly [Cell, Cell] {
  return [
    estimate === null || !Number.isFinite(estimate)
      ? { kind: 'text', text: 'Undefined' }
      : { kind: 'number', value: estimate, decimals: 2 },
    Number.isFinite(high)
      ? { kind: 'range', low, high, decimals: 2 }
      : { kind: 'text', text: openRange(low, high) },
  ];
}

function poolingNote({ used, strata, hidden, silent, isExact }: PooledComparison): string {
  const leftOut = [
    ...(hidden > 0 ? [`${hidden} with a hidden count`] : []),
    ...(silent > 0 ? [`${silent} in which a group has nobody or nothing varies`] : []),
  ];
  const over = strata === 1 ? 'the one answer' : `${used} of ${strata} answers`;
  const pooled =
    used === 0
      ? 'No answers could be pooled'
      : `Pooled over ${over} (${isExact ? 'conditional odds ratio' : 'Mantel–Haenszel'})`;
  return `${pooled}.${leftOut.length > 0 ? ` Left out: ${listText(leftOut)}.` : ''}`;
}

const EXACT_NOTE =
  'A cell of every answer is 0, so that Mantel–Haenszel’s odds ratio is 0 or undefined: the conditional one stands with its exact interval.';
