import { shareAxis } from '../../core/charts/axis.ts';
import type { Bar, BarsChart, FunnelChart, Role, StrataChart } from '../../core/charts/chart.ts';

type Figures = readonly [share: number, low: number, high: number];

const roles = ['professional', 'intermediate', 'working-class'] as const;
const roleLabels: Readonly<Record<Role, string>> = {
  professional: 'Professional',
  intermediate: 'Intermediate',
  'working-class': 'Working class',
  neutral: 'All',
};
const ukWorkforce = [0.37, 0.24, 0.39] as const;

const percent = (value: number) => `${Math.round(value * 100)}%`;

export function shownBar(
  label: string,
  role: Role,
  [value, low, high]: Figures,
  comparison: number | null,
): Bar {
  return {
    label,
    role,
    value,
    interval: { low, high },
    comparison,
    valueText: percent(value),
    intervalText: `${Math.round(low * 100)} to ${Math.round(high * 100)}`,
  };
}

export function hiddenBar(label: string, role: Role, comparison: number | null): Bar {
  return { label, role, value: null, interval: null, comparison, valueText: '[c]', intervalText: '' };
}

function threeBars(figures: readonly (Figures | null)[]): readonly Bar[] {
  return roles.map((role, index) => {
    const row = figures[index];
    const comparison = ukWorkforce[index] ?? null;
    return row
      ? shownBar(roleLabels[role], role, row, comparison)
      : hiddenBar(roleLabels[role], role, comparison);
  });
}

const overallFigures: readonly Figures[] = [
  [0.46, 0.43, 0.49],
  [0.21, 0.19, 0.24],
  [0.33, 0.3, 0.36],
];

export const overall: BarsChart = {
  kind: 'bars',
  tableId: null,
  title: 'Staff from professional backgrounds are over-represented',
  subtitle: 'Share of 1,470 usable answers by background, March 2026, with 95% intervals',
  description:
    'Professional 46% (43 to 49) against 37%. Intermediate 21% (19 to 24) against 24%. Working class 33% (30 to 36) against 39%.',
  mark: 'bar',
  comparisonLabel: 'UK workforce, May 2021',
  axis: shareAxis(0.6),
  groups: [{ label: null, bars: threeBars(overallFigures) }],
};

const grades: readonly (readonly [string, readonly (Figures | null)[]])[] = [
  ['Senior leaders', [[0.7, 0.56, 0.81], null, null]],
  [
    'Managers',
    [
      [0.54, 0.48, 0.61],
      [0.2, 0.15, 0.25],
      [0.26, 0.21, 0.32],
    ],
  ],
  [
    'Officers',
    [
      [0.38, 0.34, 0.43],
      [0.23, 0.19, 0.27],
      [0.39, 0.34, 0.43],
    ],
  ],
  ['Operations', [null, null, null]],
];

export const byGrade: BarsChart = {
  ...overall,
  title: 'The share from professional backgrounds grows with grade',
  subtitle: 'Share of usable answers by background within each grade, March 2026, with 95% intervals',
  description:
    'Senior leaders: professional 70% (56 to 81); the others are not shown, to protect individuals.',
  axis: shareAxis(0.9),
  groups: grades.map(([label, figures]) => ({ label, bars: threeBars(figures) })),
};

export const twelveGroups: BarsChart = {
  ...overall,
  title: 'Backgrounds differ between directorates',
  description: 'Shares of three backgrounds in twelve directorates.',
  axis: shareAxis(0.7),
  groups: Array.from({ length: 12 }, (_, index) => {
    const lead = 0.3 + index * 0.02;
    return {
      label: `Directorate ${index + 1}`,
      bars: threeBars([
        [lead, lead - 0.06, lead + 0.06],
        index % 5 === 4 ? null : [0.22, 0.17, 0.28],
        index % 5 === 4 ? null : [0.78 - lead, 0.72 - lead, 0.84 - lead],
      ]),
    };
  }),
};

export const longLabels: BarsChart = {
  ...overall,
  title: 'Very long names are not cut',
  comparisonLabel: 'People in work in England, Wales, Scotland and Northern Ireland, July to September 2021',
  groups: [
    {
      label: 'Communications, engagement and public affairs (north and midlands)',
      bars: [
        shownBar(
          'Traditional professional and higher managerial occupations ab',
          'professional',
          [0.46, 0.43, 0.49],
          0.37,
        ),
        hiddenBar('Pneumonoultramicroscopicsilicovolcanoconiosis specialists team', 'intermediate', 0.24),
        shownBar(
          'Routine, semi-routine manual and service occupations combined',
          'working-class',
          [0.33, 0.3, 0.36],
          0.39,
        ),
      ],
    },
  ],
};

export const everythingHidden: BarsChart = {
  ...overall,
  title: 'Nothing can be shown',
  description: 'No figure is shown, to protect individuals.',
  groups: [{ label: null, bars: threeBars([null, null, null]) }],
};

export const manyDots: BarsChart = {
  kind: 'bars',
  tableId: null,
  title: 'Promoted within three years, where backgrounds combine',
  subtitle: 'Share promoted, with 95% intervals',
  description: 'Shares promoted in eleven groups against 23% of all staff.',
  mark: 'dot',
  comparisonLabel: 'All staff, 23%',
  axis: shareAxis(0.45),
  groups: [
    {
      label: null,
      bars: [
        shownBar('Professional · men · White', 'professional', [0.31, 0.27, 0.35], 0.23),
        shownBar('Professional · women · White', 'professional', [0.29, 0.25, 0.33], 0.23),
        shownBar('Intermediate · men · White', 'intermediate', [0.26, 0.2, 0.32], 0.23),
        shownBar('Professional · men · minority ethnic', 'professional', [0.24, 0.15, 0.33], 0.23),
        shownBar('Intermediate · women · White', 'intermediate', [0.23, 0.17, 0.3], 0.23),
        shownBar('Working class · men · White', 'working-class', [0.2, 0.15, 0.25], 0.23),
        shownBar('Working class · women · White', 'working-class', [0.17, 0.12, 0.22], 0.23),
        shownBar('Working class · men · minority ethnic', 'working-class', [0.14, 0.03, 0.25], 0.23),
        hiddenBar('Working class · women · minority ethnic', 'working-class', 0.23),
      ],
    },
  ],
};

export const funnel: FunnelChart = {
  kind: 'funnel',
  tableId: null,
  title: '61% of those asked gave an answer that can be grouped',
  subtitle: 'Everyone in post on 31 March 2026',
  description: '2,400 were asked, 1,775 (74%) responded, above the 70% target, and 1,470 (61%) are usable.',
  stages: [
    {
      label: 'Asked',
      note: 'everyone in post on 31 March',
      value: 1,
      valueText: '2,400',
      shareText: 'everyone',
    },
    {
      label: 'Responded',
      note: 'includes 180 who preferred not to say',
      value: 0.74,
      valueText: '1,775',
      shareText: '74% of asked',
    },
    {
      label: 'Usable',
      note: 'shares are computed on these',
      value: 0.61,
      valueText: '1,470',
      shareText: '61% of asked',
    },
  ],
  target: { stage: 1, value: 0.7, label: 'Target 70%' },
};

export const funnelHiddenUsable: FunnelChart = {
  ...funnel,
  description:
    '2,400 were asked and 1,775 (74%) responded. How many are usable is not shown, to protect individuals.',
  stages: funnel.stages.map((stage) =>
    stage.label === 'Usable' ? { ...stage, value: null, valueText: '[c]', shareText: 'not shown' } : stage,
  ),
};

export const funnelFewUsable: FunnelChart = {
  ...funnel,
  stages: funnel.stages.map((stage) =>
    stage.label === 'Usable' ? { ...stage, value: 0.03, valueText: '70', shareText: '3% of asked' } : stage,
  ),
};

const strataRoles = ['professional', 'intermediate', 'working-class'] as const;

/** Sixty combinations, six of them hidden. */
export const strata: StrataChart = {
  kind: 'strata',
  tableId: null,
  title: 'Promotion where backgrounds combine',
  subtitle: 'Share promoted, with 95% interval',
  description: 'Sixty combinations, six of them not shown.',
  comparison: { value: 0.121, label: 'everyone, 12.1%' },
  axis: shareAxis(0.5),
  rows: Array.from({ length: 60 }, (_, index) => {
    const label = `${['Professional', 'Intermediate', 'Working class'][index % 3]} · ${index % 2 ? 'Women' : 'Men'} · ${'ABCDEFGHIJ'[index % 10]} grade`;
    const role = strataRoles[index % 3] ?? 'neutral';
    if (index >= 54) {
      return {
        label,
        role,
        value: null,
        interval: null,
        pooled: null,
        size: 0,
        valueText: '[c]',
        intervalText: '',
      };
    }
    const value = 0.3 - index * 0.005;
    const interval = { low: value * 0.7, high: value * 1.5 };
    const text = (each: number) => (each * 100).toFixed(1);
    return {
      label,
      role,
      value,
      interval,
      pooled: 0.06 + value / 2,
      size: ((index * 37) % 54) / 54,
      valueText: `${text(value)}%`,
      intervalText: `${text(interval.low)} to ${text(interval.high)}`,
    };
  }),
};
