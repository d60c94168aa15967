import { expect, it } from 'vitest';
import { nothingDrawn } from '../../core/results/nothing-drawn.ts';
import { everythingHidden, funnelHiddenUsable, overall, strata } from '../charts/fixture.ts';

const rowsOf = (valueText: string) => strata.rows.map((row) => ({ ...row, value: null, valueText }));

it('says in words why a chart has nothing to draw', () => {
  const hidden = 'Nothing is drawn: every figure is hidden, to protect individuals.';
  expect(nothingDrawn(everythingHidden)).toBe(hidden);
  expect(nothingDrawn({ ...strata, rows: rowsOf('[c]') })).toBe(hidden);
  expect(nothingDrawn({ ...strata, rows: rowsOf('[z]') })).toMatch(/no figure can be told/);
  expect(nothingDrawn({ ...strata, rows: [] })).toBe('Nothing is drawn: there is nobody to show.');
});

it('draws a chart that has a single figure', () => {
  for (const chart of [overall, funnelHiddenUsable, strata]) expect(nothingDrawn(chart)).toBeNull();
});
