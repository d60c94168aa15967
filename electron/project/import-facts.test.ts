import { expect, it } from 'vitest';
import type { StoredFix } from '../store/fixes.ts';
import { withSetAsideSince } from './import-facts.ts';

const made = { field: null, column: null, factor: null, coding: null, madeAt: '2026-04-01T09:00:00Z' };

function fix(kind: StoredFix['kind'], ...rows: readonly number[]): StoredFix {
  return { ...made, id: 'fix-1', finding: 'equal-rows/copies', kind, rows: Int32Array.from(rows) };
}

it('rows that a check set aside are counted and listed with those that the import set aside', () => {
  const report = {
    setAside: [{ row: 262, reason: 'It stands below the table: totals or a note.' }],
    setAsideCount: 1,
  };
  const since = withSetAsideSince(report, [fix('set-aside', 13), fix('leave', 4, 5)]);
  expect(since.setAsideCount).toBe(2);
  expect(since.setAside.map(({ row }) => row)).toEqual([262, 14]);
  expect(since.setAside[1]?.reason).toMatch(
    /^By a check since, counted from the first row below the headings: /,
  );
  expect(withSetAsideSince(report, [])).toEqual(report);
});
