import { describe, expect, it } from 'vitest';
import { fileSlug } from './file-slug.ts';

describe('fileSlug', () => {
  it('makes file names of lower-case words with dashes', () => {
    expect(fileSlug('Who works here, by Grade?')).toBe('who-works-here-by-grade');
    expect(fileSlug('Éire / Café')).toBe('eire-cafe');
    expect(fileSlug('../../etc')).toBe('etc');
    expect(fileSlug('—')).toBe('untitled');
  });
});
