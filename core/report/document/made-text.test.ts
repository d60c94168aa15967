import { expect, it } from 'vitest';
import { madeText } from './made-text.ts';

it('prints the hour of a report only where a time was stated', () => {
  const about = { title: 'Staff', projectName: 'Staff', statedTime: '2026-12-01T00:00:00.000Z' };
  expect(madeText({ ...about, isTimeStated: false })).toBe('1 December 2026');
  expect(madeText({ ...about, isTimeStated: true })).toBe('1 December 2026, 00:00 UTC');
});
