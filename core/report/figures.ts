import type { BarsChart, Chart } from '../charts/chart.ts';

/** What fits a page of A4 without shrinking the text. */
const MOST_BARS_ON_A_PAGE = 18;

/** A chart too tall for a page becomes several with the same axis; a group is never cut. */
export function splitChart(chart: Chart): readonly Chart[] {
  if (chart.kind !== 'bars') return [chart];
  const parts: BarsChart['groups'][number][][] = [];
  let bars = Infinity;
  for (const group of chart.groups) {
    bars += group.bars.length;
    if (bars > MOST_BARS_ON_A_PAGE) {
      parts.push([]);
      bars = group.bars.length;
    }
    parts.at(-1)?.push(group);
  }
  if (parts.length < 2) return [chart];
  return parts.map((groups, index) => {
    const place = `(${index + 1} of ${parts.length})`;
    return { ...chart, title: `${chart.title} ${place}`, groups };
  });
}
