import { describe, expect, it } from 'vitest';
import { textWidth, widestText, wrapText } from './text-width.ts';

describe('text width', () => {
  it('grows with text size and weight', () => {
    expect(textWidth('Working class', 28, 400)).toBeCloseTo(2 * textWidth('Working class', 14, 400));
    expect(textWidth('Working class', 14, 600)).toBeGreaterThan(textWidth('Working class', 14, 400));
  });

  it('uses the widths of the typeface, with a margin for a substitute', () => {
    expect(textWidth('mm', 1000, 400)).toBeCloseTo(2 * 845 * 1.08);
    expect(textWidth('’', 1000, 400)).toBeCloseTo(620 * 1.08);
  });

  it('counts every digit as wide as the widest, so that columns of figures align', () => {
    expect(textWidth('111', 14, 400)).toBe(textWidth('000', 14, 400));
  });

  it('of several texts is the widest, 0 for none', () => {
    expect(widestText(['i', 'Wide', 'W'], 14, 400)).toBe(textWidth('Wide', 14, 400));
    expect(widestText([], 14, 400)).toBe(0);
  });
});

describe('wrapText', () => {
  const label = 'Routine, semi-routine manual and service occupations combined';

  it('keeps lines within the width and words whole', () => {
    const lines = wrapText(label, 120, 14, 400);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(label);
    for (const line of lines) expect(textWidth(line, 14, 400)).toBeLessThanOrEqual(120);
  });

  it('breaks a word only where it is wider than a line', () => {
    const lines = wrapText('a pneumonoultramicroscopicsilicovolcanoconiosis b', 100, 14, 400);
    expect(lines[0]).toBe('a');
    expect(lines.join('').replaceAll(' ', '')).toBe('apneumonoultramicroscopicsilicovolcanoconiosisb');
  });

  it('gives one empty line for an empty label', () => {
    expect(wrapText('', 100, 14, 400)).toEqual(['']);
  });
});
