import { describe, expect, it } from 'vitest';
import { textWidth, widestText, wrapText } from './text-width.ts';

describe('text width', () => {
  it('grows with the size of the text and with its weight', () => {
    expect(textWidth('Working class', 28, 400)).toBeCloseTo(2 * textWidth('Working class', 14, 400));
    expect(textWidth('Working class', 14, 600)).toBeGreaterThan(textWidth('Working class', 14, 400));
  });

  it('takes the widths of the typeface, with room for one that stands in', () => {
    expect(textWidth('mm', 1000, 400)).toBeCloseTo(2 * 845 * 1.08);
    expect(textWidth('’', 1000, 400)).toBeCloseTo(620 * 1.08);
  });

  it('counts every digit as wide as the widest, so that columns of figures line up', () => {
    expect(textWidth('111', 14, 400)).toBe(textWidth('000', 14, 400));
  });

  it('finds the widest of several texts, and 0 among none', () => {
    expect(widestText(['i', 'Wide', 'W'], 14, 400)).toBe(textWidth('Wide', 14, 400));
    expect(widestText([], 14, 400)).toBe(0);
  });
});

describe('wrapped text', () => {
  const label = 'Routine, semi-routine manual and service occupations combined';

  it('keeps every line within the width and every word whole', () => {
    const lines = wrapText(label, 120, 14, 400);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(label);
    for (const line of lines) expect(textWidth(line, 14, 400)).toBeLessThanOrEqual(120);
  });

  it('breaks inside a word only where the word alone is too wide', () => {
    const lines = wrapText('a pneumonoultramicroscopicsilicovolcanoconiosis b', 100, 14, 400);
    expect(lines[0]).toBe('a');
    expect(lines.join('').replaceAll(' ', '')).toBe('apneumonoultramicroscopicsilicovolcanoconiosisb');
  });

  it('gives one empty line for an empty label', () => {
    expect(wrapText('', 100, 14, 400)).toEqual(['']);
  });
});
