import { setPlatformAPI } from 'echarts/core';
import { expect, it } from 'vitest';
import { chartSvg } from '../../core/charts/svg.ts';
import * as fixture from './fixture.ts';

it.each([
  ['by-grade', fixture.byGrade],
  ['many-dots', fixture.manyDots],
  ['funnel', fixture.funnel],
] as const)('draws %s the same where the host measures text in another way', async (name, chart) => {
  setPlatformAPI({ measureText: (text) => ({ width: text.length * 31 }) });
  await expect(chartSvg(chart, 640)).toMatchFileSnapshot(`./__snapshots__/${name}-640.svg`);
});
