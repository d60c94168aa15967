import { shareAxis } from '../../charts/axis.ts';
import type { Chart } from '../../charts/chart.ts';
import { rangeMark, shareMark } from '../parts/words.ts';
import type { Progression } from './derive.ts';
import type { Stratum } from './strata.ts';
import { STRATA_TABLE } from './tables.ts';

export function progressionCharts(finding: Progression): readonly Chart[] {
  const { strata, everyone } = finding;
  const largest = Math.max(1, ...strata.map(({ rate }) => (rate.why === 'shown' ? rate.base : 0)));
  const ends = strata.map(({ rate }) => (rate.why === 'shown' ? rate.high : 0));
  const rows = strata.map((stratum) => rowOf(stratum, largest));
  const isPooledDrawn = rows.some(({ value, pooled }) => value !== null && pooled !== null);
  const combined = ['background', ...finding.fields.map(({ label }) => label)];
  return [
    {
      kind: 'strata',
      tableId: STRATA_TABLE,
      title: `${finding.name}, by ${combined.join(', ')}`,
      subtitle: `Dot: share with 95% interval, larger for more people.${isPooledDrawn ? ' Diamond: the share after partial pooling.' : ''}`,
      description: rows.map(({ label, valueText }) => `${label}: ${valueText}`).join('. '),
      comparison:
        everyone.why === 'shown'
          ? { value: everyone.value, label: `everyone, ${shareMark(everyone)}` }
          : null,
      axis: shareAxis(Math.ceil(Math.max(0.1, ...ends) * 10) / 10),
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
