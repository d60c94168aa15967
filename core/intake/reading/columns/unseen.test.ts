import { describe, expect, it } from 'vitest';
import { seenEnd, seenStart } from './unseen.ts';

function seen(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const start = seenStart(bytes, 0, bytes.length);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    bytes.subarray(start, seenEnd(bytes, start, bytes.length)),
  );
}

describe('characters that nobody sees', () => {
  it('are left out around a text, together with the spaces among them', () => {
    for (const mark of ['\u00a0', '\u200b', '\u202f', '\u2009', '\u200f', '\u2060', '\u3000', '\ufeff']) {
      expect([mark, seen(`${mark} Grade 7 ${mark}`)]).toEqual([mark, 'Grade 7']);
      expect([mark, seen(mark)]).toEqual([mark, '']);
    }
  });

  it('stay inside a text, and plain spaces stay where they are', () => {
    for (const text of ['a\u00a0b', ' a ', ' ', '', '£5', 'Zoë', '“a”', '…', '日本', 'à', '\u0085']) {
      expect([text, seen(text)]).toEqual([text, text]);
    }
  });
});
