import { decodeLz4Block } from '../../reading/binary-columns/lz4-block.ts';

/** LZ4 frames (lz4_Frame_format.md 1.6.3), the compression of Arrow buffers. Blocks may be linked to earlier ones. */

const MAGIC = 0x184d2204;
const VERSION_BITS = 0x40;
const HAS_BLOCK_CHECKSUM = 0x10;
const HAS_CONTENT_SIZE = 0x08;
const HAS_DICTIONARY_ID = 0x01;

/** Decompresses a frame to exactly `size` bytes. Throws RangeError where it holds more, fewer or none. */
export function decodeLz4Frame(frame: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('There is no LZ4 frame.');
  const flags = view.getUint8(4);
  if ((flags & 0xc0) !== VERSION_BITS || (flags & HAS_DICTIONARY_ID) !== 0) {
    throw new RangeError('The LZ4 frame is of another version.');
  }
  let at = (flags & HAS_CONTENT_SIZE) === 0 ? 7 : 15;
  const out = new Uint8Array(size);
  let filled = 0;
  for (;;) {
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) break;
    const length = word & 0x7fffffff;
    const end = at + length;
    if (end > frame.length) throw new RangeError('An LZ4 block is cut off.');
    if (word >>> 31 === 0) filled = decodeLz4Block(frame, at, end, out, filled);
    else {
      out.set(frame.subarray(at, end), filled);
      filled += length;
    }
    at = (flags & HAS_BLOCK_CHECKSUM) === 0 ? end : end + 4;
  }
  if (filled !== size) throw new RangeError('The LZ4 frame holds another amount.');
  return out;
}
