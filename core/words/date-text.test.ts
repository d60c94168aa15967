import { describe, expect, it } from 'vitest';
import { dateText } from './date-text.ts';

describe('dateText', () => {
  it('writes dates out and leaves other text alone', () => {
    expect(dateText('2026-03-31')).toBe('31 March 2026');
    expect(dateText('2026-04-02T09:30:00Z')).toBe('2 April 2026, 09:30 UTC');
    expect(dateText('2026-13-01')).toBe('2026-13-01');
    expect(dateText('spring')).toBe('spring');
  });
});
