import type { ByteSource } from '../../../ports.ts';
import { damagedWorkbook } from './refusals.ts';

/** Reads exactly `length` bytes, or refuses the workbook as damaged. */
export function readBytes(source: ByteSource, offset: number, length: number): Uint8Array<ArrayBuffer> {
  if (offset < 0 || length < 0 || offset + length > source.size) throw damagedWorkbook();
  const bytes = new Uint8Array(length);
  readInto(source, offset, bytes);
  return bytes;
}

/** Fills `into`, or refuses the workbook as damaged. */
export function readInto(source: ByteSource, offset: number, into: Uint8Array): void {
  for (let filled = 0; filled < into.length;) {
    const count = source.read(offset + filled, into.subarray(filled));
    if (count <= 0) throw damagedWorkbook();
    filled += count;
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
