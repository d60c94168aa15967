import { shareAxis } from '../../charts/axis.ts';
import type { Bar, Chart } from '../../charts/chart.ts';
import { rangeMark, shareMark } from '../parts/words.ts';
import type { Composition, GroupFinding } from './composition.ts';
import type { Representation } from './derive.ts';
import {
  BESIDE_TABLE,
  BESIDE_TITLE,
  howText,
  SPLIT_TABLE,
  splitTitle,
  WHOLE_TABLE,
  wholeTitle,
} from './titles.ts';

export function representationCharts(finding: Representation): readonly Chart[] {
  const { beside } = finding;
  const unweighted = { ...finding, kind: null, weighted: null };
  const besides =
    beside === null
      ? []
      : [
          chart(
            BESIDE_TABLE,
            BESIDE_TITLE,
            unweighted,
            beside.rows.map((composition) => ({ label: composition.label, composition })),
          ),
        ];
  const { everyone, split } = finding.shown;
  const whole = chart(WHOLE_TABLE, wholeTitle(finding), finding, [{ label: null, composition: everyone }]);
  if (split.length === 0) return [whole, ...besides];
  const parts = split.map((composition) => ({ label: composition.label, composition }));
  return [whole, chart(SPLIT_TABLE, splitTitle(finding), finding, parts), ...besides];
}

function chart(
  tableId: string,
  title: string,
  finding: Representation,
  parts: readonly { readonly label: string | null; readonly composition: Composition }[],
): Chart {
  const groups = parts.map(({ label, composition }) => ({
    label,
    bars: composition.groups.map(barOf),
  }));
  const ends = parts.flatMap(({ composition }) =>
    composition.groups.map((group) => (group.share.why === 'shown' ? group.share.high : group.benchmark)),
  );
  const how = howText(finding);
  const told = groups
    .map(({ label, bars }) =>
      [label ?? 'Everyone', bars.map((bar) => `${bar.label} ${bar.valueText}`).join(', ')].join(': '),
    )
    .join('. ');
  return {
    kind: 'bars',
    tableId,
    title,
    subtitle: `Share of usable answers${how === null ? '' : `, ${how}`}, with 95% interval`,
    description: `${how === null ? '' : `Shares ${how}. `}${told}. Comparison: ${finding.benchmark.shortLabel}.`,
    mark: 'bar',
    comparisonLabel: finding.benchmark.shortLabel,
    axis: shareAxis(Math.ceil(Math.max(0.4, ...ends) * 10 + 0.5) / 10),
    groups,
  };
}

function barOf(finding: GroupFinding): Bar {
  const { share } = finding;
  const isShown = share.why === 'shown';
  return {
    label: finding.label,
    role: finding.group,
    value: isShown ? share.value : null,
    interval: isShown ? { low: share.low, high: share.high } : null,
    comparison: finding.benchmark,
    valueText: shareMark(share),
    intervalText: rangeMark(share),
  };
}
