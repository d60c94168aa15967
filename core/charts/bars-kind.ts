import { drawBars } from './bars-option.ts';
import { chartKind } from './kind.ts';

export const bars = chartKind('bars', {
  draw: drawBars,
  figures: ({ groups }) => groups.flatMap((group) => group.bars),
  onPages: (chart, cut) => cut(chart.groups, (groups) => ({ ...chart, groups })),
});
