import { CompressionType } from 'apache-arrow/fb/compression-type';
import { decompressZstd } from 'hyparquet-compressors';
import type { ByteSource } from '../../../ports.ts';
import type { ReadBudget } from '../../reading/read-budget.ts';
import { damaged, tooLarge } from '../../reading/binary-columns/damage.ts';
import type { BatchHeader } from './batch-layout.ts';
import { decodeLz4Frame } from './lz4-frame.ts';
import type { ArrowMessage } from './messages.ts';

const MOST_BUFFER_BYTES = 1 << 29;
/** Largest compression ratio accepted. LZ4 cannot exceed 255; Zstandard could, but not on real columns. */
const MOST_GROWTH = 4_096;
const SMALL_BYTES = 1 << 24;
const PREFIX_BYTES = 8;
const IS_PLAIN = -1n;

/** Buffers of one record batch, read from the file on demand. */
export class BatchBuffers {
  private readonly source: ByteSource;
  private readonly message: ArrowMessage;
  private readonly header: BatchHeader;
  private readonly budget: ReadBudget;
  private held = 0;

  constructor(source: ByteSource, message: ArrowMessage, header: BatchHeader, budget: ReadBudget) {
    this.budget = budget;
    this.source = source;
    this.message = message;
    this.header = header;
  }

  /** A copy with its own memory, aligned for every typed array. */
  read(index: number): Uint8Array<ArrayBuffer> {
    const region = this.header.buffers[index];
    if (!region) throw damaged();
    const { offset, length } = region;
    const isWithin = offset >= 0 && length >= 0 && offset + length <= this.message.bodyLength;
    if (!isWithin) throw damaged();
    if (length > MOST_BUFFER_BYTES) throw tooLarge('A part of the Arrow file is too large to be read.');
    this.hold(length);
    const stored = new Uint8Array(length);
    if (this.source.read(this.message.bodyStart + offset, stored) < length) throw damaged();
    return this.header.compression && length > 0 ? this.decompress(stored) : stored;
  }

  /** Call when the batch is done with: releases its bytes from the budget. */
  release(): void {
    this.budget.release(this.held);
    this.held = 0;
  }

  /** Counts memory beside the buffers that lives as long as the batch. */
  hold(bytes: number): void {
    this.budget.takeUnpacked(bytes);
    this.budget.hold(bytes);
    this.held += bytes;
  }

  private decompress(stored: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const size = new DataView(stored.buffer).getBigInt64(0, true);
    const rest = stored.slice(PREFIX_BYTES);
    if (size === IS_PLAIN) return rest;
    if (size < 0n) throw damaged();
    if (size > MOST_BUFFER_BYTES) throw tooLarge('A part of the Arrow file is too large to be read.');
    const length = Number(size);
    if (length > SMALL_BYTES && length > rest.length * MOST_GROWTH) throw damaged();
    this.hold(length);
    switch (this.header.compression?.type) {
      case CompressionType.LZ4_FRAME:
        return decodeLz4Frame(rest, length);
      case CompressionType.ZSTD: {
        const out = new Uint8Array(length);
        if (decompressZstd(rest, out).length !== length) throw damaged();
        return out;
      }
      default:
        throw damaged();
    }
  }
}
