import { describe, expect, it } from 'vitest';
import { backgrounds } from './background.ts';
import { movesBetween } from './compare-schemes.ts';

const rowsOf = (...names: (typeof backgrounds)[number][]): Uint8Array =>
  Uint8Array.from(names, (name) => backgrounds.indexOf(name));

describe('who moves between schemes', () => {
  const before = rowsOf('working-class', 'working-class', 'professional', 'retired', 'professional');
  const after = rowsOf('intermediate', 'intermediate', 'professional', 'retired', 'no-class');

  it('is counted by where they come from and go to, most first; who stays is not', () => {
    expect(movesBetween(before, after, null)).toEqual([
      { from: 'working-class', to: 'intermediate', people: 2 },
      { from: 'professional', to: 'no-class', people: 1 },
    ]);
    expect(movesBetween(before, before, null)).toEqual([]);
  });

  it('counts the people of each row of a table of counts', () => {
    expect(movesBetween(before, after, Float64Array.of(3, 4, 9, 9, 20))[0]).toEqual({
      from: 'professional',
      to: 'no-class',
      people: 20,
    });
  });
});
