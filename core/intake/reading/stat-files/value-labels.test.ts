import { describe, expect, it } from 'vitest';
import { answerLabels, UnlabelledValues } from './value-labels.ts';

function areWords(labelled: readonly number[], unlabelled: readonly number[]): boolean {
  const seen = new UnlabelledValues();
  for (const value of unlabelled) seen.add(value);
  return seen.areWordsBeside(labelled);
}

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a column that labels some of its values', () => {
  it('holds words where every value has a label', () => {
    expect(areWords([1], [])).toBe(true);
    expect(areWords([1, 2, 97, 98], [])).toBe(true);
  });

  it('holds words where a stray value has none', () => {
    expect(areWords(from(1, 18), [55, 19])).toBe(true);
  });

  it('holds words where a scale is labelled at its ends, whatever else has a label', () => {
    expect(areWords([1, 5], [2, 3, 4])).toBe(true);
    expect(areWords([0, 10], from(1, 9))).toBe(true);
    expect(areWords([0, 10, 98, 99], from(1, 9))).toBe(true);
    expect(areWords([1], [0])).toBe(true);
  });

  it('holds numbers where only values that stand apart have a label', () => {
    expect(areWords([99], from(16, 70))).toBe(false);
    expect(areWords([98, 99], from(16, 70))).toBe(false);
    expect(areWords([99], from(0, 6))).toBe(false);
  });

  it('holds numbers where a wide range has a label at its end', () => {
    expect(areWords([0], from(1, 40))).toBe(false);
    expect(areWords([0], [12.5, 13.25])).toBe(false);
  });

  it('does not count labels of values that are declared missing', () => {
    const labels = new Map([
      [1, 'Yes'],
      [-9, 'Refused'],
    ]);
    expect(answerLabels({ labels, isMissing: (value) => value < 0 })).toEqual([1]);
  });
});
