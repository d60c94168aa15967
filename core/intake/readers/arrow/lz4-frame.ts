/** LZ4 frames (lz4_Frame_format.md 1.6.3), as Arrow's buffers are compressed: blocks may refer to earlier ones. */

const MAGIC = 0x184d2204;
const VERSION_BITS = 0x40;
const HAS_BLOCK_CHECKSUM = 0x10;
const HAS_CONTENT_SIZE = 0x08;
const HAS_DICTIONARY_ID = 0x01;
const SHORTEST_MATCH = 4;
const FULL = 15;

/** Everything in the frame, which is `size` bytes. Throws RangeError where it is not. */
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
    if (word >>> 31 === 0) filled = decodeBlock(frame, at, end, out, filled);
    else {
      out.set(frame.subarray(at, end), filled);
      filled += length;
    }
    at = (flags & HAS_BLOCK_CHECKSUM) === 0 ? end : end + 4;
  }
  if (filled !== size) throw new RangeError('The LZ4 frame holds another amount.');
  return out;
}

/** Returns how far `out` is filled afterwards. */
function decodeBlock(block: Uint8Array, start: number, end: number, out: Uint8Array, filled: number): number {
  let at = start;
  let to = filled;
  const longer = (length: number): number => {
    let total = length;
    if (length < FULL) return total;
    for (;;) {
      if (at >= end) throw new RangeError('An LZ4 length is cut off.');
      const byte = block[at++]!;
      total += byte;
      if (byte < 255) return total;
    }
  };
  while (at < end) {
    const token = block[at++]!;
    const literals = longer(token >> 4);
    if (at + literals > end || to + literals > out.length) throw new RangeError('LZ4 literals are cut off.');
    out.set(block.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === end) return to;
    const offset = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = longer(token & FULL) + SHORTEST_MATCH;
    if (offset === 0 || offset > to || to + length > out.length)
      throw new RangeError('An LZ4 match is wrong.');
    if (offset >= length) out.copyWithin(to, to - offset, to - offset + length);
    else for (let index = to; index < to + length; index++) out[index] = out[index - offset]!;
    to += length;
  }
  return to;
}
