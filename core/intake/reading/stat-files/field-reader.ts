import type { ByteSource } from '../../../ports.ts';
import { damagedFile, truncatedFile } from './faults.ts';

const WINDOW_BYTES = 65_536;
/** Most bytes kept of variable descriptions; surveys with thousands of labelled columns need a tenth. */
const MOST_KEPT_BYTES = 67_108_864;

/** Reads the fields of a binary file one after another. Errors: intake/truncated-file, intake/damaged-file. */
export class FieldReader {
  position: number;
  isLittleEndian = true;
  private readonly source: ByteSource;
  private window = new Uint8Array(WINDOW_BYTES);
  private view = new DataView(this.window.buffer);
  private windowStart = 0;
  private windowLength = 0;
  private keptBytes = 0;

  constructor(source: ByteSource, position = 0) {
    this.source = source;
    this.position = position;
  }

  uint8(): number {
    return this.view.getUint8(this.place(1));
  }

  uint16(): number {
    return this.view.getUint16(this.place(2), this.isLittleEndian);
  }

  int32(): number {
    return this.view.getInt32(this.place(4), this.isLittleEndian);
  }

  uint32(): number {
    return this.view.getUint32(this.place(4), this.isLittleEndian);
  }

  /** A count or offset of `bytes` bytes; exact up to 2^53. */
  count(bytes: 2 | 4 | 6 | 8): number {
    const digits = this.take(bytes);
    if (this.isLittleEndian) digits.reverse();
    return digits.reduce((sum, digit) => sum * 256 + digit, 0);
  }

  float64(): number {
    return this.view.getFloat64(this.place(8), this.isLittleEndian);
  }

  /** A copy of the next bytes. */
  take(length: number): Uint8Array {
    if (length < 0) throw damagedFile('a length in it is below zero');
    if (length > this.source.size - this.position) throw truncatedFile();
    this.keptBytes += length;
    if (this.keptBytes > MOST_KEPT_BYTES) throw damagedFile('the description of its columns has no end');
    const start = this.place(length);
    return this.window.slice(start, start + length);
  }

  /** The next bytes without consuming them; valid until the next read. */
  peek(length: number): Uint8Array {
    if (length > this.source.size - this.position) throw truncatedFile();
    const start = this.place(length);
    this.position -= length;
    return this.window.subarray(start, start + length);
  }

  skip(length: number): void {
    if (length < 0) throw damagedFile('a length in it is below zero');
    if (length > this.source.size - this.position) throw truncatedFile();
    this.position += length;
  }

  /** Consumes the next bytes; returns their offset in the window. */
  private place(length: number): number {
    const start = this.position - this.windowStart;
    this.position += length;
    if (start >= 0 && start + length <= this.windowLength) return start;
    if (length > this.window.length) {
      this.window = new Uint8Array(length);
      this.view = new DataView(this.window.buffer);
    }
    this.windowStart = this.position - length;
    this.windowLength = readFully(this.source, this.windowStart, this.window);
    if (length > this.windowLength) throw truncatedFile();
    return 0;
  }
}

/** Fills `into` up to the end of the file; returns the number of bytes. */
function readFully(source: ByteSource, offset: number, into: Uint8Array): number {
  let filled = 0;
  while (filled < into.length) {
    const length = source.read(offset + filled, into.subarray(filled));
    if (length === 0) break;
    filled += length;
  }
  return filled;
}
