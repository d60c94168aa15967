import { describe, expect, it } from 'vitest';
import { dateText, fileSlug } from './format.ts';

describe('dates and names', () => {
  it('writes dates out and leaves other text alone', () => {
    expect(dateText('2026-03-31')).toBe('31 March 2026');
    expect(dateText('2026-04-02T09:30:00Z')).toBe('2 April 2026, 09:30 UTC');
    expect(dateText('2026-13-01')).toBe('2026-13-01');
    expect(dateText('spring')).toBe('spring');
  });

  it('makes file names of lower-case words with dashes', () => {
    expect(fileSlug('Who works here, by Grade?')).toBe('who-works-here-by-grade');
    expect(fileSlug('Éire / Café')).toBe('eire-cafe');
    expect(fileSlug('../../etc')).toBe('etc');
    expect(fileSlug('—')).toBe('untitled');
  });
});
