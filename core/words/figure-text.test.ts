import { describe, expect, it } from 'vitest';
import { cellText } from '../results/cell-text.ts';
import {
  countText,
  givenPercentText,
  intervalText,
  numberText,
  percentDecimals,
  percentText,
  pointsText,
  pValueText,
  ratioText,
  roundTo,
} from './figure-text.ts';

describe('figures as text', () => {
  it('rounds halves up where the nearest double lies just below', () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(percentText(0.145, 0)).toBe('15%');
    expect(percentText(0.285, 0)).toBe('29%');
    expect(roundTo(-2.5, 0)).toBe(-3);
  });

  it('has no negative zero', () => {
    expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true);
    expect(numberText(-0.001, 2)).toBe('0.00');
  });

  it('separates thousands and marks negatives with a minus sign', () => {
    expect(countText(1234567)).toBe('1,234,567');
    expect(countText(999)).toBe('999');
    expect(numberText(-1234.567, 1)).toBe('−1,234.6');
  });

  it('writes shares, intervals, ratios and p values the way sentences do', () => {
    expect(percentText(0.4591, 0)).toBe('46%');
    expect(percentText(0.4591, 1)).toBe('45.9%');
    expect(intervalText(0.434, 0.485, 0)).toBe('43 to 49');
    expect(intervalText(-0.04, 0.1, 0)).toBe('−4 to 10');
    expect(ratioText(1.2410367)).toBe('1.24');
    expect(pValueText(0.00099)).toBe('p<0.001');
    expect(pValueText(0.0321)).toBe('p=0.032');
  });

  it('writes 0% and 100% without decimals, and 1 point in the singular', () => {
    expect(percentText(1, 3)).toBe('100%');
    expect(percentText(0, 3)).toBe('0%');
    expect(percentText(0.99999, 3)).toBe('99.999%');
    expect(intervalText(0.99985, 1, 2)).toBe('99.99 to 100');
    expect(pointsText(0.01, 0)).toBe('1 percentage point');
    expect(pointsText(-0.01, 0)).toBe('−1 percentage point');
    expect(pointsText(0.01, 1)).toBe('1.0 percentage points');
  });

  it('writes every kind of cell', () => {
    expect(cellText({ kind: 'text', text: '=1+1' })).toBe('=1+1');
    expect(cellText({ kind: 'count', value: 1470 })).toBe('1,470');
    expect(cellText({ kind: 'share', value: 0.46, decimals: 0 })).toBe('46%');
    expect(cellText({ kind: 'interval', low: 0.434, high: 0.485, decimals: 1 })).toBe('43.4 to 48.5');
    expect(cellText({ kind: 'ratio', value: 0.846 })).toBe('0.85');
    expect(cellText({ kind: 'number', value: 0.0891, decimals: 3 })).toBe('0.089');
    expect(cellText({ kind: 'p', value: 0.0000012 })).toBe('<0.001');
    expect(cellText({ kind: 'hidden' })).toBe('[c]');
    expect(cellText({ kind: 'unavailable' })).toBe('[x]');
    expect(cellText({ kind: 'inapplicable' })).toBe('[z]');
  });

  it('writes NaN and Infinity as not available', () => {
    expect(percentText(Number.NaN, 0)).toBe('[x]');
    expect(ratioText(Infinity)).toBe('[x]');
    expect(roundTo(Number.NaN, 2)).toBeNaN();
  });
});

describe('decimals of a percentage', () => {
  const decimals = (n: number, p: number, step: number): number => {
    const half = 1.96 * Math.sqrt((p * (1 - p)) / n);
    return percentDecimals({ value: p, low: p - half, high: p + half }, n, step);
  };

  it('are as many as base and rounding justify', () => {
    expect(decimals(300, 0.25, 5)).toBe(0);
    expect(decimals(3_000, 0.25, 5)).toBe(0);
    expect(decimals(100_000, 0.25, 5)).toBe(1);
    expect(decimals(10_000_000, 0.25, 5)).toBe(2);
  });

  it('keep the ends of an interval apart, unless they are equal', () => {
    expect(percentDecimals({ value: 0, low: 0, high: 0.0019 }, 2_000, 5)).toBe(1);
    expect(percentDecimals({ value: 1, low: 1, high: 1 }, 100, 1)).toBe(0);
  });

  it('of a given share are its own', () => {
    expect(givenPercentText(0.37)).toBe('37%');
    expect(givenPercentText(0.397)).toBe('39.7%');
    expect(givenPercentText(1 / 3)).toBe('33.33%');
  });
});
