import { describe, expect, it } from 'vitest';
import { backgrounds } from './background.ts';
import { movesBetween } from './compare-schemes.ts';

const rowsOf = (...names: (typeof backgrounds)[number][]): Uint8Array =>
  Uint8Array.from(names, (name) => backgrounds.indexOf(name));

describe('people who move between schemes', () => {
  const before = rowsOf('working-class', 'working-class', 'professional', 'retired', 'professional');
  const after = rowsOf('intermediate', 'intermediate', 'professional', 'retired', 'no-class');

  it('are counted by origin and destination, most first, without those who stay', () => {
    expect(movesBetween(before, after, null)).toEqual([
      { from: 'working-class', to: 'intermediate', people: 2 },
      { from: 'professional', to: 'no-class', people: 1 },
    ]);
    expect(movesBetween(before, before, null)).toEqual([]);
  });

  it('are weighted by the counts of a table of counts', () => {
    expect(movesBetween(before, after, Float64Array.of(3, 4, 9, 9, 20))[0]).toEqual({
      from: 'professional',
      to: 'no-class',
      people: 20,
    });
  });
});
