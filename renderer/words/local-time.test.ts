import { afterEach, expect, it, vi } from 'vitest';
import { localTimeText } from './local-time.ts';

afterEach(() => vi.unstubAllEnvs());

it('a moment is told by the clock of whoever looks, on the day that it is there', () => {
  vi.stubEnv('TZ', 'Europe/London');
  expect(localTimeText('2026-03-31T23:05:00Z')).toBe('1 April 2026, 00:05');
  vi.stubEnv('TZ', 'UTC');
  expect(localTimeText('2026-03-31T23:05:00Z')).toBe('31 March 2026, 23:05');
});
