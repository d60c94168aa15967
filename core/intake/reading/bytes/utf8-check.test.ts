import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Check } from './utf8-check.ts';

/** Feeds the bytes in two blocks. */
function isValid(content: ArrayLike<number>, cut: number): boolean {
  const bytes = new Uint8Array((content.length + 7) & ~3);
  bytes.set(content);
  const words = new Int32Array(bytes.buffer);
  const check = new Utf8Check();
  check.follow(bytes, words, 0, cut);
  check.follow(bytes, words, cut, content.length);
  check.finish();
  return check.isValid;
}

function hostSays(content: ArrayLike<number>): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(content));
    return true;
  } catch {
    return false;
  }
}

describe('UTF-8 check', () => {
  it('accepts characters of every length, cut anywhere', () => {
    const content = new TextEncoder().encode('plain text, £ 5 – ʤ 漢字 🙂 end');
    for (let cut = 0; cut <= content.length; cut++) expect(isValid(content, cut)).toBe(true);
  });

  it('agrees with TextDecoder on random bytes', () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xf0, 0x9f, 0x98, 0x80),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 24 }), fc.nat(24), (content, cut) => {
        expect(isValid(content, Math.min(cut, content.length))).toBe(hostSays(content));
      }),
      { numRuns: 2_000 },
    );
  });

  it('notes NUL characters', () => {
    const bytes = new Uint8Array(64).fill(65);
    bytes[37] = 0;
    const check = new Utf8Check();
    check.follow(bytes, new Int32Array(bytes.buffer), 0, 64);
    expect([check.hasNul, check.isValid]).toEqual([true, true]);
  });
});
