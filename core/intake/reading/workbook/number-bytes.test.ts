import { describe, expect, it } from 'vitest';
import { readNumber } from './number-bytes.ts';

const read = (text: string): number => readNumber(new TextEncoder().encode(text), 0, text.length);

describe('numbers as XML writes them', () => {
  it('are the nearest number, digit for digit', () => {
    const texts = [
      '0',
      '-0',
      '12',
      '-3.25',
      '0.1',
      '.5',
      '7.',
      '0.000001',
      '123456789012345',
      '99999999999.9999',
    ];
    const long = [
      '1234567890123456',
      '0.30000000000000004',
      '1E+21',
      '5e-324',
      '-2.5E3',
      '179.76931348623157E306',
    ];
    for (const text of [...texts, ...long]) expect([text, read(text)]).toEqual([text, Number(text)]);
  });

  it('agree with the language for made-up ones of every length', () => {
    let state = 7;
    for (let count = 0; count < 20_000; count++) {
      state = (state * 48_271) % 2_147_483_647;
      const text = (state / 10 ** (state % 13)).toFixed(state % 12);
      expect(read(text)).toBe(Number(text));
    }
  });

  it('are none where something else is written', () => {
    for (const text of ['', '-', '.', 'abc', '1,5', '0x10', '1e', 'Infinity', '1 2', '--1', '1.2.3']) {
      expect([text, read(text)]).toEqual([text, Number.NaN]);
    }
  });
});
