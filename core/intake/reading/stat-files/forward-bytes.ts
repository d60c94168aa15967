import type { ByteSource, Work } from '../../../ports.ts';

const BLOCK_BYTES = 262_144;

/** A source that reports progress and checks for cancel. */
export function watchedSource(source: ByteSource, work: Work): ByteSource {
  return {
    size: source.size,
    read: (offset, into) => {
      work.checkCancelled();
      const length = source.read(offset, into);
      work.report(Math.min(offset + length, source.size), source.size);
      return length;
    },
  };
}

/** Fills `into` with the next bytes; returns their number, 0 at the end. */
export type ByteFeed = (into: Uint8Array) => number;

/** Feed of a file from an offset. */
export function feedFrom(source: ByteSource, start: number): ByteFeed {
  let offset = start;
  return (into) => {
    const length = source.read(offset, into);
    offset += length;
    return length;
  };
}

/** Sequential bytes, one block at a time in memory. `bytes[at]` is next; the reader advances `at`. */
export class ForwardBytes {
  bytes = new Uint8Array(BLOCK_BYTES);
  /** View of the same memory as `bytes`. */
  view = new DataView(this.bytes.buffer);
  at = 0;
  private end = 0;
  private readonly feed: ByteFeed;

  constructor(feed: ByteFeed) {
    this.feed = feed;
  }

  /** Whether `count` more bytes follow; they then stand at `at`. May replace `bytes`, `view` and `at`. */
  has(count: number): boolean {
    return this.at + count <= this.end || this.refill(count);
  }

  isAtEnd(): boolean {
    return !this.has(1);
  }

  private refill(count: number): boolean {
    this.bytes.copyWithin(0, this.at, this.end);
    this.end -= this.at;
    this.at = 0;
    if (count > this.bytes.length) {
      const larger = new Uint8Array(count * 2);
      larger.set(this.bytes.subarray(0, this.end));
      this.bytes = larger;
      this.view = new DataView(this.bytes.buffer);
    }
    while (this.end < count) {
      const length = this.feed(this.bytes.subarray(this.end));
      if (length === 0) return false;
      this.end += length;
    }
    return true;
  }
}
