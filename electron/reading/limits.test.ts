import { describe, expect, it } from 'vitest';
import { ReaderLimits } from './limits.ts';

const MEBIBYTE = 2 ** 20;
const calm = { residentBytes: 100 * MEBIBYTE, processorSeconds: 1, steps: 0 };

describe('limits of a reader process', () => {
  it('let it run while it makes progress', () => {
    const limits = new ReaderLimits(1_000);
    for (let second = 0; second < 100; second++) {
      expect(limits.isBeyond({ ...calm, processorSeconds: second, steps: second })).toBe(false);
    }
  });

  it('stop it in a loop without progress', () => {
    const limits = new ReaderLimits(1_000);
    expect(limits.isBeyond(calm)).toBe(false);
    expect(limits.isBeyond({ ...calm, processorSeconds: 7.9 })).toBe(false);
    expect(limits.isBeyond({ ...calm, processorSeconds: 8.1 })).toBe(true);
  });

  it('allow a large file more memory than a small one', () => {
    const much = { ...calm, residentBytes: 600 * MEBIBYTE };
    expect(new ReaderLimits(1_000).isBeyond(much)).toBe(true);
    expect(new ReaderLimits(20 * MEBIBYTE).isBeyond(much)).toBe(false);
  });
});
