import { describe, expect, it } from 'vitest';
import { buffersOf, releaseChunk } from './reader-messages.ts';

describe('transfer list of a chunk', () => {
  it('lists once each buffer that a single array fills', () => {
    const codes = Uint8Array.of(1, 2);
    const offsets = Int32Array.of(0, 1, 2);
    const bytes = Uint8Array.of(65, 66);
    const columns = [
      { type: 'category' as const, codes },
      { type: 'category' as const, codes },
      { type: 'text' as const, offsets, bytes },
    ];
    expect(buffersOf({ rows: 2, columns })).toEqual([codes.buffer, offsets.buffer, bytes.buffer]);
  });

  it('omits a buffer that also holds other data', () => {
    const message = new Uint8Array(64);
    const columns = [
      { type: 'category' as const, codes: message.subarray(8, 10) },
      { type: 'number' as const, values: new Float64Array(message.buffer, 16, 2) },
    ];
    expect(buffersOf({ rows: 2, columns })).toEqual([]);
  });
});

describe('releasing a chunk', () => {
  it('detaches its buffers, buffers shared by columns included', () => {
    const shared = new ArrayBuffer(16);
    const offsets = Int32Array.of(0, 1);
    const columns = [
      { type: 'category' as const, codes: new Uint8Array(shared, 0, 1) },
      { type: 'category' as const, codes: new Uint8Array(shared, 8, 1) },
      { type: 'text' as const, offsets, bytes: Uint8Array.of(65) },
    ];
    releaseChunk({ rows: 1, columns });
    expect([shared.byteLength, offsets.length]).toEqual([0, 0]);
  });
});
