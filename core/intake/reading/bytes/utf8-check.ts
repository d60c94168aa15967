/** Bytes a call: V8 optimises short calls better than one long-running loop (on-stack replacement). */
const SPAN_BYTES = 65_536;

/**
 * Incremental UTF-8 validation; blocks may end inside a character. Also notes NUL bytes, which no text file holds on
 * purpose.
 */
export class Utf8Check {
  hasNul = false;
  isValid = true;
  private awaited = 0;
  private lowest = 0x80;
  private highest = 0xbf;

  /** Validates `bytes[from, to)`; `words` is the same memory as 32-bit words. */
  follow(bytes: Uint8Array, words: Int32Array, from: number, to: number): void {
    let at = from;
    while (at < to) {
      if ((at & 3) === 0 && this.awaited === 0) at = skipPlainText(words, at, Math.min(to, at + SPAN_BYTES));
      if (at < to) this.followByte(bytes[at++]!);
    }
  }

  /** Call once, after the last block: a file may not end inside a character. */
  finish(): void {
    if (this.awaited > 0) this.isValid = false;
  }

  private followByte(byte: number): void {
    if (this.awaited > 0) {
      if (byte < this.lowest || byte > this.highest) this.isValid = false;
      this.awaited = this.isValid ? this.awaited - 1 : 0;
      this.lowest = 0x80;
      this.highest = 0xbf;
      return;
    }
    if (byte < 0x80) {
      if (byte === 0) this.hasNul = true;
    } else if (byte >= 0xc2 && byte <= 0xdf) this.awaited = 1;
    else if (byte >= 0xe0 && byte <= 0xef)
      this.expect(2, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf);
    else if (byte >= 0xf0 && byte <= 0xf4)
      this.expect(3, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf);
    else this.isValid = false;
  }

  /** Range of the second byte, narrower for some lead bytes (Unicode 15, table 3-7). */
  private expect(count: number, lowest: number, highest: number): void {
    this.awaited = count;
    this.lowest = lowest;
    this.highest = highest;
  }
}

/** Skips ASCII without NUL four bytes at a time, which is most of most extracts. */
function skipPlainText(words: Int32Array, from: number, to: number): number {
  const stop = to >> 2;
  let word = from >> 2;
  while (word < stop) {
    const four = words[word]!;
    if (((four | (four - 0x01010101)) & -0x7f7f7f80) !== 0) break;
    word++;
  }
  return word << 2;
}
