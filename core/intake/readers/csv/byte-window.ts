import type { Utf8Stream } from './utf8-stream.ts';

const BLOCK_BYTES = 1 << 20;
/** Padding: the scanner writes two sentinels after the text, and the UTF-8 check reads whole words. */
const SPARE_BYTES = 16;

/** Sliding window over a stream: the rest of the last block and the next one behind it. */
export class ByteWindow {
  bytes = new Uint8Array(BLOCK_BYTES + (BLOCK_BYTES >> 2) + SPARE_BYTES);
  view = new DataView(this.bytes.buffer);
  length = 0;
  isLast = false;
  private words = new Int32Array(this.bytes.buffer);
  private readonly stream: Utf8Stream;

  constructor(stream: Utf8Stream) {
    this.stream = stream;
  }

  /** Discards everything before `from`, which becomes offset 0, and reads the next block. */
  advance(from: number): void {
    const left = this.length - from;
    if (left + BLOCK_BYTES + SPARE_BYTES > this.bytes.length) this.grow(from, left);
    else this.bytes.copyWithin(0, from, this.length);
    const count = this.stream.read(this.bytes, this.words, left, BLOCK_BYTES);
    this.length = left + count;
    this.isLast = count === 0;
  }

  private grow(from: number, left: number): void {
    const bytes = new Uint8Array((left & ~1) * 2 + BLOCK_BYTES + SPARE_BYTES);
    bytes.set(this.bytes.subarray(from, this.length));
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
    this.words = new Int32Array(bytes.buffer);
  }
}
