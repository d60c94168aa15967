import { describe, expect, it } from 'vitest';
import type { Composition } from '../../core/analyses/representation/derive.ts';
import { weightToAsked } from '../../core/analyses/representation/weighted.ts';

function compositionOf(
  label: string,
  asked: number | null,
  usable: number | null,
  workingClass: number | null,
): Composition {
  const group = (name: 'professional' | 'intermediate' | 'working-class', count: number | null) => ({
    group: name,
    label: name,
    count,
    share: { why: 'hidden', base: usable } as const,
    benchmark: 0.3,
    ratio: null,
    strength: { level: 'too-few', label: 'Too few to say', reason: '' } as const,
  });
  return {
    id: label,
    label,
    asked,
    usable,
    groups: [group('professional', 0), group('intermediate', 0), group('working-class', workingClass)],
    fit: null,
    dissimilarity: null,
  };
}

describe('shares weighted to everyone asked', () => {
  const everyone = compositionOf('Everyone', 400, 200, 70);

  it('count each answer for the people of its category', () => {
    const weighted = weightToAsked(
      [compositionOf('A', 300, 100, 60), compositionOf('B', 100, 100, 10)],
      everyone,
    );
    expect(weighted.shares['working-class']?.share).toBeCloseTo(0.75 * 0.6 + 0.25 * 0.1, 12);
    expect(weighted.together).toEqual([]);
  });

  it('let categories with a hidden count weigh together, from published totals alone', () => {
    const weighted = weightToAsked(
      [compositionOf('A', 300, 100, 60), compositionOf('B', 60, 60, null), compositionOf('C', 40, 40, null)],
      everyone,
    );
    expect(weighted.shares['working-class']?.share).toBeCloseTo(0.75 * 0.6 + 0.25 * 0.1, 12);
    expect(weighted.together).toEqual(['B', 'C']);
  });

  it('are hidden where a total is, or where rounding leaves nobody', () => {
    const parts = [compositionOf('A', 300, 100, 60), compositionOf('B', 100, 100, null)];
    expect(
      weightToAsked(parts, compositionOf('Everyone', 400, 200, null)).shares['working-class'],
    ).toBeNull();
    expect(weightToAsked(parts, compositionOf('Everyone', 300, 100, 60)).shares['working-class']).toBeNull();
  });

  it('leave out categories in which nobody answered, by name', () => {
    const weighted = weightToAsked(
      [compositionOf('A', 300, 100, 60), compositionOf('B', 100, 0, 0)],
      everyone,
    );
    expect(weighted.shares['working-class']?.share).toBeCloseTo(0.6, 12);
    expect(weighted.leftOut).toEqual(['B']);
  });
});
