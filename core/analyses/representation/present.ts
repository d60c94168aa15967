import type { Bar, Chart } from '../../charts/chart.ts';
import type { Surroundings } from '../analysis.ts';
import type { Cell, Estimate, ResultTable } from '../result.ts';
import { countCell, intervalCell, intervalNames, plainEstimate, shareCell, shareEstimate } from '../share.ts';
import { rangeMark, shareMark } from '../words.ts';
import type { Composition, GroupFinding, Representation } from './derive.ts';
import { weightedEstimates, weightedTables } from './weighted.ts';

export function representationCharts(finding: Representation, { policy }: Surroundings): readonly Chart[] {
  const decimals = policy.percentDecimals;
  const subtitle = 'Share of usable answers, with 95% interval';
  const charts: Chart[] = [
    chart(
      `People by background, against ${finding.benchmark.shortLabel}`,
      subtitle,
      finding,
      [{ label: null, composition: finding.everyone }],
      decimals,
    ),
  ];
  if (finding.split.length > 0) {
    charts.push(
      chart(
        `People by background and ${(finding.byLabel ?? '').toLowerCase()}`,
        subtitle,
        finding,
        finding.split.map((composition) => ({ label: composition.label, composition })),
        decimals,
      ),
    );
  }
  return charts;
}

function chart(
  title: string,
  subtitle: string,
  finding: Representation,
  parts: readonly { readonly label: string | null; readonly composition: Composition }[],
  decimals: number,
): Chart {
  const groups = parts.map(({ label, composition }) => ({
    label,
    bars: composition.groups.map((group) => barOf(group, decimals)),
  }));
  const ends = parts.flatMap(({ composition }) =>
    composition.groups.map((group) => (group.share.why === 'shown' ? group.share.high : group.benchmark)),
  );
  return {
    kind: 'bars',
    title,
    subtitle,
    description: `${groups
      .map(({ label, bars }) =>
        [label ?? 'Everyone', bars.map((bar) => `${bar.label} ${bar.valueText}`).join(', ')].join(': '),
      )
      .join('. ')}. Comparison: ${finding.benchmark.shortLabel}.`,
    mark: 'bar',
    comparisonLabel: finding.benchmark.shortLabel,
    axisEnd: Math.min(1, Math.ceil(Math.max(0.4, ...ends) * 10 + 0.5) / 10),
    groups,
  };
}

function barOf(finding: GroupFinding, decimals: number): Bar {
  const { share } = finding;
  const isShown = share.why === 'shown';
  return {
    label: finding.label,
    role: finding.group,
    value: isShown ? share.value : null,
    interval: isShown ? { low: share.low, high: share.high } : null,
    comparison: finding.benchmark,
    valueText: shareMark(share, decimals),
    intervalText: rangeMark(share, decimals),
  };
}

export function representationTables(
  finding: Representation,
  { policy }: Surroundings,
): readonly ResultTable[] {
  const notes = [
    'Base: usable answers. Ratio: share divided by the benchmark; 1 is parity.',
    `Intervals: ${intervalNames[finding.interval]}, 95%.`,
  ];
  const decimals = policy.percentDecimals;
  const everyone: ResultTable = {
    id: 'background',
    title: `People by background, against ${finding.benchmark.shortLabel}`,
    columns: columnsOf(finding, null),
    rows: finding.everyone.groups.map((group) => ({ cells: cellsOf(group, decimals) })),
    notes,
  };
  const weighted = weightedTables(finding, decimals);
  if (finding.split.length === 0) return [everyone, ...weighted, fitTable(finding)];
  const split: ResultTable = {
    id: 'background-by',
    title: `People by background and ${(finding.byLabel ?? '').toLowerCase()}`,
    columns: columnsOf(finding, finding.byLabel),
    rows: finding.split.flatMap((composition) =>
      composition.groups.map((group) => ({
        cells: [
          { kind: 'text' as const, text: composition.label },
          ...cellsOf(group, decimals),
          countCell(composition.usable),
        ],
      })),
    ),
    notes,
  };
  return [everyone, split, ...weighted, fitTable(finding)];
}

/** All three groups at once against the benchmark. */
function fitTable(finding: Representation): ResultTable {
  const compositions = [...finding.split, finding.everyone];
  return {
    id: 'fit',
    title: `All three groups together, against ${finding.benchmark.shortLabel}`,
    columns: [
      { id: 'by', label: finding.byLabel ?? 'People', numeric: false },
      { id: 'usable', label: 'Usable answers', numeric: true },
      { id: 'test', label: 'Test', numeric: false },
      { id: 'chi-square', label: 'Chi-square', numeric: true },
      { id: 'p', label: 'p value', numeric: true },
      { id: 'dissimilarity', label: 'Dissimilarity', numeric: true },
    ],
    rows: compositions.map((composition) => ({ cells: fitCells(composition) })),
    notes: [
      'Chi-square has 2 degrees of freedom. The exact multinomial test stands in where an expected count is under 5.',
      'Dissimilarity: the share of people who would have to belong to another group for the shares to match.',
    ],
  };
}

function fitCells({ label, usable, fit, dissimilarity, groups }: Composition): readonly Cell[] {
  const absent: Cell = { kind: groups.some(({ count }) => count === null) ? 'hidden' : 'inapplicable' };
  const named: Cell = { kind: 'text', text: label };
  if (!fit || dissimilarity === null) return [named, countCell(usable), absent, absent, absent, absent];
  return [
    named,
    countCell(usable),
    { kind: 'text', text: fit.method === 'chi-square' ? 'Chi-square' : 'Exact multinomial' },
    fit.chiSquare === null ? { kind: 'inapplicable' } : { kind: 'number', value: fit.chiSquare, decimals: 2 },
    { kind: 'p', value: fit.p },
    { kind: 'share', value: dissimilarity, decimals: 0 },
  ];
}

function columnsOf(finding: Representation, by: string | null): ResultTable['columns'] {
  const own = [
    { id: 'background', label: 'Background', numeric: false },
    { id: 'people', label: 'People', numeric: true },
    { id: 'share', label: 'Share', numeric: true },
    { id: 'interval', label: '95% interval', numeric: true },
    { id: 'benchmark', label: finding.benchmark.shortLabel, numeric: true },
    { id: 'ratio', label: 'Ratio', numeric: true },
    { id: 'strength', label: 'Strength', numeric: false },
  ];
  if (by === null) return own;
  return [
    { id: 'by', label: by, numeric: false },
    ...own,
    { id: 'usable', label: 'Usable answers', numeric: true },
  ];
}

function cellsOf(finding: GroupFinding, decimals: number): readonly Cell[] {
  const { share } = finding;
  return [
    { kind: 'text', text: finding.label },
    countCell(finding.count),
    shareCell(share, decimals),
    intervalCell(share, decimals),
    { kind: 'share', value: finding.benchmark, decimals: 0 },
    finding.ratio === null
      ? { kind: share.why === 'hidden' ? 'hidden' : 'inapplicable' }
      : { kind: 'ratio', value: finding.ratio },
    { kind: 'text', text: finding.strength.label },
  ];
}

export function representationEstimates(finding: Representation): readonly Estimate[] {
  return [
    ...estimatesOf(finding.everyone, { by: 'everyone' }, finding),
    ...finding.split.flatMap((composition) =>
      estimatesOf(composition, { [finding.byId ?? 'by']: composition.label }, finding),
    ),
    ...weightedEstimates(finding),
  ];
}

function estimatesOf(
  composition: Composition,
  of: Readonly<Record<string, string>>,
  { interval, benchmark }: Representation,
): readonly Estimate[] {
  const { fit, usable, dissimilarity } = composition;
  const against = `against ${benchmark.shortLabel}`;
  const shares = composition.groups.flatMap((group) => {
    const cell = { ...of, background: group.group };
    return [
      shareEstimate('share', cell, group.share, interval),
      plainEstimate(
        'representation-ratio',
        cell,
        group.ratio,
        group.share.base,
        `share divided by benchmark, ${against}`,
      ),
    ];
  });
  // Without a fit because a count is hidden, the base is withheld too: no estimate says why by itself.
  const base = composition.groups.some((group) => group.count === null) ? null : usable;
  const name = fit?.method === 'exact-multinomial' ? 'exact multinomial test' : 'chi-square goodness of fit';
  return [
    ...shares,
    plainEstimate(
      'fit-chi-square',
      of,
      fit?.chiSquare ?? null,
      base,
      `${name}, 2 degrees of freedom, ${against}`,
    ),
    plainEstimate('fit-p', of, fit?.p ?? null, base, `${name}, ${against}`),
    plainEstimate('dissimilarity', of, dissimilarity, base, `index of dissimilarity, ${against}`),
  ];
}
