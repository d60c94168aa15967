import { describe, expect, it } from 'vitest';
import { MAX_CATEGORIES } from '../../../table/column.ts';
import { ByteDictionary, NO_CODE } from './byte-dictionary.ts';
import { ReadBudget } from '../read-budget.ts';
import { NumberTally } from './number-tally.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function add(dictionary: ByteDictionary, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return dictionary.codeOf(bytes, new DataView(bytes.buffer), 0, bytes.length);
}

describe('dictionary of bytes', () => {
  it('gives codes in order of appearance and 0 to the empty value', () => {
    const dictionary = new ByteDictionary();
    expect(
      ['b', 'a', '', 'b', 'prefix-1-suffix', 'prefix-2-suffix'].map((text) => add(dictionary, text)),
    ).toEqual([1, 2, 0, 1, 3, 4]);
    expect(dictionary.labels(decode)).toEqual(['', 'b', 'a', 'prefix-1-suffix', 'prefix-2-suffix']);
  });

  it('takes as many values as a category may have and turns the next away', () => {
    const dictionary = new ByteDictionary();
    for (let value = 0; value < MAX_CATEGORIES; value++) add(dictionary, `value ${value}`);
    expect(dictionary.isFull).toBe(false);
    expect(add(dictionary, 'one more')).toBe(NO_CODE);
    expect(dictionary.isFull).toBe(true);
    expect(add(dictionary, 'value 65534')).toBe(MAX_CATEGORIES);
  });

  it('goes on knowing the first values once it keeps no others', () => {
    const dictionary = new ByteDictionary();
    for (let value = 0; value < 3_000; value++) add(dictionary, `value ${value}`);
    dictionary.keepFirst(2);
    expect(['value 0', 'value 1', 'value 2', 'new'].map((text) => add(dictionary, text))).toEqual([
      1, 2, -1, -1,
    ]);
  });
});

describe('tally of numbers', () => {
  it('counts exactly, most frequent first and ties in order of appearance', () => {
    const tally = new NumberTally(5, new ReadBudget(0));
    for (const value of [3, 1, 2, 1, 2, 9]) tally.add(value);
    expect(tally.top(3)).toEqual([
      { value: 1, count: 2 },
      { value: 2, count: 2 },
      { value: 3, count: 1 },
    ]);
  });

  it('keeps exact counts of the first few when there are too many numbers', () => {
    const tally = new NumberTally(2, new ReadBudget(0));
    for (let round = 0; round < 2; round++)
      for (let value = 0; value <= MAX_CATEGORIES; value++) tally.add(value / 8);
    expect(tally.isFull).toBe(true);
    expect(tally.top(9)).toEqual([
      { value: 0, count: 2 },
      { value: 0.125, count: 2 },
    ]);
  });
});
