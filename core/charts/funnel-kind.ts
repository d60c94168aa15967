import { drawFunnel } from './funnel-option.ts';
import { chartKind } from './kind.ts';

export const funnel = chartKind('funnel', {
  draw: drawFunnel,
  figures: ({ stages }) => stages,
  onPages: (chart) => [chart],
});
