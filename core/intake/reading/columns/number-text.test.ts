import { describe, expect, it } from 'vitest';
import { type DecimalMark, NumberText } from './number-text.ts';

function read(text: string, decimal: DecimalMark = '.', reader = new NumberText(decimal)): number {
  const bytes = new TextEncoder().encode(text);
  return reader.read(bytes, 0, bytes.length);
}

describe('numbers as people write them', () => {
  it('reads plain numbers to the last bit', () => {
    for (const text of [
      '0',
      '7',
      '-12',
      '31000.5',
      '0.1',
      '-0.05',
      '123456789012345',
      '99.99',
      '9007199254740991',
    ]) {
      expect([text, read(text)]).toEqual([text, Number(text)]);
    }
    expect(read('0.12345678901234567')).toBe(Number('0.12345678901234567'));
    expect(read('.5')).toBe(0.5);
    expect(Object.is(read('-0'), 0)).toBe(true);
  });

  it('takes a leading zero for a code', () => {
    for (const text of ['007', '00', '01.5', '-01']) expect([text, read(text)]).toEqual([text, Number.NaN]);
  });

  it('reads one currency and thousands separators that are well placed', () => {
    expect(read('£1,234')).toBe(1234);
    expect(read('-£12,345,678.90')).toBe(-12345678.9);
    expect(read('£ 500')).toBe(500);
    for (const text of ['1,23', '1234,567', ',123', '1,2345', '12,', '£', '£-'])
      expect([text, read(text)]).toEqual([text, Number.NaN]);
    const reader = new NumberText('.');
    expect([read('£5', '.', reader), read('$5', '.', reader)]).toEqual([5, Number.NaN]);
  });

  it('reads decimal commas where they are the decimal mark', () => {
    expect(read('1.234,5', ',')).toBe(1234.5);
    expect(read('0,25', ',')).toBe(0.25);
    expect(read('0,25')).toBeNaN();
  });

  it('reads the exponents that R writes and not codes that look alike', () => {
    expect(read('1e+05')).toBe(100_000);
    expect(read('1.5E-03')).toBe(0.0015);
    expect(read('1E5')).toBeNaN();
  });

  it('leaves whole numbers that a double cannot hold as text', () => {
    expect(read('9007199254740993')).toBeNaN();
    expect(read('12345678901234567890')).toBeNaN();
  });

  it('reads what accounts and payrolls write for numbers below zero', () => {
    for (const text of ['(1,234)', '(£1,234.00)', '£(1,234)', '1,234.00-', '\u22121,234', '-GBP 1,234']) {
      expect([text, read(text)]).toEqual([text, -1_234]);
    }
    expect(read('3.234,50-', ',')).toBe(-3_234.5);
    for (const text of ['(1,234', '1,234)', '-(5)', '(5)-', '4-', '2019-']) {
      expect([text, read(text)]).toEqual([text, Number.NaN]);
    }
  });

  it('reads gaps between thousands, and currencies as letters and behind the number', () => {
    for (const gap of [' ', '\u00a0', '\u202f', "'", '\u2019']) {
      expect([gap, read(`31${gap}001,50`, ',')]).toEqual([gap, 31_001.5]);
    }
    for (const text of ['GBP 30,001', '30,001 GBP', '30,001\u00a0£'])
      expect([text, read(text)]).toEqual([text, 30_001]);
    expect(read('30.001,5 €', ',')).toBe(30_001.5);
    for (const text of ['31 0015', '1 23', '020 794 612', '07700 900 123', 'GBP', '£5 GBP'])
      expect([text, read(text)]).toEqual([text, Number.NaN]);
  });

  it('reads per cent as hundredths where all of a column are', () => {
    expect([read('60%'), read('7 %'), read('-0.37%'), read('12,5 %', ',')]).toEqual([
      0.6, 0.07, -0.0037, 0.125,
    ]);
    const reader = new NumberText('.');
    expect([read('60%', '.', reader), read('60', '.', reader)]).toEqual([0.6, Number.NaN]);
    const other = new NumberText('.');
    expect([read('60', '.', other), read('60%', '.', other)]).toEqual([60, Number.NaN]);
  });

  it('refuses words, ranges and rests', () => {
    for (const text of [
      '',
      '-',
      '.',
      '1.',
      '12 years',
      '18-24',
      '1.2.3',
      'Infinity',
      '0x10',
      '1 2',
      '%',
      '()',
    ]) {
      expect([text, read(text)]).toEqual([text, Number.NaN]);
    }
  });

  it('never reads beyond the end of its field', () => {
    const bytes = new TextEncoder().encode('123.456');
    expect(new NumberText('.').read(bytes, 0, 2)).toBe(12);
    expect(new NumberText('.').read(bytes, 0, 5)).toBe(123.4);
  });
});
