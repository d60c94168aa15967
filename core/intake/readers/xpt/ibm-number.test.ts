import { describe, expect, it } from 'vitest';
import { ibmNumber } from './ibm-number.ts';

function numberIn(...bytes: readonly number[]): number {
  return ibmNumber(new DataView(Uint8Array.from(bytes).buffer), 0, bytes.length);
}

describe('a number of an IBM mainframe', () => {
  it('is a fraction times a power of 16, with its sign', () => {
    expect(numberIn(0x41, 0x10, 0, 0, 0, 0, 0, 0)).toBe(1);
    expect(numberIn(0xc2, 0x76, 0xa0, 0, 0, 0, 0, 0)).toBe(-118.625);
    expect(numberIn(0, 0, 0, 0, 0, 0, 0, 0)).toBe(0);
  });

  it('may have lost its last bytes', () => {
    expect(numberIn(0xc2, 0x76, 0xa0)).toBe(-118.625);
    expect(numberIn(0x41, 0x10)).toBe(1);
    expect(numberIn(0x2e, 0, 0)).toBeNaN();
  });

  it('is missing where a mark stands before nothing', () => {
    expect(numberIn(0x2e, 0, 0, 0, 0, 0, 0, 0)).toBeNaN();
    expect(numberIn(0x5f, 0, 0, 0, 0, 0, 0, 0)).toBeNaN();
    expect(numberIn(0x5a, 0, 0, 0, 0, 0, 0, 0)).toBeNaN();
    expect(numberIn(0x5b, 0, 0, 0, 0, 0, 0, 0)).toBe(0);
  });
});
